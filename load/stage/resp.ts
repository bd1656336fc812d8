/** Cuts a stream of Redis's protocol (RESP2 and RESP3) into whole values, requests as well as replies. */
export function openSplitter(): { push(bytes: Buffer): Buffer[] } {
  let pending: Buffer = Buffer.alloc(0);
  return {
    push(bytes) {
      pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
      const values: Buffer[] = [];
      let from = 0;
      for (let end = endOf(pending, 0); end !== -1; end = endOf(pending, from)) {
        values.push(pending.subarray(from, end));
        from = end;
      }
      pending = pending.subarray(from);
      return values;
    },
  };
}

/** The words of a request, whose first is the name of a command. */
export function readRequest(value: Buffer): string[] {
  const words: string[] = [];
  for (let at = value.indexOf("\r\n") + 2; at < value.length;) {
    const start = value.indexOf("\r\n", at) + 2;
    const length = Number(value.subarray(at + 1, start - 2).toString());
    words.push(value.subarray(start, start + length).toString());
    at = start + length + 2;
  }
  return words;
}

/** How many values follow the head of each kind of list, a pair counting as two. */
const VALUES_IN: Record<string, number> = { "*": 1, "~": 1, ">": 1, "%": 2, "|": 2 };
const WITH_BYTES = new Set(["$", "=", "!"]);

/** Where the value that begins at `start` ends; -1 when some of it is still to come. */
function endOf(bytes: Buffer, start: number): number {
  const lineEnd = bytes.indexOf("\r\n", start);
  if (lineEnd === -1) return -1;
  const kind = String.fromCharCode(bytes[start]!);
  const size = Number(bytes.subarray(start + 1, lineEnd).toString());
  let end = lineEnd + 2;
  if (WITH_BYTES.has(kind)) {
    if (size >= 0) end += size + 2;
    return end <= bytes.length ? end : -1;
  }
  const values = (VALUES_IN[kind] ?? 0) * size;
  for (let i = 0; i < values; i++) {
    end = endOf(bytes, end);
    if (end === -1) return -1;
  }
  return end;
}
