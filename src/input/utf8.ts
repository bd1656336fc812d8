import { isAscii, isUtf8 } from "node:buffer";
import { InvalidInputError } from "../errors.ts";
import { foreignByContent } from "./foreign-formats.ts";
import { marked, type Decode, utf16Decoder, utf16Order } from "./utf16.ts";
import { decodeWindows1252, findStrange, foreignWord } from "./windows-1252.ts";

/** So many bytes are enough to tell the mark of an encoding, or a format that is not text. */
const HEAD_BYTES = 5;

const ADVICE = 'save it as UTF-8 (in a spreadsheet: "CSV UTF-8")';

/** Told once of a text that is not UTF-8 and was read as windows-1252, with a word of it. */
export type OnWestern = (word: string | undefined) => void;

/**
 * A stream of text as UTF-8 without its mark, in constant memory: UTF-16 by its mark or its zeros, and
 * windows-1252 (with it ISO-8859-1) where the text is no UTF-8 and can be that. Throws InvalidInputError,
 * once what stands before was given, where it is neither, or no text at all.
 */
export async function* toUtf8(
  input: AsyncIterable<Buffer>,
  onWestern: OnWestern = () => {},
): AsyncIterable<Buffer> {
  let decode: Decode | undefined;
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of input) {
    const bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    if (!decode && bytes.length < HEAD_BYTES) {
      held = bytes;
      continue;
    }
    held = Buffer.alloc(0);
    decode ??= chooseDecoder(bytes, onWestern);
    yield* decode(bytes, false);
  }
  decode ??= chooseDecoder(held, onWestern);
  yield* decode(held, true);
}

function chooseDecoder(head: Buffer, onWestern: OnWestern): Decode {
  const order = utf16Order(head);
  if (order) return utf16Decoder(order);
  const foreign = foreignByContent(head);
  if (foreign !== undefined) throw unreadable(foreign);
  return utf8Decoder(onWestern);
}

/** UTF-8 for as long as it is that; windows-1252 from the first byte that is not, if all before is ASCII. */
function utf8Decoder(onWestern: OnWestern): Decode {
  let begun = false;
  let ascii = true;
  let western: Decode | undefined;
  let cut: Buffer = Buffer.alloc(0);
  return function* decode(bytes, last) {
    if (western) return yield* western(bytes, last);
    const whole = cut.length > 0 ? Buffer.concat([cut, bytes]) : bytes;
    const content = begun ? whole : marked(whole, "utf8");
    begun = true;
    const end = last ? content.length : wholeCharacters(content);
    const ready = content.subarray(0, end);
    cut = Buffer.from(content.subarray(end));
    if (isUtf8(ready)) {
      if (ascii) ascii = isAscii(ready);
      return yield ready;
    }
    const good = ready.subarray(0, firstInvalid(ready));
    yield good;
    if (!ascii || !isAscii(good)) throw unreadable(`is only partly UTF-8; ${ADVICE}`);
    western = westernDecoder(good.subarray(-CONTEXT).toString(), onWestern);
    yield* western(content.subarray(good.length), last);
  };
}

/** So many characters before a sign tell whether it is inside of a word, and show the word. */
const CONTEXT = 20;

function westernDecoder(before: string, onWestern: OnWestern): Decode {
  let context = before;
  let told = false;
  return function* decode(bytes) {
    const text = context + decodeWindows1252(bytes);
    const strange = findStrange(text);
    const end = strange === -1 ? text.length : Math.max(strange, context.length);
    yield Buffer.from(text.slice(context.length, end));
    if (strange !== -1) throw unreadable(`is neither UTF-8 nor windows-1252; ${ADVICE}`);
    if (!told) onWestern(foreignWord(text));
    told = true;
    context = text.slice(-CONTEXT);
  };
}

/** The length without a character at the end whose other bytes are still to come. */
function wholeCharacters(bytes: Buffer): number {
  const { length } = bytes;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return length;
    if (byte >= 0xc0)
      return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? length - back : length;
  }
  return length;
}

/** Where bytes stop being UTF-8: the longest beginning that is, found by halving. */
function firstInvalid(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, wholeCharacters(part)))) good = middle;
    else bad = middle;
  }
  return wholeCharacters(bytes.subarray(0, good));
}

function unreadable(message: string): InvalidInputError {
  return new InvalidInputError([{ message }]);
}
