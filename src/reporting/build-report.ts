import { isWithin } from "../counting/filter.ts";
import { isReaction } from "../counting/reaction.ts";
import type {
  CountedCell,
  CountedOutlet,
  EventSnapshot,
  Period,
  Scope,
} from "../counting/snapshot.ts";
import { isUnsure, SURE_FROM } from "../counting/sureness.ts";
import { STANCES, type SentimentLabel, type Stance } from "../statement/tags.ts";
import { countryRows } from "./country-rows.ts";
import type { TagErrors } from "../statement/tag-errors.ts";
import { estimateChance } from "./estimate.ts";
import { estimateShares } from "./estimate-shares.ts";
import { type Estimate, meanWithInterval, roundFigure, shareWithInterval } from "./intervals.ts";
import type {
  Report,
  SentimentSummary,
  ShareInterval,
  StanceShare,
  TimelineRow,
} from "./report.ts";
import { checkedShare, countJudged, countReaders } from "./judged-figures.ts";
import { type CellSums, sumCells, sumCellsBy } from "./cell-sums.ts";
import { sumOf, utterancesIn } from "./sum-of.ts";

/** What of an event a report counts; `sure` says from which confidence on a stance is sure (0.75). */
export type ReportScope = { period?: Period; sure?: { from?: number; only?: boolean } };

export type ReportOptions = ReportScope & {
  /** When the report was made, as it shall stand in it; the only thing not taken from the counts. */
  generatedAt: string;
  countryName: (code: string) => string;
  /** How often the stances of a model are wrong; null where that was not measured. */
  errorsOf?: (model: string) => TagErrors | null;
};

/** What is to be read of an event for such a report. */
export function scopeOf({ period, sure }: ReportScope): Scope {
  return { ...period, ...(sure?.only && { sureFrom: sure.from ?? SURE_FROM }) };
}

/**
 * The report of what is counted: the same snapshot in any order gives the same JSON, byte for byte.
 * With a period only what is dated within it counts, and a position from outside it is left out.
 */
export function buildReport(snapshot: EventSnapshot, options: ReportOptions): Report {
  const { generatedAt, period = {}, countryName, errorsOf = () => null } = options;
  const { from = SURE_FROM, only = false } = options.sure ?? {};
  const within = snapshot.cells.filter((cell) => isWithin(cell.day, period));
  const inEnglish = within.filter((cell) => !cell.otherLanguage);
  const isLeftOut = (cell: CountedCell) => !cell.background && isUnsure(cell.confidence, from);
  const unsure = inEnglish.filter(isLeftOut);
  const cells = only ? inEnglish.filter((cell) => !isLeftOut(cell)) : inEnglish;
  const outlets = snapshot.outlets.filter((outlet) => isWithin(outlet.day, period));
  const positions = snapshot.positions.filter((position) => isWithin(position.date, period));
  const reactions = cells.filter((cell) => !cell.background && cell.utterances > 0);
  const all = sumCells(reactions);
  const countries = countryRows(reactions, positions, countryName);

  return {
    event: snapshot.event,
    title: snapshot.title,
    models: modelRows(reactions),
    generatedAt,
    period: periodOf(snapshot.cells, period),
    sure: { from, only },
    totals: {
      mentions: sumOf(cells, (cell) => cell.mentions),
      utterances: all.n,
      countries: countries.filter(({ country }) => country !== null).length,
      unknownCountry: sumOf(reactions, (cell) => (cell.country === null ? cell.utterances : 0)),
      outlets: countOutlets(outlets),
      unattributed: sumOf(reactions, (cell) => (cell.attributed ? 0 : cell.utterances)),
      background: sumOf(cells, (cell) => (cell.background ? cell.utterances : 0)),
      otherLanguage: sumOf(within, (cell) => (cell.otherLanguage ? cell.mentions : 0)),
      unsure: utterancesIn(unsure),
      folded: snapshot.folded,
      corrected: countJudged(cells, "corrected"),
      correctedByModel: countJudged(cells, "correctedByModel"),
    },
    reading: {
      ...countReaders(snapshot.readers.filter(({ day }) => isWithin(day, period))),
      checked: checkedShare(snapshot.checks.filter(({ day }) => isWithin(day, period))),
    },
    accuracy: accuracyOf(reactions, errorsOf),
    stance: stanceShares(all, only ? null : estimatesOf(reactions, errorsOf)),
    sentiment: sentimentSummary(reactions, all),
    countries,
    timeline: timelineRows(reactions),
  };
}

/** How many utterances are reactions to the event, on all days together. */
export function countReactions({ cells }: EventSnapshot): number {
  return utterancesIn(cells.filter(isReaction));
}

function periodOf(cells: readonly CountedCell[], period: Period): Report["period"] {
  const { since = null, until = null } = period;
  const limited = since !== null || until !== null;
  const undated = cells.filter((cell) => cell.day === null && isReaction(cell));
  const undatedLeftOut = limited ? utterancesIn(undated) : 0;
  return { since, until, undatedLeftOut };
}

function countOutlets(outlets: readonly CountedOutlet[]): number {
  return new Set(outlets.filter(({ mentions }) => mentions > 0).map(({ outlet }) => outlet)).size;
}

function stanceShares(
  { n, stance }: CellSums,
  estimates: Record<Stance, Estimate> | null,
): Record<Stance, StanceShare> {
  const share = (label: Stance): StanceShare => ({
    n: stance[label],
    ...toInterval(shareWithInterval(stance[label], n)),
    estimate: estimates && toInterval(estimates[label]),
  });
  return {
    welcoming: share("welcoming"),
    skeptical: share("skeptical"),
    hostile: share("hostile"),
    neutral: share("neutral"),
  };
}

type ErrorsOf = (model: string) => TagErrors | null;

function estimatesOf(
  reactions: readonly CountedCell[],
  errorsOf: ErrorsOf,
): Record<Stance, Estimate> | null {
  const errors = commonErrors(reactions, errorsOf);
  return errors && estimateShares(reactions, errors);
}

function accuracyOf(reactions: readonly CountedCell[], errorsOf: ErrorsOf): number | null {
  const errors = commonErrors(reactions, errorsOf);
  if (errors === null) return null;
  const right = sumOf(
    reactions,
    (cell) => cell.utterances * estimateChance(cell.stance, cell, errors),
  );
  return roundFigure(right / utterancesIn(reactions));
}

/** The errors of the one tagger of all; null without utterances, and where the error of any tag was not measured. */
function commonErrors(reactions: readonly CountedCell[], errorsOf: ErrorsOf): TagErrors | null {
  const errors = reactions.map(({ model, confidence }) =>
    confidence === null ? null : errorsOf(model),
  );
  const [first = null] = errors;
  return errors.some((its) => its !== first) ? null : first;
}

function toInterval({ value, low, high }: Estimate): ShareInterval {
  return { share: roundFigure(value), low: roundFigure(low), high: roundFigure(high) };
}

function sentimentSummary(reactions: readonly CountedCell[], all: CellSums): SentimentSummary {
  const { value, low, high } = meanWithInterval(all);
  const labelled = (label: SentimentLabel) =>
    sumOf(reactions, (cell) => (cell.sentiment === label ? cell.utterances : 0));
  return {
    mean: roundFigure(value),
    low: roundFigure(low),
    high: roundFigure(high),
    negative: labelled("negative"),
    neutral: labelled("neutral"),
    positive: labelled("positive"),
  };
}

function modelRows(reactions: readonly CountedCell[]): Report["models"] {
  return [...sumCellsBy(reactions, (cell) => cell.model)]
    .map(([model, { n }]) => ({ model, utterances: n }))
    .toSorted((a, b) => b.utterances - a.utterances || (a.model < b.model ? -1 : 1));
}

function timelineRows(reactions: readonly CountedCell[]): TimelineRow[] {
  const days = sumCellsBy(reactions, (cell) => cell.day);
  const dated = [...days.keys()].filter((day) => day !== null).toSorted();
  return [...dated, ...(days.has(null) ? [null] : [])].map((date) => {
    const { stance } = days.get(date) ?? sumCells([]);
    const row: TimelineRow = { date, welcoming: 0, skeptical: 0, hostile: 0, neutral: 0 };
    for (const label of STANCES) row[label] = stance[label];
    return row;
  });
}
