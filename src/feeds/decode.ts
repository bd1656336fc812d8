import { readWhole } from "../input/whole-text.ts";
import { declaredCharset } from "../input/page-charset.ts";

const CHARSET = /;\s*charset\s*=\s*["']?([\w:.-]+)/i;

/** A feed as text: as its answer says, else as its XML declaration does, else as UTF-8. */
export function decodeFeed(bytes: Buffer, type: string): string {
  const charset = charsetOf(type) ?? declaredCharset(bytes) ?? "utf-8";
  return decoderOf(charset).decode(bytes);
}

/** A page as text: in the encoding that its answer names, else as a page in a file is read. Throws InvalidInputError. */
export async function decodePage(bytes: Buffer, type: string, maxBytes: number): Promise<string> {
  const named = charsetOf(type);
  if (named !== undefined && !/^utf-?8$/i.test(named)) return decoderOf(named).decode(bytes);
  return readWhole(inOne(bytes), { maxBytes, page: true });
}

function charsetOf(type: string): string | undefined {
  return CHARSET.exec(type)?.[1];
}

/** Names that no encoding has are taken for UTF-8. */
function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

async function* inOne(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
