import type { RedisConnection } from "../redis/connection.ts";
import type { PartLine } from "./event-file.ts";

/** What belongs to an event beside its mentions, one kind of line each in its file. */
export type EventPart = {
  /** The kind of its lines. */
  kind: string;
  /** Its lines, in an order that only depends on what they say. */
  read(redis: RedisConnection, base: string, event: string): AsyncIterable<PartLine[]>;
  /** What is wrong with a line, in the words of a problem; null where nothing is. */
  check(line: PartLine): string | null;
  /** Takes lines in under an event, each once however often it comes, after the mentions. */
  write(
    redis: RedisConnection,
    to: { base: string; event: string },
    lines: PartLine[],
  ): Promise<void>;
};

/** All of them, in the order in which they stand in the file. */
export const EVENT_PARTS: readonly EventPart[] = [];
