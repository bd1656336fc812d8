import type { ArticleRevision } from "../counting/entry.ts";
import { groupBy } from "../statement/group-by.ts";
import type { Statement } from "../statement/statement.ts";
import { weightOf } from "./weight.ts";

/** Statements go out in chunks, several chunks a round trip. */
const CHUNKS_PER_SEND = 8;
/** A chunk is closed early when all that is in it would weigh more, in bytes. */
const MAX_CHUNK_WEIGHT = 1_000_000;
/** A round trip that is not full goes out so many milliseconds after its first statement came. */
const LINGER_MS = 20;

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
 * Deals everything out to chunks, and those to round trips, each of which goes as soon as it is full or
 * its first statement has waited for the linger. Within a round trip statements of one event stand
 * together, in the order in which they came: every event in a chunk has costs of its own.
 */
export async function* inChunks(items: Sendables, chunkSize: number): AsyncIterable<UnsentChunk[]> {
  for await (const window of inWindows(items, chunkSize * CHUNKS_PER_SEND)) {
    const chunks = toChunks(window, chunkSize);
    for (let i = 0; i < chunks.length; i += CHUNKS_PER_SEND)
      yield chunks.slice(i, i + CHUNKS_PER_SEND);
  }
}

/** So many items at a time, fewer of heavy ones, and the last ones fewer. */
async function* inWindows(items: Sendables, size: number): AsyncIterable<WeighedItem[]> {
  let window: WeighedItem[] = [];
  let total = 0;
  for await (const some of Symbol.iterator in items ? [items] : lingering(items)) {
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

/** The items as they come, and LINGERED whenever the first since the last LINGERED has waited long enough. */
async function* lingering<T>(items: AsyncIterable<T>): AsyncIterable<T | typeof LINGERED> {
  const iterator = items[Symbol.asyncIterator]();
  let due: number | null = null;
  try {
    for (;;) {
      const next = iterator.next();
      if (due !== null && (await comesAfter(next, due))) {
        yield LINGERED;
        due = null;
      }
      const result = await next;
      if (result.done) return;
      due ??= performance.now() + LINGER_MS;
      yield result.value;
    }
  } finally {
    // Not waited for: a source that has nothing to give answers only when it has something.
    void iterator.return?.().then(undefined, () => {});
  }
}

/** Whether the next item is not there yet at `due`, a moment of `performance.now()`. */
async function comesAfter(next: Promise<unknown>, due: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, due - performance.now()), true);
  });
  const settled = next.then(
    () => false,
    () => false, // it is awaited again, and throws there
  );
  return Promise.race([settled, late]).finally(() => clearTimeout(timer));
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
