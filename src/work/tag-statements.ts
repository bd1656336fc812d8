import { type Entry, toEntry } from "../counting/entry.ts";
import { ReadoutError } from "../errors.ts";
import type { Sequenced } from "../queue/chunk.ts";
import { sequencesOf } from "../queue/split-chunk.ts";
import { parseStatement } from "../statement/parse-statement.ts";
import type { OwnTagger } from "../tagging/tagger.ts";

/** A statement with a million unknown fields has as many problems. */
const MAX_REASON_LENGTH = 1_000;

/** A statement that can never be processed: where it stood in its chunk, and why. */
export type Poison = { part: number; reason: string };

/**
 * Checks and tags the statements of one chunk. Those that can never be processed come back with their
 * reasons, and do not hold up the others.
 */
export async function tagStatements(
  chunk: Sequenced & { statements: readonly unknown[] },
  tagger: OwnTagger,
): Promise<{ entries: Entry[]; poison: Poison[] }> {
  const entries: Entry[] = [];
  const poison: Poison[] = [];
  const sequences = sequencesOf(chunk);
  for (const [part, value] of chunk.statements.entries()) {
    try {
      const statement = parseStatement(value);
      const given = tagger.tag(statement);
      // To wait where nothing is to be waited for would cost a turn a statement.
      const tags = given instanceof Promise ? await given : given;
      const tagged = { ...statement, tags };
      const sequence = sequences[part] ?? chunk.sequence;
      entries.push(toEntry(tagged, { sequence, epoch: tagger.epoch }));
    } catch (error) {
      poison.push({ part, reason: reasonOf(error) });
    }
  }
  return { entries, poison };
}

function reasonOf(error: unknown): string {
  const reason = error instanceof ReadoutError ? error.message : `Tagging threw ${String(error)}`;
  return reason.length > MAX_REASON_LENGTH ? `${reason.slice(0, MAX_REASON_LENGTH)}…` : reason;
}
