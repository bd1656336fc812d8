import type { Origin, Span } from "../../statement/statement.ts";
import type { PlacedAttribution } from "../attribution/attribution.ts";
import type { Speaker } from "../speakers/known-speakers.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { Around } from "./country-reader.ts";
import type { Spans } from "./spans.ts";

/** A speaker as the cast of an article knows one: `introduced` is the mention with what stands beside it. */
type Introduced = Speaker & { introduced?: Span };

const MAX_AFTER = 160;
const MAX_TEXT = 300;
/** What stands beside a name: an apposition, brackets, a place. */
const BESIDE = /^(?:,|\s?\(|\s(\p{L}+)\s)/u;
const MAX_BEFORE = 90;
const STOP = /["“«;:]|\n|[.!?](?:\s|$)|\s(?:--?|–|—)\s/;
/** Clauses about somebody: ", who also teaches in Leeds". */
const CLAUSE = /,? (\p{Ll}+)(?= (\p{Ll}+)(?: (\p{Ll}+))?(?: (\p{Ll}+))?)/gu;

/** What an article says of a speaker where it brings the speaker in: "Inga Rasma, 44, from Ventspils". */
export function originOfIntroduction(
  text: string,
  speaker: Introduced,
  said: Spans,
  { reader, about, classes }: Around,
): Origin | null {
  const { first, introduced } = speaker;
  for (const mention of introduced === first ? [first] : [introduced, first]) {
    if (!mention) continue;
    const start = startOfBeside(text, mention.start);
    const beside = endOfBeside(text, mention.end, said, classes);
    const end = Math.max(endOfMention(text, mention, classes), beside);
    const to = Math.min(end, start + MAX_TEXT);
    const words = onOneLine(text.slice(start, to));
    const named = reader.ofSpeaker(words, about);
    if (named) return { country: named.country, by: "cast", text: words, start, end: to };
  }
  return null;
}

/** "Anna Berg, Oslo" of two lines below a letter; other lines only wrap. */
function onOneLine(words: string): string {
  const lines = words.split("\n");
  const [above = "", town = ""] = lines.map((line) => line.trim());
  const signed = lines.length === 2 && /^\p{Lu}[\p{L} .'’-]*$/u.test(town);
  if (signed && /[^,]$/.test(above)) return `${above}, ${town}`;
  return words.replace(/[^\S ]\s*| \s+/g, " ");
}

/** The end of a mention, or of what in it tells no home. */
function endOfMention(text: string, { start, end }: Span, classes: WordClasses): number {
  const at = startOfOther(text.slice(start, end), classes);
  return at < 0 ? end : start + at;
}

/** "A French tour guide, Luc Marchal": where what stands before a name begins, with its sentence. */
function startOfBeside(text: string, to: number): number {
  const before = text.slice(Math.max(0, to - MAX_BEFORE), to);
  if (!before.endsWith(", ")) return to;
  const opening =
    before
      .split(/[.!?”"\n]/)
      .at(-1)
      ?.trimStart() ?? "";
  const apposition = /^(?:An?|The) [^,]+, $/.test(opening);
  return apposition ? to - opening.length : to;
}

/** The end of what stands beside a name: a sentence's end, a quotation, words said. */
function endOfBeside(text: string, from: number, said: Spans, classes: WordClasses): number {
  const next = said.nextFrom(from);
  const after = text.slice(from, Math.min(next, from + MAX_AFTER));
  const [opens, word] = BESIDE.exec(after) ?? [];
  if (opens === undefined || (word !== undefined && !classes["placing word"].has(word)))
    return from;
  const stops = [after.slice(1).search(STOP) + 1, startOfOther(after, classes)].filter(
    (at) => at > 0,
  );
  return from + Math.min(after.length, ...stops);
}

/** Where a clause begins that tells something else of somebody than a home; -1 where none does. */
function startOfOther(words: string, classes: WordClasses): number {
  for (const { index, 1: opening = "", ...more } of words.matchAll(CLAUSE)) {
    const about = classes["with whom"].has(opening) || opening === "that";
    if (!about) continue;
    const verb = [more[2], more[3], more[4]].find(
      (word) => word && !classes.adverb.has(word) && !classes.auxiliary.has(word),
    );
    const home = [...classes["home verb"]].some((stem) => verb?.startsWith(stem));
    if (!home) return index;
  }
  return -1;
}

/** The country of whoever a speaker belongs to: "his minister" is named by the premier's name. */
export function originOfOwner(
  { name }: Speaker,
  byName: ReadonlyMap<string, Speaker>,
  { reader, about }: Around,
): Origin | null {
  const [before = "", of] = name.split(/['’]s /);
  const owner = of === undefined ? undefined : byName.get(lastWord(before));
  if (!owner?.affiliation || !owner.first) return null;
  const words = `${owner.affiliation}, ${owner.name}`.slice(0, MAX_TEXT);
  const named = reader.ofSpeaker(words, about);
  return named && { country: named.country, by: "cast", text: words, ...owner.first };
}

/** The speakers of an article by the last word of their names. */
export function indexByName(attributions: readonly PlacedAttribution[]): Map<string, Speaker> {
  const index = new Map<string, Speaker>();
  for (const { speaker } of attributions) {
    if (speaker && !/['’]s /.test(speaker.name)) index.set(lastWord(speaker.name), speaker);
  }
  return index;
}

function lastWord(name: string): string {
  return name.split(" ").at(-1) ?? "";
}
