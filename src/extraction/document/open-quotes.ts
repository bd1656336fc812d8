import type { Block } from "./block.ts";
import { findQuotes, reopens } from "./quotes.ts";

const MAX_MERGED = 6_000;
const MAX_CAPTION = 120;

/** Makes one paragraph of those over which a quote runs on, each taking its mark up again. */
export function joinOpenQuotes(text: string, blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  let mark: string | null = null;
  for (const [index, block] of blocks.entries()) {
    const last = joined.at(-1);
    const { open } = findQuotes(text, block.start, block.end);
    const goesOn = mark !== null && last !== undefined && reopens(text, block.start, mark);
    if (goesOn && takesMore(last) && block.end - last.start < MAX_MERGED) {
      last.end = block.end;
      // Its own mark is always "open" here: it stays open unless something closed it.
      if (open === null) mark = null;
    } else if (
      mark !== null &&
      isCaption(text, block) &&
      isTakenUp(text, blocks[index + 1], mark)
    ) {
      joined.push({ ...block, kind: "boilerplate" });
    } else {
      joined.push({ ...block });
      mark = open?.mark ?? null;
    }
  }
  return joined;
}

function takesMore({ kind }: Block): boolean {
  return kind !== "heading" && kind !== "boilerplate";
}

function isTakenUp(text: string, next: Block | undefined, mark: string): boolean {
  return next !== undefined && reopens(text, next.start, mark);
}

/** A line without the end of a sentence: in the middle of a quotation it belongs to a picture. */
function isCaption(text: string, { start, end }: Block): boolean {
  return end - start <= MAX_CAPTION && !/["“”«»:]|[.!?…,;]$/.test(text.slice(start, end));
}
