import { buildReport } from "../../src/reporting/build-report.ts";
import type { ReportedEvent } from "../../src/reporting/reported-event.ts";
import { cell, reported, snapshot, utterance } from "./snapshots.ts";

/** A report and its utterances in which every text that comes from outside is the given one. */
export function reportOf(text: string): ReportedEvent {
  const cells = [
    cell({ utterances: 12, score: 30, sentiment: "positive", model: text }),
    cell({ country: "CN", stance: "hostile", score: -60, sentiment: "negative", day: null }),
    cell({ country: "DE", stance: "skeptical", score: -25, sentiment: "negative" }),
    cell({ country: null, stance: "neutral", day: "2023-05-02" }),
  ];
  const position = { stance: "welcoming" as const, speaker: text, date: "2023-04-26" };
  const report = buildReport(
    snapshot({
      event: text,
      title: text,
      cells,
      outlets: [{ outlet: text, day: null, mentions: 3 }],
      positions: ["US", "CN"].map((country) => ({
        ...position,
        country,
        official: true,
        rank: "other official",
        others: {},
      })),
    }),
    { generatedAt: text, countryName: () => text },
  );
  const span = (start: number, end: number) => [
    { in: "text" as const, start, end, text: "", by: "cue" as const },
  ];
  const stance = {
    label: "hostile" as const,
    scores: { welcoming: 0, skeptical: 0, hostile: 1, neutral: 0 },
  };
  const utterances = [
    utterance({
      id: text,
      text,
      speaker: text,
      affiliation: text,
      place: text,
      outlet: text,
      article: { title: text },
      span: { start: 3, end: 9 },
      context: text,
      url: text,
      publishedAt: text,
      kind: "direct",
      tags: {
        country: {
          code: text,
          evidence: [{ in: "context", start: 0, end: 1, text: "", by: "cue" }],
        },
        stance: { ...stance, evidence: span(1, 4) },
        sentiment: { score: -0.5, label: "negative", evidence: span(0, text.length) },
      },
    }),
    utterance({ text, outlet: text, url: `https://paper.example/${text}`, kind: "indirect" }, 3),
  ];
  return reported(report, utterances);
}
