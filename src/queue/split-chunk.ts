import { articleOf } from "../counting/entry.ts";
import type { Statement } from "../statement/statement.ts";
import { hasOneSequence, type ReceivedChunk, sequenceAt, type Sequenced } from "./chunk.ts";

/** A part of a chunk, with a number that no other part of this chunk has. */
export type ChunkPart = { part: number; data: ReceivedChunk };

type Splittable = Sequenced & { statements: readonly unknown[]; revisions: readonly unknown[] };

/** The statements of a chunk from one place up to another, each with the sequence that it had. */
export function partOf<C extends Splittable>(chunk: C, from: number, to: number): C {
  return {
    ...chunk,
    sequence: sequenceAt(chunk, from),
    ...(chunk.sequences && { sequences: chunk.sequences.slice(from, to) }),
    statements: chunk.statements.slice(from, to),
    revisions: [],
  };
}

/**
 * The sequence of each statement of a chunk. In format 1, where all have one, those that a later one replaces
 * go back: else two contents of one mention would be of one moment.
 */
export function sequencesOf(
  chunk: Sequenced & { statements: readonly unknown[] },
): readonly number[] {
  const { statements } = chunk;
  const sequences = statements.map((_, place) => sequenceAt(chunk, place));
  let places = hasOneSequence(chunk) ? [...statements.keys()] : [];
  while (places.length > 1) {
    const older = replacedIn(places.map((place) => statements[place]));
    places = places.filter((_, i) => older.has(i));
    for (const place of places) sequences[place] = Math.max(0, (sequences[place] ?? 0) - 1);
  }
  return sequences;
}

/** Two parts of a chunk of several statements; whichever is counted first, the counts are those of the whole. */
export function splitChunk(chunk: ReceivedChunk): ChunkPart[] {
  const { statements, revisions } = chunk;
  const older = hasOneSequence(chunk) ? replacedIn(statements) : new Set<number>();
  if (older.size > 0) {
    // Halves would have the same sequence, and the half that is counted last would win. So the older contents
    // get the sequence before: whatever else has that one, the newer contents replace it too.
    const some = (isOlder: boolean) => statements.filter((_, i) => older.has(i) === isOlder);
    const sequence = Math.max(0, chunk.sequence - 1);
    return [
      { part: 0, data: { ...chunk, sequence, statements: some(true), revisions: [] } },
      { part: statements.length, data: { ...chunk, statements: some(false) } },
    ];
  }
  const middle = Math.ceil(statements.length / 2);
  return [
    { part: 0, data: { ...partOf(chunk, 0, middle), revisions } },
    { part: middle, data: partOf(chunk, middle, statements.length) },
  ];
}

/** The places of statements that a later one in the chunk replaces: by its id, or by another state of their article. */
function replacedIn(statements: readonly unknown[]): Set<number> {
  const replaced = new Set<number>();
  const ids = new Set<string>();
  const states = new Map<string, string>();
  for (const [back, value] of statements.toReversed().entries()) {
    const { event, id, url, article } = (value ?? {}) as Partial<Statement>;
    const from = article?.hash === undefined ? null : articleOf({ url, article } as Statement);
    const source = JSON.stringify([event, from?.article]);
    const state = from ? (states.get(source) ?? from.revision) : undefined;
    const name = JSON.stringify([event, id]);
    if (ids.has(name) || state !== from?.revision) replaced.add(statements.length - 1 - back);
    if (typeof id === "string") ids.add(name);
    if (state !== undefined) states.set(source, state);
  }
  return replaced;
}
