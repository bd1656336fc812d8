import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { InvalidInputError } from "../../src/errors.ts";
import { parseAddress, type RedisAddress, showAddress } from "../../src/redis/address.ts";
import { toJsonLines, writeFiles } from "../servers/commands.ts";

test.each<[text: string, address: RedisAddress, shown: string]>([
  [
    "redis://10.0.0.1",
    { at: { kind: "server", host: "10.0.0.1", port: 6379, database: 0 } },
    "redis://10.0.0.1:6379",
  ],
  [
    "rediss://ada:p%40ss%2Fw@redis.example:7000/3",
    {
      at: { kind: "server", host: "redis.example", port: 7000, database: 3 },
      username: "ada",
      password: "p@ss/w",
      tls: {},
    },
    "rediss://redis.example:7000/3",
  ],
  [
    "redis://:a@b@[::1]:7000",
    { at: { kind: "server", host: "::1", port: 7000, database: 0 }, password: "a@b" },
    "redis://[::1]:7000",
  ],
  [
    "/run/redis.sock",
    { at: { kind: "socket", path: "/run/redis.sock", database: 0 } },
    "/run/redis.sock",
  ],
  [
    "redis+cluster://ada:secret@a:1,b:2,c",
    {
      at: {
        kind: "cluster",
        nodes: [
          { host: "a", port: 1 },
          { host: "b", port: 2 },
          { host: "c", port: 6379 },
        ],
      },
      username: "ada",
      password: "secret",
    },
    "redis+cluster://a:1,b:2,c:6379",
  ],
  [
    "rediss+sentinel://a:1,b/mymaster",
    {
      at: {
        kind: "sentinel",
        sentinels: [
          { host: "a", port: 1 },
          { host: "b", port: 26_379 },
        ],
        name: "mymaster",
      },
      tls: {},
    },
    "rediss+sentinel://a:1,b:26379/mymaster",
  ],
])("%s is read, and shown without its secrets", (text, address, shown) => {
  expect(parseAddress(text)).toEqual(address);
  expect(showAddress(parseAddress(text))).toBe(shown);
});

test.each([
  ["http://hidden@a", /must begin with redis:\/\//],
  ["redis://", /host number 1/],
  ["redis://a:70000", /host number 1/],
  ["redis://a,b", /redis\+cluster/],
  ["redis+cluster://a,:2", /host number 2/],
  ["redis+cluster://a/1", /database/],
  ["redis+sentinel://a", /master/],
  ["redis://a/x", /database/],
  ["redis://a?family=6", /may not have options/],
  ["redis://ada:hid%zz@a", /%25/],
])("%s is refused with what would be right, and not repeated", (text, message) => {
  const refused = caught(() => parseAddress(text));
  expect(refused.code).toBe("INVALID_CONFIG");
  expect(refused.message).toMatch(message);
  expect(refused.message).not.toContain("hid");
});

describe("from settings", () => {
  test("cluster nodes and sentinels take user, password and certificates that stand apart", () => {
    const [password, ca] = writeFiles({ password: "hush\n", "ca.pem": "CERTIFICATE" });
    const shared = { REDIS_USERNAME: "ada", REDIS_PASSWORD_FILE: password, REDIS_TLS_CA_FILE: ca };
    expect(readConfig({ ...shared, REDIS_CLUSTER_NODES: "a:1, b:2" }).redis).toEqual({
      at: {
        kind: "cluster",
        nodes: [
          { host: "a", port: 1 },
          { host: "b", port: 2 },
        ],
      },
      username: "ada",
      password: "hush",
      tls: { ca: "CERTIFICATE" },
    });
    const sentinels = { REDIS_SENTINELS: "a,b:2", REDIS_SENTINEL_NAME: "main" };
    expect(readConfig({ ...sentinels, REDIS_SENTINEL_PASSWORD: "quiet" }).redis).toEqual({
      at: {
        kind: "sentinel",
        sentinels: [
          { host: "a", port: 26_379 },
          { host: "b", port: 2 },
        ],
        name: "main",
        password: "quiet",
      },
    });
  });

  test("without a place it is this machine, with user and password all the same", () => {
    const { redis, redisGiven } = readConfig({ REDIS_PASSWORD: "hush" });
    expect(showAddress(redis)).toBe("redis://127.0.0.1:6379");
    expect(redis.password).toBe("hush");
    expect(redisGiven).toBe(false);
  });

  test("all that is wrong is listed at once", () => {
    const [cert] = writeFiles({ "cert.pem": toJsonLines([]) });
    const env = {
      REDIS_URL: "redis://a",
      REDIS_SENTINELS: "b",
      REDIS_PASSWORD_FILE: "/nowhere/password",
      REDIS_TLS_CERT_FILE: cert,
      READOUT_QUEUE_SHARDS: "0",
      READOUT_WAIT_MS: "soon",
    };
    const { problems } = caught(() => readConfig(env));
    expect(problems.map(({ field }) => field).toSorted()).toEqual([
      "READOUT_QUEUE_SHARDS",
      "READOUT_WAIT_MS",
      "REDIS_PASSWORD_FILE",
      "REDIS_SENTINELS",
      "REDIS_TLS_KEY_FILE",
    ]);
  });

  test("certificates with an address in plain text are refused", () => {
    const [ca] = writeFiles({ "ca.pem": "CERTIFICATE" });
    const { message } = caught(() => readConfig({ REDIS_URL: "redis://a", REDIS_TLS_CA_FILE: ca }));
    expect(message).toMatch(/REDIS_TLS_CA_FILE: needs TLS: begin REDIS_URL with rediss:/);
  });
});

function caught(act: () => unknown): InvalidInputError {
  try {
    act();
  } catch (error) {
    return error as InvalidInputError;
  }
  throw new Error("nothing was refused");
}
