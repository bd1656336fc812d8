import type { ArticleRevision } from "../counting/entry.ts";
import type { Statement } from "../statement/statement.ts";

/** Statements go out in chunks, several chunks a round trip. */
const CHUNKS_PER_SEND = 8;
/** A chunk is closed early when its texts are this long together, in UTF-16 code units. */
const MAX_CHUNK_LENGTH = 1_000_000;

/** What can be put on the queue: checked statements, and new states of articles. */
export type Sendable = { statement: Statement } | { revision: Omit<ArticleRevision, "sequence"> };

/** A chunk that has no place on the queue yet. */
export type Draft = { statements: Statement[]; revisions: Omit<ArticleRevision, "sequence">[] };

/** Deals everything out to chunks, and those to round trips. */
export async function* inDrafts(
  items: Iterable<Sendable> | AsyncIterable<Sendable>,
  chunkSize: number,
): AsyncIterable<Draft[]> {
  let drafts = [emptyDraft()];
  let length = 0;
  for await (const item of items) {
    let draft = drafts.at(-1)!;
    const itemLength = "statement" in item ? lengthOf(item.statement) : 0;
    if (draft.statements.length >= chunkSize || length + itemLength > MAX_CHUNK_LENGTH) {
      if (drafts.length === CHUNKS_PER_SEND) {
        yield drafts;
        drafts = [];
      }
      draft = emptyDraft();
      drafts.push(draft);
      length = 0;
    }
    length += itemLength;
    if ("statement" in item) draft.statements.push(item.statement);
    else draft.revisions.push(item.revision);
  }
  const filled = drafts.filter(
    ({ statements, revisions }) => statements.length + revisions.length > 0,
  );
  if (filled.length > 0) yield filled;
}

function emptyDraft(): Draft {
  return { statements: [], revisions: [] };
}

/** About how many bytes a statement takes on the queue. */
export function lengthOf({ text, context }: Statement): number {
  return text.length + (context?.length ?? 0) + 500;
}
