import type { Tags } from "../../src/statement/tags.ts";
import { openTaggingTasks } from "../../src/work/tagging-tasks.ts";

// A tagging thread without tagging: what is left is what the queue and the aggregates cost a worker.
const COUNTRIES = [
  "US",
  "CN",
  "UA",
  "FR",
  "DE",
  "BR",
  "IN",
  "JP",
  "ZA",
  "PL",
  "TR",
  "EU",
  "UN",
  null,
];
const STANCES = ["welcoming", "skeptical", "hostile", "neutral"] as const;

function tagsOf(text: string): Tags {
  const label = STANCES[text.length % STANCES.length]!;
  return {
    country: { code: COUNTRIES[text.length % COUNTRIES.length] ?? null, evidence: [] },
    role: text.length % 3 === 0 ? "expert" : "official",
    stance: {
      label,
      scores: { welcoming: 0.1, skeptical: 0.2, hostile: 0.3, neutral: 0.4 },
      evidence: [{ in: "text", start: 0, end: 2, text: text.slice(0, 2), by: "cue" }],
    },
    sentiment: { score: 0.1, label: "neutral", evidence: [] },
    model: "untagged",
  };
}

export const { ready, tag } = openTaggingTasks({
  model: "untagged",
  epoch: 1,
  tag: ({ text }) => tagsOf(text),
});
