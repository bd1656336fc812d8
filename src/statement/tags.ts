import type { Statement } from "./statement.ts";

export const STANCES = ["welcoming", "skeptical", "hostile", "neutral"] as const;
export type Stance = (typeof STANCES)[number];

export const SENTIMENTS = ["negative", "neutral", "positive"] as const;
export type SentimentLabel = (typeof SENTIMENTS)[number];

export const ROLES = [
  "official",
  "opposition",
  "expert",
  "business",
  "media",
  "civil",
  "unknown",
] as const;
export type Role = (typeof ROLES)[number];

/** Where evidence can stand: the fields of a statement that taggers read. */
export const EVIDENCE_FIELDS = [
  "speaker",
  "affiliation",
  "place",
  "text",
  "context",
  "outlet",
] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

/** Words that decided a tag: `statement[in].slice(start, end) === text`. */
export type Evidence = { in: EvidenceField; start: number; end: number; text: string };

export type CountryTag = { code: string | null; evidence: Evidence[] };
/** `scores` lie between 0 and 1, add up to 1, and have two decimals. */
export type StanceTag = { label: Stance; scores: Record<Stance, number>; evidence: Evidence[] };
/** `score` lies between -1 and 1 and has two decimals. */
export type SentimentTag = { score: number; label: SentimentLabel; evidence: Evidence[] };

export type Tags = {
  country: CountryTag;
  role: Role;
  stance: StanceTag;
  sentiment: SentimentTag;
  /** Name and version of the rules, lexicons and weights that tagged. */
  model: string;
};

export type TaggedStatement = Statement & { tags: Tags };

/** The label of a sentiment score: the limits of -0.2 and 0.2 are part of the labels outside. */
export function sentimentLabel(score: number): SentimentLabel {
  if (score <= -0.2) return "negative";
  return score >= 0.2 ? "positive" : "neutral";
}
