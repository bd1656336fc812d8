import fc from "fast-check";
import { expect, test } from "vitest";
import { type Entry, toEntry } from "../../src/counting/entry.ts";
import { openTally } from "../../src/counting/tally.ts";
import { CHUNK_VERSION, readChunk, type ReceivedChunk } from "../../src/queue/chunk.ts";
import { sequencesOf, splitChunk } from "../../src/queue/split-chunk.ts";
import type { TaggedStatement } from "../../src/statement/tags.ts";
import { EVENT, mentionArbitrary, sorted } from "../counting/mentions.ts";

// As they come from one sender: tags follow from the content, and an article's states from one another.
const statements = fc
  .array(mentionArbitrary, { minLength: 2, maxLength: 12 })
  .map(([first, ...others]) =>
    [first!, ...others].map(({ id, statement }, i) => {
      const file = `${id}.txt`.slice(0, 1);
      const article = statement.article && { file, hash: `h${Math.floor(i / 3)}` };
      return { ...statement, article, tags: first!.statement.tags };
    }),
  );

test.each([CHUNK_VERSION, 1])(
  "a chunk of format %i counts the same whole and split as often as can be, whatever part is counted first",
  (version) => {
    fc.assert(
      fc.property(statements, fc.infiniteStream(fc.nat()), (list, random) => {
        const chunk = readChunk({ version, sequence: 50, statements: list })!;
        const parts = shuffle(splitUp(chunk), random);
        expect(parts.every((part) => part.statements.length === 1)).toBe(true);
        expect(sorted(count(parts).snapshot())).toEqual(sorted(count([chunk]).snapshot()));
      }),
      { numRuns: 2_000 },
    );
  },
);

test("a part of a part has the sequences of the whole", () => {
  const list = Array.from({ length: 9 }, (_, i) => ({ id: `s-${i}` }));
  const chunk = readChunk({ version: CHUNK_VERSION, sequence: 100, statements: list })!;
  const sequences = splitUp(chunk).map(({ sequence, statements: [only] }) => [sequence, only]);
  expect(sequences).toEqual(list.map((statement, i) => [100 + i, statement]));
});

function splitUp(chunk: ReceivedChunk): ReceivedChunk[] {
  if (chunk.statements.length <= 1) return [chunk];
  return splitChunk(chunk).flatMap(({ data }) => splitUp(data));
}

function count(chunks: readonly ReceivedChunk[]) {
  const tally = openTally(EVENT);
  for (const chunk of chunks) {
    const sequences = sequencesOf(chunk);
    for (const [i, statement] of chunk.statements.entries()) {
      tally.record(entryOf(statement as TaggedStatement, sequences[i]!));
    }
  }
  return tally;
}

function entryOf(statement: TaggedStatement, sequence: number): Entry {
  return toEntry(statement, { sequence, epoch: 1 });
}

function shuffle<T>(list: readonly T[], random: Iterator<number>): T[] {
  const left = [...list];
  return list.map(() => left.splice(random.next().value % left.length, 1)[0]!);
}
