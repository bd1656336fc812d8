import type { Origin } from "../../statement/statement.ts";
import type { Block } from "../document/block.ts";
import type { Document } from "../document/document.ts";
import { trimMarks } from "../document/trim-marks.ts";
import type { CountryReader } from "./country-reader.ts";

/** A block with the label that opens it and the heading that it stands under, where they name a country. */
export type PlacedBlock = Block & { label: Origin | null; heading: Origin | null };

const MAX_HEADING = 70;
const MARKS = "#*_: \t";
/** "OSLO: ", "LATVIA. The daily", "Kenya - cheers": a name before a mark. */
const LABEL =
  /^[*_• ]*(\p{Lu}[\p{L}\p{M} .'’-]{1,44}?)[*_]*(?::[*_]*(?=\s)|\.(?= +[\p{Lu}"“‘'«])| [-–—](?=\s))/u;
/** "Reactions in Latvia", "From Norway". */
const WITHIN = / ?\b(?:in|from|across) (?:the )?/i;
const SENTENCE = /[.!?…"”’»,;]$/;

/** The blocks of a document with the countries that labels and headings put them in. */
export function placeBlocks(
  { text, blocks }: Document,
  about: ReadonlySet<string>,
  reader: CountryReader,
): PlacedBlock[] {
  let heading: Origin | null = null;
  return blocks.map((block) => {
    const words = text.slice(block.start, Math.min(block.end, block.start + MAX_HEADING + 1));
    const name = trimMarks(words.replace(/^[#*_ ]+/, ""), MARKS);
    const heads = block.kind === "heading" || isShortLine(block, words);
    const country = heads ? countryOf(name, about, reader) : null;
    if (country) heading = originAt(text, block.start + words.indexOf(country.name), country);
    // A heading that names no country ends what the last one told; a line with a name in it does not.
    else if (block.kind === "heading" || (heads && !/[,\d:]/.test(name))) heading = null;
    return { ...block, label: heads ? null : labelOf(text, block, about, reader), heading };
  });
}

function isShortLine({ kind, start, end }: Block, words: string): boolean {
  return kind === "body" && end - start <= MAX_HEADING && !SENTENCE.test(words.trim());
}

type Named = { name: string; country: string };

function countryOf(name: string, about: ReadonlySet<string>, reader: CountryReader): Named | null {
  const [, ...within] = name.split(WITHIN);
  for (const words of [name, ...within.slice(-1)]) {
    const country = reader.ofPlace(words, about);
    if (country !== null) return { name: words, country };
  }
  const named = name === name.toUpperCase() ? reader.ofSpeaker(inSmall(name), about) : null;
  return named && { name, country: named.country };
}

/** "CZECH NATIONAL BANK" as "Czech National Bank": in capitals, "WHO" may be a word. */
function inSmall(name: string): string {
  return name.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase());
}

function labelOf(
  text: string,
  { start, end }: Block,
  about: ReadonlySet<string>,
  reader: CountryReader,
): Origin | null {
  const [whole = "", name = ""] = LABEL.exec(text.slice(start, Math.min(end, start + 60))) ?? [];
  const country = name && reader.ofPlace(name, about);
  return country ? originAt(text, start + whole.indexOf(name), { name, country }) : null;
}

function originAt(text: string, start: number, { name, country }: Named): Origin {
  const end = start + name.length;
  return { country, by: "heading", text: text.slice(start, end), start, end };
}
