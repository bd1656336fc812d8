import type { Span } from "../../statement/statement.ts";
import type { Sentence } from "../document/sentence.ts";
import type { KnownSpeakers, Speaker } from "../speakers/known-speakers.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import { attributionOf, type Attribution } from "./attribution.ts";
import type { Construction, ConstructionOf, Found, Tried } from "./construction.ts";
import { CONSTRUCTIONS } from "./constructions.ts";

/** A construction that was seen, and what it found. */
export type Seen = { construction: string; found: Found };

/** Who says it, by which words, and which tokens decided. */
type Saying = {
  speaker: Speaker;
  /** Those who say the same together with the speaker. */
  others?: readonly Speaker[];
  cue: string | null;
  decided?: Found["decided"];
};

/**
 * Takes what constructions see in a sentence or paragraph: it alone notes speakers and covers words.
 */
export type Taking = {
  attributions: readonly Attribution[];
  /** Takes what the first construction that is seen found, and gives who speaks. */
  first<T extends Tried>(
    tried: T,
    find: (row: ConstructionOf<T>) => Found | null,
  ): { speaker: Speaker | null } | null;
  /** The first construction of its kind that is seen; nothing is taken yet. */
  see<T extends Tried>(tried: T, find: (row: ConstructionOf<T>) => Found | null): Seen | null;
  /** Takes what was seen; `quiet` leaves pronouns pointing to whom they pointed before. */
  take(seen: Seen | null, saying: Saying, quiet?: boolean): void;
  /** Whom a phrase means; without a phrase it is whoever spoke last. */
  meet(phrase: NounPhrase | null): Speaker | null;
  /** Those whom a phrase names together with its first. */
  meetOthers(phrase: NounPhrase | null): readonly Speaker[];
  /** Who spoke last. */
  speaker(): Speaker | null;
  /** Whether a token belongs to words said already. */
  covers(token: number): boolean;
};

type InOrder = { [T in Tried]: readonly ConstructionOf<T>[] };

/** The constructions by when they are tried, each in its order. */
const IN_ORDER: InOrder = {
  paragraph: triedAt("paragraph"),
  sentence: triedAt("sentence"),
  source: triedAt("source"),
  passive: triedAt("passive"),
  "inverted verb": triedAt("inverted verb"),
  verb: triedAt("verb"),
  noun: triedAt("noun"),
  otherwise: triedAt("otherwise"),
  rest: triedAt("rest"),
  "left over": triedAt("left over"),
};

function triedAt<T extends Tried>(tried: T): readonly ConstructionOf<T>[] {
  const isTried = (row: Construction): row is Construction & ConstructionOf<T> =>
    row.tried === tried;
  return CONSTRUCTIONS.filter(isTried);
}

function seeFirst<T extends Tried>(
  tried: T,
  find: (row: ConstructionOf<T>) => Found | null,
): Seen | null {
  for (const row of IN_ORDER[tried]) {
    const found = find(row);
    if (found) return { construction: row.name, found };
  }
  return null;
}

/** Nothing is taken yet, of a sentence or of a paragraph as a whole. */
export function openTaking(known: KnownSpeakers, sentence?: Sentence): Taking {
  const attributions: Attribution[] = [];
  let speaker: Speaker | null = null;
  let coveredTo = 0;

  const take: Taking["take"] = (seen, saying, quiet = false) => {
    speaker = saying.speaker;
    if (!quiet) known.note(saying.speaker);
    if (!seen) return;
    const { construction, found } = seen;
    coveredTo = Math.max(coveredTo, found.covers ?? 0);
    const decided = found.named ?? spanOf(sentence, saying.decided);
    for (const content of found.contents) {
      if (!content || content.end <= content.start) continue;
      const { start, end, kind } = content;
      const context = sentence?.span() ?? { start, end };
      const said = { start, end, kind, cue: saying.cue, context, construction, decided };
      attributions.push(attributionOf(said, saying.speaker));
      for (const other of saying.others ?? []) attributions.push(attributionOf(said, other, true));
    }
  };

  const meetOthers = (phrase: NounPhrase | null): readonly Speaker[] =>
    (phrase?.others ?? []).flatMap((other) => known.meet(other) ?? []);

  return {
    attributions,
    first(tried, find) {
      const seen = seeFirst(tried, find);
      if (!seen) return null;
      const { phrase, contents, cue = null, decided, quiet, covers = 0 } = seen.found;
      coveredTo = Math.max(coveredTo, covers);
      if (!contents.some((content) => content !== null)) return { speaker: null };
      const before = speaker;
      const speaks = phrase ? known.meet(phrase) : seen.found.speaker;
      if (!speaks) return { speaker: null };
      take(seen, { speaker: speaks, others: meetOthers(phrase ?? null), cue, decided }, quiet);
      if (quiet) speaker = before;
      return { speaker: speaks };
    },
    see: seeFirst,
    take,
    meet: (phrase) => (phrase ? known.meet(phrase) : speaker),
    meetOthers,
    speaker: () => speaker,
    covers: (token) => token < coveredTo,
  };
}

function spanOf(sentence: Sentence | undefined, decided: Saying["decided"]): Span | null {
  if (!sentence || !decided || decided.from >= decided.to) return null;
  return sentence.spanOf(decided.from, decided.to);
}
