import { readFileSync } from "node:fs";
import { InvalidInputError, type Problem } from "../errors.ts";
import {
  DEFAULT_SENTINEL_PORT,
  parseAddress,
  readHosts,
  type RedisAddress,
  type RedisPlace,
  type RedisTls,
} from "./address.ts";

/** The settings that say how Redis is reached, by the names of their environment variables. */
export type RedisSettings = Partial<
  Record<
    | "REDIS_URL"
    | "REDIS_CLUSTER_NODES"
    | "REDIS_SENTINELS"
    | "REDIS_SENTINEL_NAME"
    | "REDIS_SENTINEL_PASSWORD"
    | "REDIS_SENTINEL_PASSWORD_FILE"
    | "REDIS_USERNAME"
    | "REDIS_PASSWORD"
    | "REDIS_PASSWORD_FILE"
    | "REDIS_TLS_CA_FILE"
    | "REDIS_TLS_CERT_FILE"
    | "REDIS_TLS_KEY_FILE",
    string
  >
>;

/** How Redis is reached when no setting says where it is. */
const DEFAULT_PLACE: RedisPlace = { kind: "server", host: "127.0.0.1", port: 6379, database: 0 };

/** The address that the settings give, whether one of them says where Redis is, and all problems with them. */
export function readAddress(settings: RedisSettings) {
  const problems: Problem[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const secret = (name: "REDIS_PASSWORD" | "REDIS_SENTINEL_PASSWORD") => {
    const file = settings[`${name}_FILE`];
    return file === undefined
      ? settings[name]
      : attempt(() => readText(`${name}_FILE`, file).trim());
  };

  const given = PLACES.filter((name) => settings[name] !== undefined);
  if (given.length > 1) {
    problems.push({ field: given[1], message: `says the same as ${given[0]}; set one of them` });
  }
  const place = attempt(() => readPlace(settings));
  const address: RedisAddress = place ?? { at: DEFAULT_PLACE };
  if (settings.REDIS_USERNAME !== undefined) address.username = settings.REDIS_USERNAME;
  const password = secret("REDIS_PASSWORD");
  if (password !== undefined) address.password = password;
  const sentinelPassword = secret("REDIS_SENTINEL_PASSWORD");
  if (address.at.kind === "sentinel") address.at.password = sentinelPassword;

  const certificates = attempt(() => readCertificates(settings));
  if (certificates) {
    const plain =
      settings.REDIS_URL !== undefined && place !== undefined && place.tls === undefined;
    if (plain) {
      const message = "needs TLS: begin REDIS_URL with rediss://";
      problems.push({ field: TLS_FILES.find((name) => settings[name] !== undefined), message });
    }
    address.tls = certificates;
  }
  return { address, given: given.length > 0, problems };
}

const PLACES = ["REDIS_URL", "REDIS_CLUSTER_NODES", "REDIS_SENTINELS"] as const;
const TLS_FILES = ["REDIS_TLS_CA_FILE", "REDIS_TLS_CERT_FILE", "REDIS_TLS_KEY_FILE"] as const;

function readPlace({
  REDIS_URL: url,
  REDIS_CLUSTER_NODES: nodes,
  REDIS_SENTINELS: sentinels,
  REDIS_SENTINEL_NAME: name,
}: RedisSettings): RedisAddress | undefined {
  if (url !== undefined) return parseAddress(url);
  if (nodes !== undefined) {
    return { at: { kind: "cluster", nodes: readHosts(nodes, "REDIS_CLUSTER_NODES") } };
  }
  if (sentinels === undefined) return undefined;
  if (name === undefined) {
    const message =
      "is missing: give the name of the master, as the sentinels know it, such as mymaster";
    throw new InvalidInputError([{ field: "REDIS_SENTINEL_NAME", message }], "INVALID_CONFIG");
  }
  const hosts = readHosts(sentinels, "REDIS_SENTINELS", DEFAULT_SENTINEL_PORT);
  return { at: { kind: "sentinel", sentinels: hosts, name } };
}

function readCertificates(settings: RedisSettings): RedisTls | undefined {
  const [ca, cert, key] = TLS_FILES.map((name) => {
    const file = settings[name];
    return file === undefined ? undefined : readText(name, file);
  });
  if ((cert === undefined) !== (key === undefined)) {
    const field = cert === undefined ? "REDIS_TLS_CERT_FILE" : "REDIS_TLS_KEY_FILE";
    const message = "is missing: a certificate needs its key, and a key its certificate";
    throw new InvalidInputError([{ field, message }], "INVALID_CONFIG");
  }
  if (ca === undefined && cert === undefined) return undefined;
  return { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert, key }) };
}

function readText(field: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const message = `can't be read: ${(error as Error).message}`;
    throw new InvalidInputError([{ field, message }], "INVALID_CONFIG");
  }
}
