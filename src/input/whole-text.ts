import { isAscii, isUtf8 } from "node:buffer";
import { InvalidInputError } from "../errors.ts";
import { decodeDetected } from "./detected.ts";
import { foreignByContent } from "./foreign-formats.ts";
import { declaredCharset } from "./page-charset.ts";
import { toUtf8 } from "./utf8.ts";
import { utf16Order } from "./utf16.ts";
import { decodeWindows1252, foreignWord } from "./windows-1252.ts";

/** Told of a text that is in no encoding that it says, or not UTF-8: how it was read, with a word of it. */
export type OnEncoding = (encoding: string, word: string | undefined) => void;

type Reading = { page: boolean; onEncoding?: OnEncoding };

/** Reads a text or page whole. Throws InvalidInputError where it is too large or in no encoding that is known. */
export async function readWhole(
  input: AsyncIterable<Buffer>,
  { maxBytes, ...reading }: Reading & { maxBytes: number },
): Promise<string> {
  const bytes = await collect(input, maxBytes);
  const charset = reading.page && !utf16Order(bytes) ? declaredCharset(bytes) : undefined;
  try {
    const declared = charset === undefined ? null : decodeDeclared(bytes, charset);
    if (declared !== null) return declared;
    const parts: Buffer[] = [];
    const onWestern = (word: string | undefined) => reading.onEncoding?.("windows-1252", word);
    for await (const part of toUtf8(inOne(bytes), onWestern)) parts.push(part);
    return Buffer.concat(parts).toString();
  } catch (error) {
    const guessed =
      error instanceof InvalidInputError ? decodeGuessed(bytes, charset, reading) : null;
    if (!guessed) throw error;
    reading.onEncoding?.(guessed.encoding, foreignWord(guessed.text));
    return guessed.text;
  }
}

type Guessed = { text: string; encoding: string };

/** A text in the encoding that its bytes tell, and a page with a few broken characters, as browsers show it. */
function decodeGuessed(
  bytes: Buffer,
  charset: string | undefined,
  { page }: Reading,
): Guessed | undefined {
  if (utf16Order(bytes) || foreignByContent(bytes) !== undefined) return undefined;
  const mended = page ? decodeMended(bytes, charset ?? "utf-8") : undefined;
  return mended ?? decodeDetected(bytes);
}

/** So many characters stand for each that is broken in a page that is read all the same. */
const WHOLE_PER_BROKEN = 1_000;

function decodeMended(bytes: Buffer, encoding: string): Guessed | undefined {
  try {
    const text = new TextDecoder(encoding).decode(bytes);
    const broken = text.split("\ufffd").length - 1;
    return broken * WHOLE_PER_BROKEN <= text.length ? { text, encoding } : undefined;
  } catch {
    return undefined; // no encoding has this name
  }
}

async function* inOne<T>(value: T): AsyncIterable<T> {
  yield value;
}

async function collect(input: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      const limit = `${Math.round(maxBytes / 1_000_000)} MB`;
      throw new InvalidInputError([
        { message: `is larger than ${limit}, the most that an article may have` },
      ]);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const WESTERN = /^(?:windows-?1252|cp-?1252|iso-?8859-?1|latin-?1|l1|us-ascii|ascii)$/;
const UNICODE = /^(?:utf|unicode|ucs)/;
/** Encodings in which a character is several bytes, that are never UTF-8 by chance. */
const WIDE = /^(?:iso-2022|hz-)/;

/** A page in the encoding that it declares; null where its bytes tell better than that. */
function decodeDeclared(bytes: Buffer, charset: string): string | null {
  // Browsers save pages as UTF-8 and often leave the old declaration in.
  if (UNICODE.test(charset) || (isUtf8(bytes) && !WIDE.test(charset))) return null;
  if (WESTERN.test(charset)) return isAscii(bytes) ? null : decodeWindows1252(bytes);
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    const message = `declares the encoding ${charset} and can't be read in it; save it as UTF-8`;
    throw new InvalidInputError([{ message }]);
  }
}
