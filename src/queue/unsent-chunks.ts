import type { ArticleRevision } from "../counting/entry.ts";
import { groupBy } from "../statement/group-by.ts";
import type { Statement } from "../statement/statement.ts";
import { weightOf } from "./weight.ts";

/** Statements go out in chunks, several chunks a round trip. */
const CHUNKS_PER_SEND = 8;
/** A chunk is closed early when all that is in it would weigh more, in bytes. */
const MAX_CHUNK_WEIGHT = 1_000_000;
/** An item that can be put on the queue: a checked statement, or a new state of an article. */
export type Sendable = { statement: Statement } | { revision: Omit<ArticleRevision, "sequence"> };

/** All at once, or as they come, some at a time. */
export type Sendables = Iterable<Sendable> | AsyncIterable<readonly Sendable[]>;

/** A chunk that has no place on the queue yet. */
export type UnsentChunk = {
  statements: Statement[];
  revisions: UnsentRevision[];
  /** About how many bytes it takes on the queue. */
  weight: number;
};

type WeighedItem = { item: Sendable; weight: number };

/** `place` is that of the next statement in its chunk; after the last one, one more than its place. */
type UnsentRevision = Omit<ArticleRevision, "sequence"> & { place: number };

/** How many sequences a chunk takes: one for each statement, and one for a state of an article behind them. */
export function placesIn({ statements, revisions }: UnsentChunk): number {
  return statements.length + (revisions.length > 0 ? 1 : 0);
}

/**
 * Waits, from the first statement of a round trip on, for the moment in which it goes though it is not full;
 * `gathered` tells how many there are by then.
 */
export type Linger = (gathered: () => number) => Promise<unknown>;

/**
 * Deals everything out to chunks, and those to round trips, each of which goes as soon as it is full or
 * its first statement has lingered. Within a round trip statements of one event stand
 * together, in the order in which they came: every event in a chunk has costs of its own.
 */
export async function* inChunks(
  items: Sendables,
  { chunkSize, linger }: { chunkSize: number; linger: Linger },
): AsyncIterable<UnsentChunk[]> {
  for await (const window of inWindows(items, chunkSize * CHUNKS_PER_SEND, linger)) {
    const chunks = toChunks(window, chunkSize);
    for (let i = 0; i < chunks.length; i += CHUNKS_PER_SEND)
      yield chunks.slice(i, i + CHUNKS_PER_SEND);
  }
}

/** So many items at a time, fewer of heavy ones, and the last ones fewer. */
async function* inWindows(
  items: Sendables,
  size: number,
  linger: Linger,
): AsyncIterable<WeighedItem[]> {
  let window: WeighedItem[] = [];
  let total = 0;
  for await (const some of Symbol.iterator in items
    ? [items]
    : lingering(items, () => window, linger)) {
    if (some === LINGERED) {
      if (window.length > 0) yield window;
      window = [];
      total = 0;
      continue;
    }
    for (const item of some) {
      const weight = weightOf("statement" in item ? item.statement : item.revision);
      window.push({ item, weight });
      total += weight;
      if (window.length < size && total < CHUNKS_PER_SEND * MAX_CHUNK_WEIGHT) continue;
      yield window;
      window = [];
      total = 0;
    }
  }
  if (window.length > 0) yield window;
}

const LINGERED = Symbol("lingered");

/** The items as they come, and LINGERED whenever the round trip that is gathered has waited long enough. */
async function* lingering<T>(
  items: AsyncIterable<T>,
  gathered: () => readonly unknown[],
  linger: Linger,
): AsyncIterable<T | typeof LINGERED> {
  const iterator = items[Symbol.asyncIterator]();
  let waiting: readonly unknown[] | undefined;
  let over: Promise<typeof LINGERED> | undefined;
  try {
    for (;;) {
      const window = gathered();
      // One that was full has gone, and what came behind it waits from now on.
      if (window.length > 0 && window !== waiting) {
        over = linger(() => window.length).then(() => LINGERED);
        waiting = window;
      }
      const next = iterator.next();
      next.catch(() => {}); // it is awaited, but perhaps not at once
      if (window.length > 0 && (await Promise.race([next, over])) === LINGERED) yield LINGERED;
      const result = await next;
      if (result.done) return;
      yield result.value;
    }
  } finally {
    // Not waited for: a source that has nothing to give answers only when it has something.
    void iterator.return?.().then(undefined, () => {});
  }
}

function toChunks(window: readonly WeighedItem[], chunkSize: number): UnsentChunk[] {
  const chunks = [emptyChunk()];
  for (const { item, weight } of [...groupBy(window, eventOf).values()].flat()) {
    let chunk = chunks.at(-1)!;
    if (chunk.statements.length >= chunkSize || chunk.weight + weight > MAX_CHUNK_WEIGHT) {
      chunk = emptyChunk();
      chunks.push(chunk);
    }
    chunk.weight += weight;
    if ("statement" in item) chunk.statements.push(item.statement);
    else chunk.revisions.push({ ...item.revision, place: chunk.statements.length });
  }
  return chunks.filter(({ statements, revisions }) => statements.length + revisions.length > 0);
}

function eventOf({ item }: WeighedItem): string {
  return "statement" in item ? item.statement.event : item.revision.event;
}

function emptyChunk(): UnsentChunk {
  return { statements: [], revisions: [], weight: 0 };
}
