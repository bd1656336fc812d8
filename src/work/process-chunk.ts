import { setImmediate as nextTurn } from "node:timers/promises";
import type { ArticleRevision, Entry } from "../counting/entry.ts";
import { toEntry } from "../counting/entry.ts";
import type { Recorded } from "../counting/tally.ts";
import { parseStatement } from "../statement/parse-statement.ts";
import type { Aggregates } from "../store/aggregates.ts";
import type { Tagger } from "../tagging/tagger.ts";

/** Tagging gives way to locks, signals and heartbeats after so long, in milliseconds. */
const TURN_MS = 20;

/** A statement that can never be processed, where it stood in its chunk, and why. */
export type Poison = { part: number; statement: unknown; reason: string };

/** Where a chunk's mentions are counted. */
export type Counter = Pick<Aggregates, "record">;

/**
 * Checks, tags and counts the statements of one chunk; repeating it changes nothing. Statements that
 * can never be processed come back with their reasons, and the others are counted all the same.
 */
export async function processChunk(
  chunk: {
    sequence: number;
    statements: readonly unknown[];
    revisions: readonly ArticleRevision[];
  },
  { tagger, counter }: { tagger: Tagger; counter: Counter },
): Promise<{ recorded: Recorded; poison: Poison[] }> {
  const entries: Entry[] = [];
  const poison: Poison[] = [];
  let turnBegan = performance.now();
  for (const [part, value] of chunk.statements.entries()) {
    try {
      const statement = parseStatement(value);
      const tagged = { ...statement, tags: tagger.tag(statement) };
      entries.push(toEntry(tagged, { sequence: chunk.sequence, epoch: tagger.epoch }));
    } catch (error) {
      poison.push({ part, statement: value, reason: reasonOf(error) });
    }
    if (performance.now() - turnBegan > TURN_MS) {
      await nextTurn();
      turnBegan = performance.now();
    }
  }
  const recorded = await counter.record({ entries, revisions: chunk.revisions });
  return { recorded, poison };
}

function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return `Tagging threw ${String(error)}`;
}
