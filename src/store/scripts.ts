import { readFileSync } from "node:fs";
import type { Result } from "ioredis";
import type { RedisConnection } from "../redis/connection.ts";
import type { RecordReply } from "./record-all.ts";
import { inOrderOfNeed, joinParts } from "./script-parts.ts";

declare module "ioredis" {
  interface RedisCommander<Context> {
    readoutRecord(keys: number, ...rest: (string | number)[]): Result<RecordReply, Context>;
    readoutReadEvent(
      base: string,
      since: string,
      until: string,
      sureLetters: string,
    ): Result<string[], Context>;
    readoutReadVoices(
      base: string,
      most: number,
      ...triples: string[]
    ): Result<string[][], Context>;
    readoutReadUtterances(base: string, ...ids: string[]): Result<(string | number)[], Context>;
    readoutReadPrints(base: string, id: string, most: number): Result<string[], Context>;
    readoutReadSummary(base: string): Result<(string | number)[], Context>;
    readoutCorrect(base: string, ...said: string[]): Result<(string | number)[], Context>;
    readoutFreeze(
      base: string,
      id: string,
      figures: string,
      most: number,
    ): Result<"kept" | "known" | "empty" | "full", Context>;
    readoutFindUtterances(base: string, ...names: string[]): Result<string[], Context>;
    readoutReadContents(keys: number, ...rest: (string | number)[]): Result<string[], Context>;
    readoutReadMentions(
      base: string,
      number: number,
      heads: "heads" | "",
    ): Result<(string | number)[], Context>;
    readoutBeginForget(base: string, sequence36: string, keys: string): Result<number, Context>;
    readoutForget(
      base: string,
      unchangedMs: number,
      sequence36: string,
    ): Result<[taken: number, mentions: number], Context>;
    readoutDropTexts(base: string, unchangedMs: number): Result<number, Context>;
    readoutCarryOver(base: string): Result<number, Context>;
    readoutReadWordings(base: string, ...names: string[]): Result<(string | number)[], Context>;
    readoutRegroup(base: string, ...rest: (string | number)[]): Result<number, Context>;
    readoutWebhook(
      key: string,
      process: string,
      forMs: number,
      ...fields: string[]
    ): Result<number, Context>;
    readoutSetKnown(hash: string, field: string, value: string): Result<number, Context>;
    readoutKeepPage(
      keys: number,
      ...keysAndArgs: [
        items: string,
        pages: string,
        texts: string,
        item: string,
        name: string,
        page: string,
        text: string,
      ]
    ): Result<string, Context>;
    readoutReleaseChunk(
      keys: number,
      ...keysAndId: [index: string, chunk: string, job: string, jobId: string]
    ): Result<number, Context>;
  }
}

/** The file of each command; its header line names the parts that it needs. */
const SCRIPTS = {
  readoutRecord: "record",
  readoutReadEvent: "read-event",
  readoutReadVoices: "read-voices",
  readoutReadUtterances: "read-utterances",
  readoutReadPrints: "read-prints",
  readoutReadSummary: "read-summary",
  readoutReadContents: "read-contents",
  readoutCorrect: "correct",
  readoutFreeze: "freeze",
  readoutFindUtterances: "find-utterances",
  readoutReadMentions: "read-mentions",
  readoutBeginForget: "begin-forget",
  readoutForget: "forget-event",
  readoutCarryOver: "carry-over",
  readoutDropTexts: "drop-texts",
  readoutReadWordings: "read-wordings",
  readoutRegroup: "regroup",
  readoutReleaseChunk: "release-chunk",
  readoutWebhook: "webhook",
  readoutSetKnown: "set-known",
  readoutKeepPage: "keep-page",
} as const;

type ScriptName = keyof typeof SCRIPTS;

/** The commands that are called with several keys, such as those of several events. */
const SEVERAL_KEYS: readonly ScriptName[] = [
  "readoutRecord",
  "readoutReadContents",
  "readoutReleaseChunk",
  "readoutKeepPage",
];

/**
 * Gives a connection Readout's scripts as commands. Each is put together from its parts when it is first called: most
 * processes call few of them, and all together take as long as a report.
 */
export function defineScripts(redis: RedisConnection): void {
  if (Object.hasOwn(redis, "readoutRecord")) return; // it has them already
  const commands = redis as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of Object.keys(SCRIPTS) as ScriptName[]) {
    commands[name] = (...args) => {
      defineScript(redis, name);
      return commands[name]!(...args);
    };
  }
}

/** Defines one of them before it is called in a transaction, which knows what is defined when it begins. */
export function defineScript(redis: RedisConnection, name: ScriptName): void {
  const lua = joinParts(inOrderOfNeed(SCRIPTS[name], readPart));
  redis.defineCommand(name, { lua, ...(!SEVERAL_KEYS.includes(name) && { numberOfKeys: 1 }) });
}

function readPart(name: string): string {
  return readFileSync(new URL(`./${name}.lua`, import.meta.url), "utf8");
}
