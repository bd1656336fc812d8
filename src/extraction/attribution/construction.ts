import type { Content, Sentence } from "../document/sentence.ts";
import type { Credit } from "../layout/credit.ts";
import type { ReadParagraph } from "../layout/paragraphs.ts";
import type { KnownSpeakers, Speaker } from "../speakers/known-speakers.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import type { Span } from "../../statement/statement.ts";
import type { Announcement } from "./attribution.ts";
import type { ReportingVerb } from "./reporting-verbs.ts";
import type { SpokenClause, VerbClause } from "./verb-clause.ts";

/** The words said that a construction sees, and their speaker. Seeing them changes nothing. */
export type Found = {
  contents: readonly (Content | null)[];
  /** A phrase of the sentence, or somebody known; for a construction of verbs, the speaker of the verb. */
  phrase?: NounPhrase;
  speaker?: Speaker;
  cue?: string | null;
  /** The tokens that decided; of a verb, the verb. */
  decided?: { from: number; to: number };
  /** The words that decided, where they stand outside of the sentence: a line, a label. */
  named?: Span;
  /** Verbs before this token belong to words said already: they report nothing themselves. */
  covers?: number;
  /** The next quotation is announced: "Anna Berg said:". */
  announces?: boolean;
  /** Pronouns point to whom they pointed before. */
  quiet?: boolean;
};

/** What a construction may know beside its sentence. */
export type Scene = {
  /** The verbs of the sentence that report. */
  verbs: readonly ReportingVerb[];
  known: Pick<KnownSpeakers, "identify" | "lastPerson">;
  /** Who was speaking before this sentence. */
  speaking: Announcement | null;
  /** The subject of the sentence. */
  subject: Speaker | null;
  /** Whether something was found in the sentence already. */
  found: boolean;
};

/** A paragraph as a whole. */
export type ParagraphScene = ReadParagraph & {
  known: Pick<KnownSpeakers, "identify">;
  /** Who was announced before it. */
  announced: Announcement | null;
  /** Whom its label names: "Foreign ministry:". */
  label: Credit | null;
  /** Whether its label is one of several: it stands in a list, or a neighbour has one, too. */
  listed: boolean;
  /** Who answers the questions that stand without a label. */
  asked: Speaker | null;
  /** Whose turn of a transcript it is, and which of its sentences quote others. */
  turn: { speaker: Speaker; asks: boolean; quoting: ReadonlySet<Sentence> } | null;
};

type InSentence = (sentence: Sentence, scene: Scene) => Found | null;

/** The thing that a construction looks at, for each time at which one is tried. */
type Finders = {
  paragraph: (scene: ParagraphScene) => Found | null;
  sentence: InSentence;
  source: InSentence;
  passive: (clause: VerbClause) => Found | null;
  "inverted verb": (clause: SpokenClause) => Found | null;
  verb: (clause: SpokenClause) => Found | null;
  noun: (sentence: Sentence, at: number) => Found | null;
  otherwise: InSentence;
  rest: InSentence;
  "left over": (scene: ParagraphScene) => Found | null;
};
export type Tried = keyof Finders;

/** A construction that is tried at this time. */
export type ConstructionOf<T extends Tried> = {
  name: string;
  tried: T;
  /** A text in which it is seen. */
  example: string;
  find: Finders[T];
};

/** A way in which texts say who said what. */
export type Construction = { [T in Tried]: ConstructionOf<T> }[Tried];
