import type { Statement } from "./statement.ts";

/** The stances, in the order in which they are shown. */
export const STANCES = ["welcoming", "skeptical", "hostile", "neutral"] as const;
/** The attitude to the event. */
export type Stance = (typeof STANCES)[number];

/** The labels of the tone. */
export const SENTIMENTS = ["negative", "neutral", "positive"] as const;
/** The tone of the language. */
export type SentimentLabel = (typeof SENTIMENTS)[number];

/** The roles of speakers. */
export const ROLES = [
  "official",
  "opposition",
  "expert",
  "business",
  "media",
  "civil",
  "unknown",
] as const;
/** As whom somebody speaks. */
export type Role = (typeof ROLES)[number];

/** The ranks of office, the highest first; only officials have another than the last. */
export const RANKS = [
  "head of state or government",
  "foreign minister",
  "ministry",
  "other official",
  "anyone",
] as const;
/** The rank of an office, by which a country's position is chosen. */
export type Rank = (typeof RANKS)[number];

/** Where evidence can stand: the fields of a statement that taggers read. */
export const EVIDENCE_FIELDS = [
  "speaker",
  "affiliation",
  "place",
  "text",
  "context",
  "outlet",
  "eventTitle",
  "origin",
] as const;
/** The field in which evidence stands. */
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];
/** The fields that are texts themselves. */
export type TextField = Exclude<EvidenceField, "origin">;

/** Whether words of a lexicon or a name decided a tag, or, where there are none, the words that weighed most. */
export const EVIDENCE_KINDS = ["cue", "inferred"] as const;
/** Whether a cue decided, or what weighed most. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Words that decided a tag: `statement[in].slice(start, end) === text`, in `origin` those of `origin[i].text`. */
export type Evidence = {
  in: EvidenceField;
  /** Which entry of `origin`. */
  i?: number;
  start: number;
  end: number;
  text: string;
  by: EvidenceKind;
};

/** Whom the speaker speaks for: a country's or body's code, or null where that can't be known. */
export type CountryTag = { code: string | null; evidence: Evidence[] };
/** `scores` lie between 0 and 1, add up to 1, and have two decimals. */
export type StanceTag = {
  label: Stance;
  scores: Record<Stance, number>;
  /** The measured chance that the label is right, 0 to 1, in hundredths; null or left out where none was measured. */
  confidence?: number | null;
  evidence: Evidence[];
};
/** `score` lies between -1 and 1 and has two decimals. */
export type SentimentTag = { score: number; label: SentimentLabel; evidence: Evidence[] };

/** What a tagger makes of a statement. */
export type Tags = {
  country: CountryTag;
  role: Role;
  /** That of the speaker's office; a tagger that does not tell leaves it out. */
  rank?: Rank;
  stance: StanceTag;
  sentiment: SentimentTag;
  /** Name and version of the rules, lexicons and weights that tagged. */
  model: string;
  /** Only where a reader judged the utterance: then the tags above are those that count. */
  corrected?: CorrectedTags;
};

/** Whether a person or else a model judged an utterance, and found anything otherwise than the tagger had it. */
export const JUDGED = ["corrected", "confirmed", "correctedByModel", "confirmedByModel"] as const;
/** Who judged an utterance, and with what outcome. */
export type Judged = (typeof JUDGED)[number];

/** The fields of an utterance that a reader can correct. */
export const CORRECTED_FIELDS = [
  "country",
  "role",
  "stance",
  "sentiment",
  "speaker",
  "background",
] as const;
/** A field that a reader can correct. */
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/** What readers said of an utterance, and what the tagger had made of it. */
export type CorrectedTags = {
  judged: Judged;
  /** Of each field that a reader decided, who it was. */
  by: Partial<Record<CorrectedField, string>>;
  /** The speaker to be shown instead; null where nobody is to be named. */
  speaker?: string | null;
  background?: boolean;
  /** Whether a person judged it for a random sample. */
  sampled?: boolean;
  /** The tagger's own tags. */
  machine: Omit<Tags, "corrected">;
};

/** The tags of a statement in another language than English, which is set aside: it has no labels. */
export type SetAsideTags = {
  /** ISO 639-1. */
  language: string;
  country: { code: null; evidence: [] };
  role: null;
  stance: { label: null; scores: null; evidence: [] };
  sentiment: { score: null; label: null; evidence: [] };
  model: string;
};

/** A statement with its tags. */
export type TaggedStatement = Statement & { tags: Tags };

/** What a tagger makes of a statement: its tags, or none where it is in another language. */
export type TaggerOutput = Tags | SetAsideTags;

/** A mention as a tagger gives it back, also where it is set aside for its language. */
export type Mention = Statement & { tags: TaggerOutput };

/** Whether a statement was set aside for its language. */
export function isSetAside(tags: TaggerOutput): tags is SetAsideTags {
  return "language" in tags;
}

/** Whether a statement has labels, and was not set aside. */
export function hasLabels<T extends { tags: TaggerOutput }>(
  statement: T,
): statement is T & { tags: Tags } {
  return !isSetAside(statement.tags);
}

/** The speaker as a reader corrected it, else as it was sent; undefined where nobody is named. */
export function shownSpeaker({ speaker, tags }: Mention): string | undefined {
  const corrected = isSetAside(tags) ? undefined : tags.corrected?.speaker;
  return corrected === undefined ? speaker : (corrected ?? undefined);
}

/** Whether it is no reaction to the event, as a reader said, else as it was sent. */
export function isBackground({ background, tags }: Mention): boolean {
  if (isSetAside(tags)) return false;
  return tags.corrected?.background ?? background === true;
}

/** The tags of a statement in another language. */
export function setAside(language: string, model: string): SetAsideTags {
  return {
    language,
    country: { code: null, evidence: [] },
    role: null,
    stance: { label: null, scores: null, evidence: [] },
    sentiment: { score: null, label: null, evidence: [] },
    model,
  };
}

/** The rank of whom these tags are of; where the tagger does not tell it, as the role says. */
export function rankOf({ rank, role }: Pick<Tags, "rank" | "role">): Rank {
  return rank ?? (role === "official" ? "other official" : "anyone");
}

/** The label of a sentiment score: the limits of -0.2 and 0.2 are part of the labels outside. */
export function sentimentLabel(score: number): SentimentLabel {
  if (score <= -0.2) return "negative";
  return score >= 0.2 ? "positive" : "neutral";
}
