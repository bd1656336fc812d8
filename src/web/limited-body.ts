import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { WebError } from "./web-errors.ts";

/** What a body may be, in bytes of its content. */
export type BodyLimits = { maxBytes: number };

/** Packed text grows twenty times or less; what grows more than this is made to fill memory. */
const MOST_GROWTH = 100;
/** Growth says something only once there is so much. */
const LEAST_TOLD = 1_000_000;

const UNPACKERS: Record<string, () => Transform> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Reads the body of an answer to its end and unpacks it on the way, so that no more than the limit is ever held. Throws
 * PAGE_TOO_LARGE, PAGE_BOMB and PAGE_BROKEN; the answer is then cut off.
 */
export async function readBody(
  answer: Readable,
  encoding: string | undefined,
  { maxBytes }: BodyLimits,
): Promise<Buffer> {
  const unpack = unpackerOf(encoding);
  let packed = 0;
  const content = unpack ? answer.pipe(unpack()) : answer;
  if (unpack) {
    answer.on("data", (chunk: Buffer) => (packed += chunk.length));
    answer.on("error", (error) => content.destroy(error));
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (unpack && size > LEAST_TOLD && size > packed * MOST_GROWTH)
        throw new WebError("PAGE_BOMB", `grows more than ${MOST_GROWTH} times when it is unpacked`);
      if (size > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (isPackingError(error))
      throw new WebError("PAGE_BROKEN", `is not ${encoding} as it says: ${error.message}`);
    throw error;
  } finally {
    answer.destroy();
    content.destroy();
  }
  return Buffer.concat(chunks);
}

/** Throws PAGE_TOO_LARGE where an answer announces more than the limit, before any of it is read. */
export function checkLength(length: string | undefined, { maxBytes }: BodyLimits): void {
  if (length !== undefined && Number(length) > maxBytes) throw tooLarge(maxBytes);
}

function tooLarge(maxBytes: number): WebError {
  return new WebError("PAGE_TOO_LARGE", `is larger than ${maxBytes / 1_000_000} MB`);
}

function unpackerOf(encoding: string | undefined): (() => Transform) | undefined {
  const name = encoding?.trim().toLowerCase() ?? "";
  if (name === "" || name === "identity") return undefined;
  const unpack = Object.hasOwn(UNPACKERS, name) ? UNPACKERS[name] : undefined;
  if (unpack) return unpack;
  throw new WebError("PAGE_BROKEN", `is packed as ${name.slice(0, 40)}, which was not asked for`);
}

function isPackingError(error: unknown): error is Error {
  const { code = "" } = error as NodeJS.ErrnoException;
  return /^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_)/.test(code) && !code.startsWith("ERR_STREAM");
}
