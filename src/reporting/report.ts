import type { Stance } from "../statement/tags.ts";

/** A stance's utterances and their share (0 to 1) with its 95 % interval; all 0 when none spoke. */
export type StanceShare = { n: number; share: number; low: number; high: number };

/** The mean tone (-1 to 1) with its 95 % interval, and how many utterances bear each label. */
export type SentimentSummary = {
  mean: number;
  low: number;
  high: number;
  negative: number;
  neutral: number;
  positive: number;
};

/** `too few` under five utterances; `mixed` when no single stance has half of them. */
export type Verdict = Stance | "mixed" | "too few";

/** The latest statement of an official, else of anyone. */
export type ReportPosition = {
  stance: Stance;
  speaker: string | null;
  date: string | null;
  official: boolean;
};

/** One country, or with `country: null` all utterances whose country is not known. */
export type CountryRow = {
  country: string | null;
  name: string;
  n: number;
  stance: Record<Stance, number>;
  /** The mean tone, -1 to 1. */
  sentiment: number;
  verdict: Verdict;
  position: ReportPosition | null;
};

/** One calendar day, or with `date: null` all utterances without one. */
export type TimelineRow = { date: string | null } & Record<Stance, number>;

/** The counted report of one event, in the key order of its JSON form; shares count utterances. */
export type Report = {
  event: string;
  title: string;
  models: { model: string; utterances: number }[];
  generatedAt: string;
  totals: {
    /** Every mention counted, background included. */
    mentions: number;
    utterances: number;
    countries: number;
    outlets: number;
    /** Utterances without a speaker. */
    unattributed: number;
    /** Utterances that are no reaction to the event; they appear nowhere else in the report. */
    background: number;
    corrected: number;
  };
  stance: Record<Stance, StanceShare>;
  sentiment: SentimentSummary;
  countries: CountryRow[];
  timeline: TimelineRow[];
};
