import type { Rank, Stance } from "../statement/tags.ts";

/** A share (0 to 1) with its 95 % interval. */
export type ShareInterval = { share: number; low: number; high: number };

/**
 * A stance's utterances and their share with its interval; all 0 when none spoke. `estimate` takes the
 * tagger's own error into account; null for a tagger whose error was not measured, and where the sure
 * utterances alone count.
 */
export type StanceShare = { n: number } & ShareInterval & { estimate: ShareInterval | null };

/** Of `n` utterances drawn at random, how many had the right stance, and that share with its interval. */
export type CheckedShare = { n: number; right: number } & ShareInterval;

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

/** Of the latest day on which an official spoke, else anyone, the statement of the highest rank. */
export type ReportPosition = {
  stance: Stance;
  speaker: string | null;
  date: string | null;
  official: boolean;
  rank: Rank;
  /** How many utterances of the same rank and day took another stance. */
  others: Partial<Record<Stance, number>>;
};

/** One country, or with `country: null` all utterances whose country is not known. */
export type CountryRow = {
  country: string | null;
  name: string;
  n: number;
  stance: Record<Stance, number>;
  /** The mean tone, -1 to 1. */
  sentiment: number;
  /** Null for those of no known country, as is their position: they have nothing in common. */
  verdict: Verdict | null;
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
  /** The days that count, both included, null without a limit; with one, undated utterances are left out. */
  period: { since: string | null; until: string | null; undatedLeftOut: number };
  /** From which confidence on a stance is called sure, and whether the sure ones alone count. */
  sure: { from: number; only: boolean };
  totals: {
    /** Every mention counted, background included. */
    mentions: number;
    utterances: number;
    countries: number;
    /** Utterances whose country is not known. */
    unknownCountry: number;
    outlets: number;
    /** Utterances without a speaker. */
    unattributed: number;
    /** Utterances that do not react to the event; they appear nowhere else in the report. */
    background: number;
    /** Mentions in another language than English; they appear nowhere else in the report. */
    otherLanguage: number;
    /**
     * Utterances whose stance is not sure; 0 for a tagger that does not tell. Where the sure ones alone count
     * they are left out and appear nowhere else in the report, but for its outlets.
     */
    unsure: number;
    /** Other wordings of an utterance that are folded into it, on all days: they count in it and nowhere else. */
    folded: number;
    /** Utterances that a person, and a model, found to be otherwise than tagged; background ones too. */
    corrected: number;
    correctedByModel: number;
  };
  /**
   * Persons, and models, as whose words any utterance counts; and how many of a random sample persons found
   * right, null where none was judged.
   */
  reading: { persons: number; models: number; checked: CheckedShare | null };
  /**
   * How many of the stances are right (0 to 1), by how often those of their confidence were right on events that the
   * tagger had not seen; null for a tagger whose error was not measured, and without utterances.
   */
  accuracy: number | null;
  stance: Record<Stance, StanceShare>;
  sentiment: SentimentSummary;
  countries: CountryRow[];
  timeline: TimelineRow[];
};
