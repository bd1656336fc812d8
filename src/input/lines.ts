/** A line longer than this holds no statement within the limits. */
const MAX_LINE_BYTES = 2_000_000;

/** A line of a file, counted from one; `bytes` is null where it is too long to be looked at. */
export type Line = { number: number; bytes: Buffer | null };

/** A line that is put together from parts, in constant memory, whatever its length. */
export function openLine() {
  let parts: Buffer[] = [];
  let length = 0;
  return {
    number: 1,
    isEmpty: () => length === 0,
    add(part: Buffer): void {
      length += part.length;
      if (length <= MAX_LINE_BYTES) parts.push(part);
      else parts = [];
    },
    /** The line, after which the next one begins. */
    take(): Line {
      const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
      const bytes = length > MAX_LINE_BYTES ? null : whole;
      parts = [];
      length = 0;
      return { number: this.number, bytes };
    },
  };
}

/** The lines of a stream of bytes, some at a time, in constant memory, whatever their length; "\n" ends one. */
export async function* readLines(input: AsyncIterable<Buffer>): AsyncIterable<Line[]> {
  const line = openLine();
  const take = (): Line => {
    const taken = line.take();
    line.number += 1;
    return taken;
  };
  for await (const buffer of input) {
    const lines: Line[] = [];
    let from = 0;
    for (let end = buffer.indexOf(10); end !== -1; end = buffer.indexOf(10, from)) {
      line.add(buffer.subarray(from, end));
      lines.push(take());
      from = end + 1;
    }
    line.add(buffer.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (!line.isEmpty()) yield [take()];
}
