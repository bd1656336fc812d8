import { InvalidInputError } from "../errors.ts";

/** Turns bytes, as they come, into those of UTF-8; the last ones are marked. */
export type Decode = (bytes: Buffer, last: boolean) => Iterable<Buffer>;

const MARKS = { utf8: "\xef\xbb\xbf", "utf-16le": "\xff\xfe", "utf-16be": "\xfe\xff" };
/** So many of the first bytes tell UTF-16 without a mark. */
const LOOKED_AT = 200;

/** The bytes behind the mark of an encoding, where they begin with it. */
export function marked(bytes: Buffer, encoding: keyof typeof MARKS): Buffer {
  const mark = MARKS[encoding];
  return bytes.subarray(0, mark.length).toString("latin1") === mark
    ? bytes.subarray(mark.length)
    : bytes;
}

/** Which UTF-16 a text is in: by its mark, or by every other byte of it being zero. */
export function utf16Order(head: Buffer): "utf-16le" | "utf-16be" | undefined {
  for (const order of ["utf-16le", "utf-16be"] as const)
    if (marked(head, order) !== head) return order;
  const looked = head.subarray(0, LOOKED_AT);
  const zeros = (from: number) => looked.filter((byte, i) => i % 2 === from && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > looked.length / 4 && even === 0) return "utf-16le";
  return even > looked.length / 4 && odd === 0 ? "utf-16be" : undefined;
}

/** Reads UTF-16. Throws InvalidInputError where it is broken. */
export function utf16Decoder(order: "utf-16le" | "utf-16be"): Decode {
  const decoder = new TextDecoder(order, { fatal: true });
  return function* decode(bytes, last) {
    try {
      yield Buffer.from(decoder.decode(bytes, { stream: !last }));
    } catch {
      const message = "begins as UTF-16 and is broken further on; save it as UTF-8";
      throw new InvalidInputError([{ message }]);
    }
  };
}
