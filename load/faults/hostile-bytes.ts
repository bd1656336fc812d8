import { InvalidInputError } from "../../src/errors.ts";
import { readWhole } from "../../src/input/whole-text.ts";

const CYRILLIC = [0xc4, 0xee, 0xe3, 0xee, 0xe2, 0xee, 0xf0, 0x20];
const CHINESE = [0xd6, 0xd0, 0xb9, 0xfa, 0xa3, 0xac];

/** Articles as bytes whose encoding nothing says, or each place says anew. */
export const HOSTILE_BYTES: Readonly<Record<string, (length: number) => Buffer>> = {
  "words in windows-1251": bytes(CYRILLIC),
  "one word in windows-1251": bytes(CYRILLIC.slice(0, -1)),
  "words in GBK": bytes(CHINESE),
  "accents in windows-1252": bytes([...Buffer.from("caf\u00e9 \u00e0 la ", "latin1")]),
  "quotation marks in windows-1252": bytes([0x93, 0x61, 0x94, 0x20]),
  "nothing in windows-1252": bytes([0x81, 0x20]),
  "bytes that end nothing": bytes([0xe2, 0x82, 0x20]),
  "broken characters far apart": bytes([...Buffer.from("It is late. ".repeat(400)), 0xff]),
  "characters of four bytes": bytes([...Buffer.from("😀")]),
  "UTF-16": bytes([0x61, 0x00]),
  zeros: bytes([0]),
  "charsets that are declared": bytes([...Buffer.from('<meta charset="gbk">'), 0xd6, 0xd0]),
  "charsets without an end": bytes([...Buffer.from("<meta charset=")]),
  "mixed encodings": bytes([...CYRILLIC, ...CHINESE, ...Buffer.from("é")]),
};

/** Reads bytes as a page; those in no encoding that is known are refused. */
export async function readHostileBytes(content: Buffer): Promise<void> {
  try {
    await readWhole(inOne(content), { maxBytes: content.length, page: true });
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
  }
}

function bytes(piece: readonly number[]): (length: number) => Buffer {
  return (length) => Buffer.alloc(length, Buffer.from(piece));
}

async function* inOne<T>(value: T): AsyncIterable<T> {
  yield await Promise.resolve(value);
}
