import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { type Env, freshEnv, readout, startReadout, startWorker } from "../servers/commands.ts";
import { freshFolder } from "./serving.ts";

/** A server of the built package, once it says where it is. */
async function startServing(env: Env, args: string[] = []) {
  const started = startReadout(["serve", "--port", "0", ...args], env);
  let said = "";
  started.child.stderr!.on("data", (data) => void (said += String(data)));
  await vi.waitUntil(() => /serving (http\S+)/.test(said), { timeout: 120_000 });
  return { ...started, said: () => said, url: /serving (http\S+)/.exec(said)![1]! };
}

test("what is sent over HTTP is counted by a worker, told to who listens, and shown", async () => {
  const env = freshEnv();
  const { url, child, exited } = await startServing(env);
  const event = `${url}/api/v1/events/summit`;
  const sent = await fetch(`${event}/statements`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify([{ id: "a", text: "Paris welcomed the summit." }]),
  });
  expect(sent.status).toBe(202);
  expect((await fetch(`${event}/statements/a`)).status).toBe(404);
  const live = await fetch(`${event}/live`);
  const worker = startWorker(env);
  let told = "";
  for await (const part of live.body!.pipeThrough(new TextDecoderStream())) {
    told += part;
    if ((told.match(/event: changed/g)?.length ?? 0) >= 2) break;
  }
  expect(await (await fetch(`${event}/statements/a`)).json()).toMatchObject({
    mention: { id: "a", tags: { country: { code: "FR" }, stance: { label: "welcoming" } } },
  });
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
  worker.child.kill("SIGTERM");
  await worker.exited;
});

test("a host that lets others in is refused without a file of tokens", async () => {
  const refused = await readout(["serve", "--port", "0", "--host", "0.0.0.0"], freshEnv());
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("READOUT_TOKEN_FILE");
});

test("a token is printed once, kept as a hash for its owner alone, and revoked while the server runs", async () => {
  const READOUT_TOKEN_FILE = join(freshFolder(), "tokens.json");
  const env = { ...freshEnv(), READOUT_TOKEN_FILE };
  const { url, child, exited } = await startServing(env, ["--host", "0.0.0.0"]);
  const local = url.replace("0.0.0.0", "127.0.0.1");
  const ask = async (word?: string) => {
    const headers: Record<string, string> = word ? { authorization: `Bearer ${word}` } : {};
    return (await fetch(`${local}/api/v1/events`, { headers })).status;
  };
  expect(existsSync(READOUT_TOKEN_FILE)).toBe(false);
  expect(await ask()).toBe(401);
  const made = await readout(["token", "make", "--scope", "read", "--name", "desk"], env);
  const word = made.stdout.trim();
  expect(word).toMatch(/^rdt_[0-9a-f]{12}_[\w-]{43}$/);
  expect(readFileSync(READOUT_TOKEN_FILE, "utf8")).not.toContain(word.slice(17));
  expect(statSync(READOUT_TOKEN_FILE).mode & 0o777).toBe(0o600);
  await expect.poll(() => ask(word), { timeout: 60_000 }).toBe(200);
  const { stdout } = await readout(["token", "list"], env);
  const [id = "", scopes] = stdout.split("  ");
  expect([id, scopes, stdout.includes("desk")]).toEqual([word.slice(4, 16), "read", true]);
  expect((await readout(["token", "revoke", id], env)).code).toBe(0);
  await expect.poll(() => ask(word), { timeout: 60_000 }).toBe(401);
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});

test.each([
  [["token", "make", "--scope", "reed"], "There is no scope reed"],
  [["token", "make", "--days", "0"], "not a number of days"],
  [["token", "revoke", "x"], "has no token x"],
  [["token"], "Say what to do"],
  [["serve", "--port", "x"], "not a port"],
])("%j is refused with what would be right", async (args, words) => {
  const READOUT_TOKEN_FILE = join(freshFolder(), "tokens.json");
  const refused = await readout(args, { ...freshEnv(), READOUT_TOKEN_FILE });
  expect([refused.code, refused.stderr.includes(words)]).toEqual([2, true]);
});

test("a server without Redis lives, and says that it is not ready", async () => {
  const env = { ...freshEnv(), REDIS_URL: "redis://127.0.0.1:1" };
  const { url, child, exited } = await startServing(env);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ code: "REDIS_UNREACHABLE" });
  expect(ready.headers.get("retry-after")).toBe("2");
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});
