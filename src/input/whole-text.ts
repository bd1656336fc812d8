import { isAscii, isUtf8 } from "node:buffer";
import { InvalidInputError } from "../errors.ts";
import { declaredCharset } from "./page-charset.ts";
import { type OnWestern, toUtf8 } from "./utf8.ts";
import { utf16Order } from "./utf16.ts";
import { decodeWindows1252 } from "./windows-1252.ts";

/** Reads a text or page whole. Throws InvalidInputError where it is too large or in no encoding that is known. */
export async function readWhole(
  input: AsyncIterable<Buffer>,
  { maxBytes, page, onWestern }: { maxBytes: number; page: boolean; onWestern?: OnWestern },
): Promise<string> {
  const bytes = await collect(input, maxBytes);
  const charset = page && !utf16Order(bytes) ? declaredCharset(bytes) : undefined;
  const declared = charset === undefined ? null : decodeDeclared(bytes, charset);
  if (declared !== null) return declared;
  const parts: Buffer[] = [];
  for await (const part of toUtf8(inOne(bytes), onWestern)) parts.push(part);
  return Buffer.concat(parts).toString();
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
