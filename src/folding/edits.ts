import type { Words } from "./words.ts";

/** Where two texts differ: words of `a` from `a.from` to before `a.to`, against such of `b`. */
export type Edit = { a: Span; b: Span };
export type Span = { from: number; to: number };

/** Texts that differ in stretches of more words than this, one times the other, are not laid side by side. */
const MOST_CELLS = 1_000_000;

/**
 * How one text becomes the other: the stretches that differ, in order, by the longest common sequence of words
 * in any of their forms. Null where the texts are too long to tell.
 */
export function findEdits(a: Words, b: Words): Edit[] | null {
  const [x, y] = [a.stems, b.stems];
  const shortest = Math.min(x.length, y.length);
  let start = 0;
  while (start < shortest && x[start] === y[start]) start += 1;
  let end = 0;
  while (end < shortest - start && x[x.length - 1 - end] === y[y.length - 1 - end]) end += 1;
  const [rows, columns] = [x.length - start - end, y.length - start - end];
  if (rows === 0 && columns === 0) return [];
  if (rows * columns <= 1) return [editAt(start, rows, columns)];
  if (rows * columns > MOST_CELLS) return null;
  const lengths = commonLengths(x, y, { start, rows, columns });
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  while (i < rows || j < columns) {
    const [fromA, fromB] = [i, j];
    while (
      (i < rows || j < columns) &&
      !(i < rows && j < columns && x[start + i] === y[start + j])
    ) {
      const down = i < rows ? lengths[(i + 1) * (columns + 1) + j]! : -1;
      const right = j < columns ? lengths[i * (columns + 1) + j + 1]! : -1;
      if (down >= right) i += 1;
      else j += 1;
    }
    if (i > fromA || j > fromB) {
      edits.push({
        a: { from: start + fromA, to: start + i },
        b: { from: start + fromB, to: start + j },
      });
    }
    while (i < rows && j < columns && x[start + i] === y[start + j]) [i, j] = [i + 1, j + 1];
  }
  return edits;
}

/** All that differs, from one place on, where nothing in between is the same. */
function editAt(from: number, rows: number, columns: number): Edit {
  return { a: { from, to: from + rows }, b: { from, to: from + columns } };
}

/** Used again for each pair: most differ in a word or two, and room of their own would take longer than the rest. */
let room = new Uint16Array(1_024);

/** For each pair of places how long the longest common sequence of what follows is; only until it is called again. */
function commonLengths(
  x: Int32Array,
  y: Int32Array,
  { start, rows, columns }: { start: number; rows: number; columns: number },
): Uint16Array {
  const width = columns + 1;
  const size = (rows + 1) * width;
  if (size > room.length) room = new Uint16Array(2 * size);
  const lengths = room;
  lengths.fill(0, rows * width, size);
  for (let i = rows - 1; i >= 0; i--) {
    lengths[i * width + columns] = 0;
    for (let j = columns - 1; j >= 0; j--) {
      lengths[i * width + j] =
        x[start + i] === y[start + j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  return lengths;
}
