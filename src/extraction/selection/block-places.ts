import type { Origin } from "../../statement/statement.ts";
import type { Block } from "../document/block.ts";
import type { Document } from "../document/document.ts";
import { inSmall } from "../document/labels.ts";
import { trimMarks } from "../document/trim-marks.ts";
import type { Whole } from "../document/whole.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { Around } from "./country-reader.ts";

/** A block with the label that opens it and the heading that it stands under, where they name a country. */
export type PlacedBlock = Block & { label: Origin | null; heading: Origin | null };

const MAX_HEADING = 70;
const MARKS = "#*_: \t";
/** "OSLO: ", "LATVIA. The daily", "Kenya - cheers": a name before a mark. */
const LABEL =
  /^[*_• ]*(\p{Lu}[\p{L}\p{M} .'’-]{1,44}?)[*_]*(?::[*_]*(?=\s)|\.(?= +[\p{Lu}"“‘'«])| [-–—](?=\s))/u;
const MARK = /[:.]| [-–—]/;
const SENTENCE = /[.!?…"”’»,;]$/;

/** The blocks of a document with the countries that labels and headings put them in. */
export function placeBlocks({ text, blocks }: Document, around: Around): PlacedBlock[] {
  let heading: Origin | null = null;
  return blocks.map((block) => {
    const words = text.slice(block.start, Math.min(block.end, block.start + MAX_HEADING + 1));
    if (block.kind !== "heading" && !isShortLine(block, words))
      return placed(block, labelOf(text, block, around), heading);
    const name = trimMarks(words.replace(/^[#*_ ]+/, ""), MARKS);
    const country = countryOf(name, around);
    if (country) heading = originAt(text, block.start + words.indexOf(country.name), country);
    // A heading that names no country ends what the last one told; a line with a name in it does not.
    else if (block.kind === "heading" || !/[,\d:]/.test(name)) heading = null;
    return placed(block, null, heading);
  });
}

function placed(
  { kind, start, end, cite }: Block,
  label: Origin | null,
  heading: Origin | null,
): Whole<PlacedBlock> {
  return { kind, start, end, cite, label, heading };
}

function isShortLine({ kind, start, end }: Block, words: string): boolean {
  return kind === "body" && end - start <= MAX_HEADING && !SENTENCE.test(words.trim());
}

type Named = { name: string; country: string };

function countryOf(name: string, { about, reader, classes }: Around): Named | null {
  for (const words of [name, ...placeWithin(name, classes)]) {
    const country = reader.ofPlace(words, about);
    if (country !== null) return { name: words, country };
  }
  // In capitals, "WHO" may be a word.
  const named = name === name.toUpperCase() ? reader.ofSpeaker(inSmall(name), about) : null;
  return named && { name, country: named.country };
}

/** "Reactions in Latvia", "From Norway": what stands behind the last word that puts it in a place. */
function placeWithin(name: string, classes: WordClasses): string[] {
  const words = name.split(" ");
  const at = words.findLastIndex((word) => classes["placing word"].has(word.toLowerCase()));
  return at < 0
    ? []
    : [
        words
          .slice(at + 1)
          .join(" ")
          .replace(/^the /i, ""),
      ];
}

function labelOf(text: string, { start, end }: Block, { about, reader }: Around): Origin | null {
  const opening = text.slice(start, Math.min(end, start + 60));
  const match = MARK.test(opening) ? LABEL.exec(opening) : null;
  const [whole = "", name = ""] = match ?? [];
  const country = name && reader.ofPlace(name, about);
  return country ? originAt(text, start + whole.indexOf(name), { name, country }) : null;
}

function originAt(text: string, start: number, { name, country }: Named): Origin {
  const end = start + name.length;
  return { country, by: "heading", text: text.slice(start, end), start, end };
}
