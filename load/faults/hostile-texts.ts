import { NASTY_PIECES } from "./hostile-statements.ts";

/** A text of about this length, made of one thing again and again. */
export type Made = (length: number) => string;

const NOUN = ["mayor", "minister", "spokeswoman", "captain", "president", "chair", "envoy"];
const TOWNS = ["Brest", "Lecce", "Essaouira", "Tromsø", "Paris", "Springfield", "San José", "Cork"];
const LANDS = ["Latvia", "Peru", "the Republic of the Congo", "Chad", "Jordan", "New Zealand"];

/**
 * Texts whose every piece asks for a look at all that stands before it or behind it: forms of the press,
 * casts of thousands, sentences and quotations without an end.
 */
export const HOSTILE_TEXTS: Readonly<Record<string, Made>> = {
  // Forms of the press.
  "labels before words": pieces((i) => `${nameOf(i)}: “It is late.”\n\n`),
  "labels in capitals": pieces(
    (i) => `${nameOf(i).toUpperCase()}, ${pick(NOUN, i)}: It is late.\n`,
  ),
  "labels on one line": pieces((i) => `${nameOf(i)}: It is late. `),
  "labels in bold": pieces((i) => `**${nameOf(i)}** (${pick(TOWNS, i)}): It is late.\n\n`),
  "headings by country": pieces(
    (i) => `${pick(LANDS, i).toUpperCase()}\n\nMinister: “It is late.”\n\n`,
  ),
  "run-in headings": pieces(
    (i) => `${pick(LANDS, i).toUpperCase()}. The daily ${nameOf(i)}: “Late.”\n\n`,
  ),
  "lines behind words": pieces(
    (i) => `“It is late.”\n- ${nameOf(i)}, ${pick(NOUN, i)}, ${pick(TOWNS, i)}\n\n`,
  ),
  "lines of dashes": pieces(() => "“It is late.”\n—\n"),
  "entries behind bullets": pieces(
    (i) => `- ${pick(LANDS, i)}: the ${pick(NOUN, i)} said it was late.\n`,
  ),
  letters: pieces((i) => `Sir, - It is late.\n\n${nameOf(i)}\n${pick(TOWNS, i)}\n\n`),
  "one letter without a signature": pieces(() => "It is late.\n\n"),
  posts: pieces((i) => `@${nameOf(i).replace(" ", "_")}: It is late. #late\n\n`),
  times: pieces((i) => `12.${(i % 50) + 10} ${nameOf(i)} said it was late.\n\n`),
  transcript: pieces((i) => `[00:00:01] MS. ${nameOf(i).toUpperCase()}: It is late.\n`),
  "questions and answers": pieces(() => "Q: Is it late?\n\nA: It is late.\n\n"),
  "questions and quoted answers": pieces(() => "Is it late?\n\n“It is late, and I am tired.”\n\n"),
  "questions in bold": pieces((i) => `**${nameOf(i)}, is it late?**\n\nI am tired of it.\n\n`),
  "heads of mails": pieces((i) => `From: ${nameOf(i)}\nSubject: the gate\n\nI am late.\n\n`),
  "remarks under topics": pieces(
    (i) => `Remarks by ${nameOf(i)}:\n\nON THE TOLL:\n\n“It is late.”\n\n`,
  ),
  "questions without answers": pieces(() => "Is it late?\n\n"),
  "statement in paragraphs": pieces(
    (i) => `Statement by ${nameOf(i)}\n\nWe are glad. It is late.\n\n`,
  ),
  "set-off quotations": pieces((i) => `${nameOf(i)} said:\n> It is late.\n\n`),
  "one set-off quotation": pieces(() => "> It is late.\n"),
  "quotations in quotations": pieces(() => "> ".repeat(20)),
  datelines: pieces((i) => `${pick(TOWNS, i).toUpperCase()}, May 4 (Wire) - It is late.\n\n`),
  "headings only": pieces((i) => `${nameOf(i).toUpperCase()}\n\n`),
  "headings in marks": pieces((i) => `## ${nameOf(i)}\n\n`),
  "tables in marks": pieces((i) => `| ${pick(LANDS, i)} | ${nameOf(i)} | “It is late.” |\n`),
  "links in marks": pieces((i) => `[${nameOf(i)}](http://example.org/${i}) `),
  // References.
  "a cast of thousands": pieces(
    (i) => `${nameOf(i)}, the ${pick(NOUN, i)} of ${pick(TOWNS, i)}, said it was late. `,
  ),
  "a cast of one surname": pieces(
    (i) => `${nameOf(i).split(" ")[0]} Berg said it was late. Berg said so. `,
  ),
  "surnames of one cast": pieces((i) =>
    i ? "Berg said it was late. " : "Anna Berg, the mayor, spoke. ",
  ),
  pronouns: pieces((i) => (i % 2 ? "She said it was late. " : "He denied it. ")),
  "pronouns, a paragraph each": pieces(() => "He said it was late.\n\n"),
  offices: pieces((i) => `The ${pick(NOUN, i)} said it was late. His deputy agreed. `),
  "offices of offices": pieces((i) => `the ${pick(NOUN, i)} of the `),
  "names in a row": pieces((i) => `${nameOf(i)} `),
  "names and commas": pieces((i) => `${nameOf(i)}, `),
  "names and stops": pieces((i) => `${nameOf(i)[0]}. `),
  possessives: pieces((i) => `${nameOf(i)}’s `),
  "countries that speak together": pieces(
    (i) => `${pick(LANDS, i)}, `,
    "France and Italy said it was late.",
  ),
  "two speakers": pieces((i) => `${nameOf(i)} and ${nameOf(i + 1)} said it was late, and `),
  towns: pieces((i) => `in ${pick(TOWNS, i)}, `, "a nurse said it was late."),
  "towns, a sentence each": pieces((i) => `A nurse in ${pick(TOWNS, i)} said it was late. `),
  // Prose.
  "sentence of verbs": pieces(() => "said "),
  "sentence of clauses": pieces(() => "said that it was late, and that "),
  "sentence of reports": pieces((i) => `${nameOf(i)} said that `),
  "sentence of asides": pieces(() => ", who said it was late, "),
  "sentence of dashes": pieces(() => "it is late - "),
  "sentence of semicolons": pieces(() => "he welcomed it; "),
  "sentence of colons": pieces(() => "he said: "),
  "words without a stop": pieces(() => "it is late and "),
  "open quotations": pieces(() => "“It is late. "),
  "open quotations, a paragraph each": pieces(() => "“It is late.\n\n"),
  "closed quotations": pieces(() => "It is late.” "),
  "quotations of one word": pieces(() => "“late” "),
  "single quotations": pieces(() => "‘It’s late,’ "),
  "straight single quotations": pieces(() => "'It's late' "),
  "one quotation after another": pieces(() => "“It is late.” "),
  "the same statement": pieces(() => "Anna Berg said it was late.\n\n"),
  "statements that differ by a word": pieces(
    (i) => `Anna Berg said it was as late as ${nameOf(i)}.\n\n`,
  ),
  judgements: pieces((i) => `${pick(LANDS, i)} welcomed, praised, condemned and doubted it. `),
  "nominal reports": pieces(
    (i) => `It drew criticism from ${nameOf(i)} and was met with relief in ${pick(TOWNS, i)}. `,
  ),
  passives: pieces((i) => `It was welcomed by ${nameOf(i)}, `),
  "according to": pieces((i) => `according to ${nameOf(i)}, `),
  brackets: pieces(() => "("),
  "closed brackets": pieces(() => "(it is (late)) "),
  initials: pieces(() => "A. B. "),
  hyphens: pieces(() => "north-"),
  "blank lines": pieces(() => "\n\n"),
  spaces: pieces(() => " "),
  lines: pieces(() => "It is\nlate\n"),
  "a word": pieces(() => "a"),
  "a capital": pieces(() => "A"),
  "carriage returns": pieces(() => "\r"),
};

/** Texts of one nasty piece each. */
export const HOSTILE_PIECES: Readonly<Record<string, Made>> = Object.fromEntries(
  NASTY_PIECES.map((piece) => [JSON.stringify(piece), pieces(() => piece)]),
);

/** A name that only the number has, of letters: Abe Berg, Abf Berg. */
function nameOf(i: number): string {
  let letters = "";
  for (let rest = i + 700; rest > 0; rest = Math.floor(rest / 26))
    letters = String.fromCharCode(97 + (rest % 26)) + letters;
  return `${letters[0]!.toUpperCase()}${letters.slice(1)}a ${letters[0]!.toUpperCase()}${letters.slice(1)}sen`;
}

function pick(list: readonly string[], i: number): string {
  return list[i % list.length]!;
}

/** Pieces until the length is reached, and then an end. */
function pieces(pieceAt: (i: number) => string, end = ""): Made {
  return (length) => {
    let text = "";
    for (let i = 0; text.length < length; i += 1) text += pieceAt(i);
    return text.slice(0, length).toWellFormed() + end;
  };
}
