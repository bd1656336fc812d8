import { randomNumbers } from "../../load/stage/made-statements.ts";
import {
  fullName,
  type PairOfSaid,
  readRows,
  type Said,
  sentences,
  STATEMENTS,
  surname,
} from "./said.ts";

/** What editors do to a statement; each gives null where it has nothing to do. */
const EDITS: Record<string, (said: Said) => Said | null> = {
  "other quotation marks": ({ speaker, text }) => ({
    speaker,
    text: `“${text.replace(/\.$/, "")},”`,
  }),
  "no commas": ({ speaker, text }) => changed(speaker, text, text.replaceAll(",", "")),
  "the first sentence alone": ({ speaker, text }) => changed(speaker, text, sentences(text)[0]!),
  "the second sentence alone": ({ speaker, text }) => {
    const second = sentences(text)[1] ?? text;
    return second.split(" ").length < 8 ? null : changed(speaker, text, second);
  },
  "attribution inside": ({ speaker, text }) => {
    const [first, ...rest] = sentences(text);
    return {
      speaker,
      text: `“${first!.replace(/\.$/, "")},” ${surname(speaker)} said. “${rest.join(" ")}”`,
    };
  },
  "attribution within a sentence": ({ speaker, text }) => {
    const at = text.indexOf(", ");
    if (at === -1) return null;
    return {
      speaker,
      text: `"${text.slice(0, at)}," ${speaker} told reporters, "${text.slice(at + 2)}"`,
    };
  },
  "attribution behind": ({ speaker, text }) => ({
    speaker,
    text: `${text.replace(/\.$/, "")}, she said on Monday.`,
  }),
  "attribution in front": ({ speaker, text }) => ({
    speaker,
    text: `${surname(speaker)} said that ${text[0]!.toLowerCase()}${text.slice(1)}`,
  }),
  "surname alone": ({ speaker, text }) => ({ speaker: surname(speaker), text: `${text} ` }),
  "no office": ({ speaker, text }) => changedSpeaker(speaker, fullName(speaker), text),
  initial: ({ speaker, text }) => {
    const [first = "", ...rest] = fullName(speaker).split(" ");
    return rest.length === 0 ? null : { speaker: `${first[0]}. ${rest.join(" ")}`, text };
  },
  "short forms": ({ speaker, text }) =>
    changed(
      speaker,
      text,
      text
        .replace(/\b(It|it|That|that) is\b/g, "$1's")
        .replace(/\b([Ww]e) are\b/g, "$1're")
        .replace(/\bdo not\b/g, "don't")
        .replace(/\bWe will\b/g, "We'll"),
    ),
  "a small word more": ({ speaker, text }) =>
    changed(speaker, text, text.replace(/ (is|are) /, " $1 really ")),
  "a small word less": ({ speaker, text }) =>
    changed(speaker, text, text.replace(/ (that|the) /, " ")),
  "other spelling": ({ speaker, text }) =>
    changed(
      speaker,
      text,
      text
        .replaceAll("honour", "honor")
        .replaceAll("defence", "defense")
        .replaceAll("neighbour", "neighbor")
        .replaceAll("harbour", "harbor")
        .replaceAll("terrorised", "terrorized"),
    ),
  "a past tense": ({ speaker, text }) =>
    changed(
      speaker,
      text,
      text
        .replace(/ is /, " was ")
        .replace(/ welcome /, " welcomed ")
        .replace(/ gives /, " gave "),
    ),
  "left out with dots": ({ speaker, text }) =>
    changed(
      speaker,
      text,
      text.replace(/, (?:which|because|and|but|yet|where|when) [^.,]*\./, "..."),
    ),
  "the end of the sentence cut": ({ speaker, text }) => {
    const first = sentences(text)[0]!.replace(/, [^,]*\.$/, ".");
    return first.split(" ").length < 8 ? null : changed(speaker, text, first);
  },
  "a word in brackets": ({ speaker, text }) =>
    changed(speaker, text, text.replace(/\. (It|They|He|She) /, ". [The whole thing] ")),
  "a misprint": ({ speaker, text }) => {
    const long = text.match(/\b[a-z]{8,}\b/)?.[0];
    return long === undefined
      ? null
      : { speaker, text: text.replace(long, long.slice(0, 4) + long.slice(5)) };
  },
};

function changed(speaker: string, before: string, text: string): Said | null {
  return before === text ? null : { speaker, text };
}

function changedSpeaker(before: string, speaker: string, text: string): Said | null {
  return before === speaker ? null : { speaker, text };
}

/** Statements and what editors made of them, by one to three edits each, always the same for a seed. */
export function editedPairs(count: number, seed: number): { pair: PairOfSaid; edits: string[] }[] {
  const random = randomNumbers(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const names = Object.keys(EDITS);
  const pairs: { pair: PairOfSaid; edits: string[] }[] = [];
  while (pairs.length < count) {
    const { speaker, text } = STATEMENTS[pairs.length % STATEMENTS.length]!;
    let [said, edits]: [Said, string[]] = [{ speaker, text }, []];
    for (let left = 1 + pick(3); left > 0; left--) {
      const edit = names[pick(names.length)]!;
      // One cut and one attribution are enough.
      const again = edits.some(
        (known) =>
          known.split(" ").at(-1) === edit.split(" ").at(-1) ||
          (/attribution|sentence|dots|quotation/.test(known) &&
            /attribution|sentence|dots|quotation/.test(edit)),
      );
      const next = again ? null : EDITS[edit]!(said);
      if (next) [said, edits] = [next, [...edits, edit]];
    }
    if (edits.length > 0) pairs.push({ pair: [{ speaker, text }, said], edits });
  }
  return pairs;
}

/** Reprints that were written by hand. */
export const WRITTEN_PAIRS = readRows("reprints.tsv").map(
  ([a = "", b = "", c = "", d = ""]): PairOfSaid => [
    { speaker: a, text: b },
    { speaker: c, text: d },
  ],
);
