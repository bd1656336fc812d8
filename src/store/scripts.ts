import { readFileSync } from "node:fs";
import type { Result } from "ioredis";
import type { RedisConnection } from "../redis/connection.ts";

declare module "ioredis" {
  interface RedisCommander<Context> {
    readoutRecord(keys: number, ...rest: (string | number)[]): Result<number[], Context>;
    readoutReadEvent(base: string, since: string, until: string): Result<string[][], Context>;
    readoutReadVoices(base: string, most: number, ...pairs: string[]): Result<string[][], Context>;
    readoutReadUtterances(base: string, ...ids: string[]): Result<(string | number)[], Context>;
    readoutReadSummary(base: string): Result<(string | number)[], Context>;
    readoutReadContents(keys: number, ...rest: (string | number)[]): Result<string[], Context>;
    readoutForget(base: string, unchangedMs: number): Result<number, Context>;
    readoutDropTexts(base: string, unchangedMs: number): Result<number, Context>;
    readoutCarryOver(base: string): Result<number, Context>;
  }
}

const LAID_OUT = ["packed-hash", "sorted-set", "layout", "utterances", "earlier-layout"] as const;

const PARTS = {
  readoutRecord: ["clock", ...LAID_OUT, "articles", "record"],
  readoutReadEvent: [...LAID_OUT, "read-event"],
  readoutReadVoices: ["packed-hash", "sorted-set", "read-voices"],
  readoutReadUtterances: [...LAID_OUT, "read-utterances"],
  readoutReadSummary: ["packed-hash", "read-summary"],
  readoutReadContents: ["packed-hash", "layout", "read-contents"],
  readoutForget: ["clock", "packed-hash", "sorted-set", "earlier-layout", "forget-event"],
  readoutCarryOver: ["packed-hash", "earlier-layout", "carry-over"],
  readoutDropTexts: ["clock", "packed-hash", "drop-texts"],
} as const;

/** They are called for several events at once. */
const SEVERAL_KEYS: readonly string[] = ["readoutRecord", "readoutReadContents"];

/** Gives a connection Readout's scripts as commands; each is put together from readable parts. */
export function defineScripts(redis: RedisConnection): void {
  for (const [name, parts] of Object.entries(PARTS)) {
    const lua = parts.map(readPart).join("\n");
    redis.defineCommand(name, { lua, ...(!SEVERAL_KEYS.includes(name) && { numberOfKeys: 1 }) });
  }
}

function readPart(name: string): string {
  return readFileSync(new URL(`./${name}.lua`, import.meta.url), "utf8");
}
