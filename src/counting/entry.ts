import { digest, digestOf, utteranceId } from "../statement/identity.ts";
import { parsePublished } from "../statement/published.ts";
import type { Statement } from "../statement/statement.ts";
import {
  isBackground,
  isSetAside,
  type Mention,
  rankOf,
  shownSpeaker,
  type TaggerOutput,
} from "../statement/tags.ts";
import type { Cell } from "./snapshot.ts";
import { confidenceClass } from "./sureness.ts";

/** Which article a statement came from, and in which state; a newer state replaces the older one's. */
export type ArticleRevision = {
  event: string;
  /** Its address, else its file: it stays the same when the article is edited. */
  article: string;
  /** The hash of its content. */
  revision: string;
  /** When it was sent, by the queue's own count; the highest is the newest. */
  sequence: number;
};

/** A tagged mention as it is counted. */
export type Entry = {
  event: string;
  id: string;
  sequence: number;
  /** Tells a repeat from a replacement: see `contentOf`. */
  content: string;
  utterance: string;
  /** Milliseconds since 1970; null undated. */
  instant: number | null;
  cell: Cell;
  /** The sentiment score in hundredths, -100 to 100. */
  sentiment: number;
  outlet: string | null;
  title: string | null;
  /** Whether a cue of the lexicon decided its stance. */
  cue: boolean;
  /** Where in its article it begins, in code units; null where that is not known. */
  place: number | null;
  /** The tagger's epoch: tags of a lower one never overwrite those of a higher one. */
  epoch: number;
  article: Omit<ArticleRevision, "event" | "sequence"> | null;
  statement: Mention;
  /** All of it but its tags, as JSON. */
  said: string;
};

/** The entry of a tagged statement; `sequence` is its place among all that were ever sent. */
export function toEntry(
  statement: Mention,
  { sequence, epoch }: { sequence: number; epoch: number },
): Entry {
  const { tags, ...said } = statement;
  const published = publishedOf(said);
  const json = JSON.stringify(said);
  return {
    event: said.event,
    id: said.id,
    sequence,
    content: contentIn(json),
    utterance: isSetAside(tags) ? utteranceSetAside(said) : utteranceId(said),
    instant: published?.instant ?? null,
    cell: cellOf(statement, published),
    sentiment: isSetAside(tags) ? 0 : Math.round(tags.sentiment.score * 100),
    outlet: said.outlet ?? null,
    title: said.eventTitle ?? null,
    cue: tags.stance.evidence.some(({ by }) => by === "cue"),
    place: said.span?.start ?? null,
    epoch,
    article: articleOf(said),
    statement,
    said: json,
  };
}

/** 30 bits of everything that the sender said, as `parseStatement` gives it. */
export function contentOf(said: Statement): string {
  return contentIn(JSON.stringify(said));
}

function contentIn(json: string): string {
  return digestOf(json, 5);
}

/** Words that were set aside have an utterance of their own: where they were taken for English, they are counted. */
function utteranceSetAside(said: Statement): string {
  return digest(["set aside", utteranceId(said)], 12);
}

/** The cell that a tagged statement belongs to while it represents its utterance. */
export function cellOf(statement: Mention, published = publishedOf(statement)): Cell {
  const { tags } = statement;
  return {
    ...labelsOf(tags),
    day: published?.day ?? null,
    background: isBackground(statement),
    otherLanguage: isSetAside(tags),
    attributed: shownSpeaker(statement) !== undefined,
    confidence: isSetAside(tags) ? null : confidenceClass(tags.stance.confidence),
    ...(!isSetAside(tags) && tags.corrected && { judged: tags.corrected.judged }),
    model: tags.model,
  };
}

function labelsOf(
  tags: TaggerOutput,
): Pick<Cell, "country" | "stance" | "sentiment" | "role" | "rank"> {
  if (isSetAside(tags)) {
    return {
      country: null,
      stance: "neutral",
      sentiment: "neutral",
      role: "unknown",
      rank: "anyone",
    };
  }
  return {
    country: tags.country.code,
    stance: tags.stance.label,
    sentiment: tags.sentiment.label,
    role: tags.role,
    rank: rankOf(tags),
  };
}

function publishedOf({ publishedAt }: Statement) {
  return publishedAt === undefined ? null : parsePublished(publishedAt);
}

/** The article that a statement was extracted from; null for one that came by itself. */
export function articleOf({ url, article }: Statement): Entry["article"] {
  if (article?.hash === undefined) return null;
  return { article: url ?? article.file ?? article.hash, revision: article.hash };
}
