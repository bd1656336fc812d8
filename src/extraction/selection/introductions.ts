import type { Origin, Span } from "../../statement/statement.ts";
import type { PlacedAttribution } from "../attribution/attribution.ts";
import type { Speaker } from "../speakers/known-speakers.ts";
import type { CountryReader } from "./country-reader.ts";
import type { SpansSaid } from "./spans-said.ts";

/** A speaker as the cast of an article knows one: `introduced` is the mention with what stands beside it. */
type Introduced = Speaker & { introduced?: Span };

const MAX_AFTER = 160;
const MAX_TEXT = 300;
/** What stands beside a name: an apposition, brackets, a place. */
const BESIDE = /^(?:,|\s?\(|\s(?:of|from|at|in)\s)/;
const MAX_BEFORE = 90;
const STOP = /["“«;:]|\n|[.!?](?:\s|$)|\s(?:--?|–|—)\s/;
/** Of what somebody does, only some things tell a home. */
const OTHERWISE =
  /,? (?:who|whose|which|that) (?!(?:also |still |now |once |first )?(?:teach|work|live|run|stud|farm|keep|lead|led |chair|head|own|fish|sell|represent|direct|speak|was born|bakes?|edit|manage|serve|sit|bring|gr[eo]w|ha[ds] (?:taught|worked|lived|run|farmed|fished)))\w*/u;

/** What an article says of a speaker where it brings the speaker in: "Inga Rasma, 44, from Ventspils". */
export function originOfIntroduction(
  text: string,
  speaker: Introduced,
  said: SpansSaid,
  { reader, about }: { reader: CountryReader; about: ReadonlySet<string> },
): Origin | null {
  const { first, introduced } = speaker;
  for (const mention of introduced === first ? [first] : [introduced, first]) {
    if (!mention) continue;
    const start = startOfBeside(text, mention.start);
    const end = Math.max(endOfMention(text, mention), endOfBeside(text, mention.end, said));
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
function endOfMention(text: string, { start, end }: Span): number {
  const at = text.slice(start, end).search(OTHERWISE);
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
function endOfBeside(text: string, from: number, said: SpansSaid): number {
  const next = said.nextFrom(from);
  const after = text.slice(from, Math.min(next, from + MAX_AFTER));
  if (!BESIDE.test(after)) return from;
  const stops = [after.slice(1).search(STOP) + 1, after.search(OTHERWISE)].filter((at) => at > 0);
  return from + Math.min(after.length, ...stops);
}

/** The country of whoever a speaker belongs to: "his minister" is named by the premier's name. */
export function originOfOwner(
  { name }: Speaker,
  byName: ReadonlyMap<string, Speaker>,
  { reader, about }: { reader: CountryReader; about: ReadonlySet<string> },
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
