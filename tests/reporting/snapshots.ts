import type { CountedCell, EventSnapshot, Utterance } from "../../src/counting/snapshot.ts";
import { renderReports, type RenderOptions } from "../../src/reporting/render-report.ts";
import type { Report } from "../../src/reporting/report.ts";
import type { ReportedEvent } from "../../src/reporting/reported-event.ts";
import type { Tags } from "../../src/statement/tags.ts";

/** One cell of utterances that all have the same score, in hundredths. */
export function cell(part: Partial<CountedCell> & { score?: number } = {}): CountedCell {
  const { score = 0, utterances = 1, ...rest } = part;
  return {
    country: "US",
    stance: "welcoming",
    sentiment: "neutral",
    role: "official",
    rank: "other official",
    day: "2023-04-26",
    background: false,
    otherLanguage: false,
    attributed: true,
    confidence: null,
    model: "words-1",
    utterances,
    mentions: utterances,
    sentimentSum: utterances * score,
    sentimentSquares: utterances * score * score,
    ...rest,
  };
}

export function snapshot(part: Partial<EventSnapshot> = {}): EventSnapshot {
  const lists = { cells: [], outlets: [], positions: [], readers: [], checks: [] };
  return { event: "the-call", title: "The call", folded: 0, ...lists, ...part };
}

const TAGS: Tags = {
  country: { code: "US", evidence: [] },
  role: "official",
  stance: {
    label: "welcoming",
    scores: { welcoming: 1, skeptical: 0, hostile: 0, neutral: 0 },
    evidence: [],
  },
  sentiment: { score: 0.4, label: "positive", evidence: [] },
  model: "words-1",
};

type Part = Partial<Omit<Utterance["statement"], "tags">> & { tags?: Partial<Tags> };

export function utterance(part: Part = {}, mentions = 1): Utterance {
  const { tags, ...rest } = part;
  const text = "We welcome the call.";
  return {
    statement: { id: "s1", event: "the-call", text, ...rest, tags: { ...TAGS, ...tags } },
    mentions,
    utterance: "u-s1",
  };
}

const NAMES = new Map([
  ["US", "United States"],
  ["CN", "China"],
  ["DE", "Germany"],
]);
export const countryName = (code: string): string => NAMES.get(code) ?? code;

/** The report with what is shown beside it. */
export function reported(report: Report, utterances: Utterance[] = []): ReportedEvent {
  return { report, utterances, onAllDays: report.totals.utterances };
}

/** Reports in one form, without colour, 80 columns wide and kept nowhere if not told otherwise. */
export function render(
  events: ReportedEvent | ReportedEvent[],
  options: Partial<RenderOptions> & Pick<RenderOptions, "format">,
): string {
  const all = Array.isArray(events) ? events : [events];
  return renderReports(all, {
    width: 80,
    color: false,
    opensWith: () => null,
    shortName: () => undefined,
    ...options,
  });
}
