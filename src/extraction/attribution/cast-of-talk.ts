import type { Span } from "../../statement/statement.ts";
import { trimMarks } from "../document/trim-marks.ts";
import type { ReadParagraph } from "../layout/paragraphs.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import type { WordClasses } from "../words/word-classes.ts";

/** Somebody whom a talk introduces before its turns. */
export type Member = { phrase: NounPhrase; asks: boolean };

/** Those who take part in a talk, and the paragraphs that do nothing but name them. */
export type CastOfTalk = {
  /** Whom a label means by name, given name or office; null when nobody or several. */
  memberOf(label: string): Member | null;
  isCastLine(index: number): boolean;
};

const MAX_LIST = 2_000;
const MAX_CAST = 40;
const MAX_ROLE = 4;
/** "Dr Anna Berg-Holm, head of ..." */
const NAME =
  /(?<![\p{L}.'’-])\p{Lu}[\p{L}.'’-]*(?: (?:(?:de|da|van|von|der|al|bin|la|ten) ){0,2}\p{Lu}[\p{L}.'’-]*){1,4}/u;
const PARTING = /(?=;|\n|(?:,|\band\b),? (?=\p{Lu}[\p{L}.’'-]+ \p{Lu})|\b[Gg]uests?:)/u;
const PARTING_LIST = /(?=[;\n]|\band, )/u;
const WITH = /(?:^|[.!?”"] )(?=With \P{Lu}{0,30}\p{Lu})/u;
const SEVERAL = /;|\bguests?:/i;
const GUESTS = /\bguests?:/i;

/** Reads whom "Speakers: Anna Berg, head of ...; ..." and "With Anna Berg; guests: ..." introduce. */
export function readCast(
  read: readonly ReadParagraph[],
  text: string,
  classes: WordClasses,
): CastOfTalk {
  const members: Member[] = [];
  const lines = new Set<number>();
  let heading: Span | undefined;
  for (const [index, { paragraph }] of read.entries()) {
    if (members.length >= MAX_CAST) break;
    const { label, start, end } = paragraph;
    const listed = classes["cast label"].has(label?.text.toLowerCase() ?? "");
    if (listed) lines.add(index);
    const above = paragraph.heading === heading ? undefined : paragraph.heading;
    heading = paragraph.heading;
    const lists = [
      above && programmeIn(above, text),
      listed ? paragraph : programmeIn({ start: label?.start ?? start, end }, text),
    ];
    for (const list of lists) if (list) members.push(...membersIn(list, text, classes));
  }
  return {
    isCastLine: (index) => lines.has(index),
    memberOf(label) {
      const words = wordsIn(label).filter((word) => !classes["label title"].has(word));
      if (words.length === 0) return null;
      const having = (of: (member: Member) => string) => {
        const own = members.filter((member) => isWithin(words, wordsIn(of(member))));
        return own.length === 1 ? (own[0] ?? null) : null;
      };
      return having(({ phrase }) => phrase.name ?? "") ?? having(({ phrase }) => phrase.role ?? "");
    },
  };
}

/** The part of a paragraph or a heading that is "With Anna Berg in Oslo; guests: ..."; null for none. */
function programmeIn({ start, end }: Span, text: string): Span | null {
  const words = text.slice(start, Math.min(end, start + MAX_LIST));
  const match = WITH.exec(words);
  if (!match || !SEVERAL.test(words)) return null;
  return { start: start + match.index + match[0].length, end };
}

function membersIn({ start, end }: Span, text: string, classes: WordClasses): Member[] {
  const list = text.slice(start, Math.min(end, start + MAX_LIST));
  const guests = GUESTS.exec(list)?.index ?? -1;
  const parting = list.includes(";") && guests < 0 ? PARTING_LIST : PARTING;
  const members: Member[] = [];
  let from = 0;
  for (const part of list.split(parting).slice(0, MAX_CAST)) {
    const at = { start: start + from, end: start + from + part.length };
    const phrase = memberIn(at, text, classes);
    const leads = classes.presenter;
    const asks = wordsIn(phrase?.role ?? "")
      .slice(0, MAX_ROLE)
      .some((word) => leads.has(word) && classes["asking label"].has(word));
    if (phrase) members.push({ phrase, asks: asks || from < guests });
    from += part.length;
  }
  return members;
}

/** A person with what stands before the name, or behind it. */
function memberIn(span: Span, text: string, classes: WordClasses): NounPhrase | null {
  const opening = /^(?:[;,\s]|and\b|[Gg]uests?:|With\b)+/u.exec(text.slice(span.start, span.end));
  const start = span.start + (opening?.[0].length ?? 0);
  const words = text.slice(start, span.end);
  const match = NAME.exec(words);
  if (!match) return null;
  const [before, behind] = [
    words.slice(0, match.index),
    words.slice(match.index + match[0].length),
  ];
  const names = match[0].split(" ");
  while (names.length > 1 && classes["label title"].has(plain(names[0]))) names.shift();
  const name = names.join(" ");
  const at = start + match.index + match[0].length - name.length;
  const more = behind.slice(/^[\s,(]*/.exec(behind)?.[0].length);
  const role = trimMarks(more, " ,.;)") || trimMarks(before, " ,:");
  return {
    kind: "person",
    name,
    text: name,
    role: role || undefined,
    definite: false,
    at: { start: at, end: at + name.length },
    beside: { start, end: start + words.trimEnd().length },
  };
}

const plain = (word = "") => word.toLowerCase().replace(/\.$/, "");

function wordsIn(words: string): string[] {
  return words
    .toLowerCase()
    .split(/[^\p{L}\p{M}’']+/u)
    .filter(Boolean);
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((word) => all.includes(word));
}
