import type { Correction } from "../statement/correction.ts";
import type {
  Judged,
  Mention,
  Rank,
  Role,
  SentimentLabel,
  Stance,
  TaggedStatement,
} from "../statement/tags.ts";

/** The fields that utterances which are counted together have in common. */
export type Cell = {
  country: string | null;
  stance: Stance;
  sentiment: SentimentLabel;
  role: Role;
  rank: Rank;
  /** The calendar day written in `publishedAt`; null without one. */
  day: string | null;
  background: boolean;
  /** Set aside for its language: then it has no country, is not background, and its labels say nothing. */
  otherLanguage: boolean;
  /** Whether the utterance has a speaker. */
  attributed: boolean;
  /** The class of its stance's confidence (see sureness.ts); null where none was measured. */
  confidence: number | null;
  /** Left out where no reader judged the utterance. */
  judged?: Judged;
  model: string;
};

/** A cell and what is counted in it; all integers, so that the order of adding never matters. */
export type CountedCell = Cell & {
  utterances: number;
  mentions: number;
  /** Sum of the utterances' sentiment scores, in hundredths. */
  sentimentSum: number;
  /** Sum of the squares of those hundredths. */
  sentimentSquares: number;
};

/** Mentions of one outlet on one day (of the mention's own `publishedAt`). */
export type CountedOutlet = { outlet: string; day: string | null; mentions: number };

/** How many utterances of a day count as this reader said; background ones too. */
export type CountedReader = { author: string; day: string | null; utterances: number };

/** How many utterances of a day a person judged for a random sample, and found right or wrong by stance. */
export type CountedCheck = { right: boolean; day: string | null; utterances: number };

/**
 * Where a country stands: of the latest day with a statement by an official, else by anyone, the one of the
 * highest rank, then one by cue before one inferred, then the later in its article, then the smallest id.
 */
export type Position = {
  country: string | null;
  stance: Stance;
  speaker: string | null;
  date: string | null;
  official: boolean;
  rank: Rank;
  /** How many utterances of that country, day and rank took another stance. */
  others: Partial<Record<Stance, number>>;
};

/** Everything counted for one event at one moment; reports are made from it. */
export type EventSnapshot = {
  event: string;
  title: string;
  cells: CountedCell[];
  outlets: CountedOutlet[];
  /** One a country; background utterances have none. */
  positions: Position[];
  /** How many utterances are folded into another one, and count no more by themselves. */
  folded: number;
  readers: CountedReader[];
  checks: CountedCheck[];
};

/** An utterance as it is shown: its representative mention and how often it was printed. */
export type Utterance = {
  statement: TaggedStatement;
  mentions: number;
  /** Names it within its event, for good. */
  utterance: string;
  /** What readers said of it, in the order in which they did, what was taken back too; left out where nobody did. */
  corrections?: Correction[];
};

/** Some utterances, and where the list goes on; `next` is null at its end. */
export type UtterancePage = { utterances: Utterance[]; next: string | null };

/** A mention with those that repeat it. */
export type Prints = {
  /** The utterance as it counts, with what readers said of it; null once its text is gone. */
  utterance: Utterance | null;
  /** Null once its text is gone. */
  mention: Mention | null;
  /** The id of the mention whose tags and date the utterance has. */
  representative: string;
  /** How many mentions its utterance has. */
  mentions: number;
  /** The first of these mentions, the representative before all; those whose texts are gone are left out. */
  printed: Mention[];
};

/** The days a report is limited to, `YYYY-MM-DD`, both included; undated ones are then left out. */
export type Period = { since?: string; until?: string };

/** What a report is limited to: days, and stances that are sure from a limit on. */
export type Scope = Period & { sureFrom?: number };

/** Which utterances are asked for; `country` null means those of no known country. */
export type UtteranceFilter = {
  country?: string | null;
  stance?: Stance;
  role?: Role;
  /** The outlet that printed them first, in upper or lower case. */
  outlet?: string;
  /** Words that text, speaker, affiliation or outlet have, in upper or lower case. */
  search?: string;
  period?: Period;
  /** Those whose stance has less than this confidence. */
  unsureUnder?: number;
  /** Those whose stance has not less than this confidence. */
  sureFrom?: number;
  /** Also those that do not react to the event. */
  background?: boolean;
  /** At most so many, the latest. */
  limit?: number;
};

/** An event in the list of events. */
export type EventRow = {
  event: string;
  title: string;
  mentions: number;
  utterances: number;
  lastDay: string | null;
  /** The models that tagged it, by name. */
  models: string[];
  /** The highest epoch of a model that tagged it; left out where a file is counted, which does not tell. */
  epoch?: number;
};
