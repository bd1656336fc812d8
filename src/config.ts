import { readFileSync } from "node:fs";
import { z } from "zod";
import { InvalidInputError } from "./errors.ts";
import { DEFAULT_PREFIX } from "./store/keys.ts";

/** Where Redis is looked for when REDIS_URL is not set. */
export const DEFAULT_REDIS_URL = "redis://127.0.0.1:6379";

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const Environment = z.object({
  REDIS_URL: z
    .string()
    .regex(
      /^(rediss?:\/\/|\/)/,
      "must begin with redis:// or rediss://, or be the path of a unix socket",
    )
    .optional(),
  REDIS_USERNAME: z.string().optional(),
  REDIS_PASSWORD: z.string().optional(),
  REDIS_PASSWORD_FILE: z.string().optional(),
  READOUT_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/, "must be 1 to 40 letters, digits, _ or -")
    .default(DEFAULT_PREFIX),
  READOUT_CONCURRENCY: whole(1, 64).default(2),
  READOUT_CHUNK_SIZE: whole(1, 1_000).default(250),
  READOUT_MAX_WAITING_CHUNKS: whole(1, 10_000_000).default(10_000),
  READOUT_MAX_WAIT_MS: whole(0, 86_400_000).default(60_000),
  READOUT_SHUTDOWN_MS: whole(100, 600_000).default(8_000),
  READOUT_RETENTION_DAYS: whole(1, 36_500).optional(),
  READOUT_TEXT_RETENTION_DAYS: whole(1, 36_500).optional(),
  READOUT_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .default("info"),
});

/** All settings; each is an environment variable that the README describes. */
export type Config = {
  /** Undefined where REDIS_URL is not set. Holds user and password. */
  redisUrl: string | undefined;
  /** What all keys of Readout in Redis begin with. */
  prefix: string;
  /** Chunks that a worker process works on at once. */
  concurrency: number;
  /** Statements in a chunk. */
  chunkSize: number;
  /** Producers wait while more chunks than this are waiting on the queue. */
  maxWaitingChunks: number;
  /** How long a producer waits for workers to make room. */
  maxWaitMs: number;
  /** How long a worker that was told to stop may take. */
  shutdownMs: number;
  /** Events are taken away after so many days without change; undefined: never. */
  retentionDays: number | undefined;
  /** Texts are taken away after so many days without change; undefined: with their event. */
  textRetentionDays: number | undefined;
  logLevel: string;
};

/** Reads all settings. Throws InvalidInputError (code INVALID_CONFIG) that lists every wrong one. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = Environment.safeParse(set);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => ({
      field: path.join("."),
      message,
    }));
    throw new InvalidInputError(problems, "INVALID_CONFIG");
  }
  const settings = result.data;
  return {
    redisUrl: settings.REDIS_URL && withCredentials(settings.REDIS_URL, settings),
    prefix: settings.READOUT_PREFIX,
    concurrency: settings.READOUT_CONCURRENCY,
    chunkSize: settings.READOUT_CHUNK_SIZE,
    maxWaitingChunks: settings.READOUT_MAX_WAITING_CHUNKS,
    maxWaitMs: settings.READOUT_MAX_WAIT_MS,
    shutdownMs: settings.READOUT_SHUTDOWN_MS,
    retentionDays: settings.READOUT_RETENTION_DAYS,
    textRetentionDays: settings.READOUT_TEXT_RETENTION_DAYS,
    logLevel: settings.READOUT_LOG_LEVEL,
  };
}

/** The address with user and password, which may stand apart from it or in a file. */
function withCredentials(redisUrl: string, settings: z.infer<typeof Environment>): string {
  const { REDIS_USERNAME: user, REDIS_PASSWORD: given, REDIS_PASSWORD_FILE: file } = settings;
  const password = file === undefined ? given : readSecret(file);
  if (redisUrl.startsWith("/") || (user === undefined && password === undefined)) return redisUrl;
  if (!URL.canParse(redisUrl)) {
    throw new InvalidInputError(
      [{ field: "REDIS_URL", message: "is no address" }],
      "INVALID_CONFIG",
    );
  }
  const url = new URL(redisUrl);
  if (user !== undefined) url.username = encodeURIComponent(user);
  if (password !== undefined) url.password = encodeURIComponent(password);
  return url.href;
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    const message = `cannot be read: ${(error as Error).message}`;
    throw new InvalidInputError([{ field: "REDIS_PASSWORD_FILE", message }], "INVALID_CONFIG");
  }
}
