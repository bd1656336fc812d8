import { describe, expect, test } from "vitest";
import { readLabelled } from "../../eval/rows.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import type { Statement } from "../../src/statement/statement.ts";
import type { Evidence } from "../../src/statement/tags.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

const lexicons = loadLexicons();
const tagger = openTagger(lexicons);
const rows = ["statements.jsonl", "invented.jsonl", "reactions.jsonl"]
  .flatMap(readLabelled)
  .map(({ statement }) => statement);

function astray(statement: Statement, evidence: readonly Evidence[]): boolean {
  const kinds = new Set(evidence.map(({ by }) => by));
  return (
    evidence.length === 0 ||
    evidence.length > 3 ||
    kinds.size !== 1 ||
    evidence.some(({ in: field, start, end, text }) => {
      return text === "" || (statement[field] ?? "").slice(start, end) !== text;
    })
  );
}

describe("every label shows the words that decided it", () => {
  test("each stance, and each tone that is not neutral, of all rows", () => {
    const without = rows.filter((statement) => {
      const { stance, sentiment } = tagger.tagEnglish(statement);
      const toned = sentiment.label !== "neutral" && astray(statement, sentiment.evidence);
      return toned || astray(statement, stance.evidence);
    });
    expect(without).toEqual([]);
  });

  test("also by the rules alone", () => {
    const rulesOnly = openTagger({ ...lexicons, model: null });
    const without = rows.filter((row) => astray(row, rulesOnly.tagEnglish(row).stance.evidence));
    expect(without).toEqual([]);
  });

  test.each(["Quite.", "a", "7", "“Hm.”", "x".repeat(20_000), "and ".repeat(5_000), "Москва"])(
    "a text of a word or of many: %.20s",
    (text) => {
      const statement = { id: "a", event: "e", text };
      expect(astray(statement, tagger.tagEnglish(statement).stance.evidence)).toBe(false);
    },
  );

  test.each(["", " ", "...", "“”", "😀"])(
    "but a text without words has none to show: %j",
    (text) => {
      const { stance } = tagger.tagEnglish({ id: "a", event: "e", text });
      expect(stance.evidence).toEqual([]);
    },
  );
});

test("a cue that stands decides, and nothing is inferred beside it", () => {
  const { stance } = tagger.tagEnglish({ id: "a", event: "e", text: "Oslo welcomed the deal." });
  expect(stance.evidence).toEqual([{ in: "text", start: 5, end: 13, text: "welcomed", by: "cue" }]);
});

test("where none does, the words of text and title that weighed most are marked as inferred", () => {
  const { stance } = tagger.tagEnglish({
    id: "a",
    event: "e",
    eventTitle: "Norland seizes the harbour of Port Ulver",
    text: "Has anyone up there ever tried to walk home from it?",
  });
  expect(stance.evidence.length).toBeGreaterThan(0);
  expect(stance.evidence.map(({ by }) => by)).not.toContain("cue");
  expect(stance.evidence[0]).toMatchObject({ in: "text" });
});

test("without the words that are marked as inferred, the label would be less likely", () => {
  const inferred = rows.flatMap((statement) => {
    const { label, scores, evidence } = tagger.tagEnglish(statement).stance;
    if (evidence.some(({ by, in: field }) => by === "cue" || field !== "text")) return [];
    let { text } = statement;
    // From the end, so that what stands before keeps its place.
    for (const { start, end } of evidence.toReversed()) {
      text = `${text.slice(0, start)}Xyzzy${text.slice(end)}`;
    }
    const rest = tagger.tagEnglish({ ...statement, text }).stance;
    return [rest.scores[label] < scores[label]];
  });
  expect(inferred.length).toBeGreaterThan(500);
  // The words beside may change their part of speech, and with it the label's chances.
  expect(inferred.filter(Boolean).length / inferred.length).toBeGreaterThan(0.97);
});
