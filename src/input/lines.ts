/** A line longer than this holds no statement within the limits. */
const MAX_LINE_BYTES = 2_000_000;

/** A line of a file, counted from one; `bytes` is null where it is too long to be looked at. */
export type Line = { number: number; bytes: Buffer | null };

/** The lines of a stream of bytes, some at a time, in constant memory, whatever their length; "\n" ends one. */
export async function* readLines(input: AsyncIterable<Buffer>): AsyncIterable<Line[]> {
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  const take = (): Line => {
    const bytes = length > MAX_LINE_BYTES ? null : Buffer.concat(parts);
    parts = [];
    length = 0;
    return { number: number++, bytes };
  };
  for await (const buffer of input) {
    const lines: Line[] = [];
    let from = 0;
    for (let end = buffer.indexOf(10); end !== -1; end = buffer.indexOf(10, from)) {
      add(buffer.subarray(from, end));
      lines.push(take());
      from = end + 1;
    }
    add(buffer.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [take()];

  function add(part: Buffer): void {
    length += part.length;
    if (length <= MAX_LINE_BYTES) parts.push(part);
    else parts = [];
  }
}
