import type { ArticleRevision } from "../counting/entry.ts";
import { groupBy } from "../statement/group-by.ts";
import type { Statement } from "../statement/statement.ts";
import { weightOf } from "./weight.ts";

/** Statements go out in chunks, several chunks a round trip. */
const CHUNKS_PER_SEND = 8;
/** A chunk is closed early when all that is in it would weigh more, in bytes. */
const MAX_CHUNK_WEIGHT = 1_000_000;
/** What came is sent when nothing has come for so long since its first, in milliseconds. */
const LINGER_MS = 20;

/** What can be put on the queue: checked statements, and new states of articles. */
export type Sendable = { statement: Statement } | { revision: Omit<ArticleRevision, "sequence"> };

/** All at once, or as they come, some at a time. */
export type Sendables = Iterable<Sendable> | AsyncIterable<readonly Sendable[]>;

/** A chunk that has no place on the queue yet. */
export type Draft = {
  statements: Statement[];
  revisions: DraftRevision[];
  /** About how many bytes it takes on the queue. */
  weight: number;
};

type Weighed = { item: Sendable; weight: number };

/** `place` is that of the statement behind it in its chunk, where there is none one more than the last. */
type DraftRevision = Omit<ArticleRevision, "sequence"> & { place: number };

/** How many sequences a chunk takes: one for each statement, and one for a state of an article behind them. */
export function placesIn({ statements, revisions }: Draft): number {
  return statements.length + (revisions.length > 0 ? 1 : 0);
}

/**
 * Deals everything out to chunks, and those to round trips, each of which goes as soon as it is full or
 * its first statement has waited for the linger. Within a round trip statements of one event stand
 * together, in the order in which they came: every event in a chunk has costs of its own.
 */
export async function* inDrafts(items: Sendables, chunkSize: number): AsyncIterable<Draft[]> {
  for await (const window of inWindows(items, chunkSize * CHUNKS_PER_SEND)) {
    const drafts = toDrafts(window, chunkSize);
    for (let i = 0; i < drafts.length; i += CHUNKS_PER_SEND)
      yield drafts.slice(i, i + CHUNKS_PER_SEND);
  }
}

/** So many items at a time, fewer of heavy ones, and the last ones fewer. */
async function* inWindows(items: Sendables, size: number): AsyncIterable<Weighed[]> {
  let window: Weighed[] = [];
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

/** What comes, and a mark whenever the first since the last mark has waited for the linger. */
async function* lingering<T>(items: AsyncIterable<T>): AsyncIterable<T | typeof LINGERED> {
  const iterator = items[Symbol.asyncIterator]();
  let due: number | null = null;
  try {
    for (;;) {
      const next = iterator.next();
      if (due !== null && (await isLater(next, due))) {
        yield LINGERED;
        due = null;
      }
      const result = await next;
      if (result.done) return;
      due ??= performance.now() + LINGER_MS;
      yield result.value;
    }
  } finally {
    // Not waited for: a source that has nothing to give answers when it has.
    void iterator.return?.().then(undefined, () => {});
  }
}

/** Whether it is not there yet at this moment of `performance.now()`. */
async function isLater(next: Promise<unknown>, due: number): Promise<boolean> {
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

function toDrafts(window: readonly Weighed[], chunkSize: number): Draft[] {
  const drafts = [emptyDraft()];
  for (const { item, weight } of [...groupBy(window, eventOf).values()].flat()) {
    let draft = drafts.at(-1)!;
    if (draft.statements.length >= chunkSize || draft.weight + weight > MAX_CHUNK_WEIGHT) {
      draft = emptyDraft();
      drafts.push(draft);
    }
    draft.weight += weight;
    if ("statement" in item) draft.statements.push(item.statement);
    else draft.revisions.push({ ...item.revision, place: draft.statements.length });
  }
  return drafts.filter(({ statements, revisions }) => statements.length + revisions.length > 0);
}

function eventOf({ item }: Weighed): string {
  return "statement" in item ? item.statement.event : item.revision.event;
}

function emptyDraft(): Draft {
  return { statements: [], revisions: [], weight: 0 };
}
