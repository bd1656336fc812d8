import { expect, test } from "vitest";
import { InvalidStatementError } from "../../src/errors.ts";
import { parseTagged } from "../../src/statement/parse-tagged.ts";
import { setAside } from "../../src/statement/tags.ts";

const SAID = { id: "a", event: "summit", text: "We welcome it." };
const WELCOME = { in: "text", start: 3, end: 10, text: "welcome", by: "cue" };
const TAGS = {
  country: { code: "FR", evidence: [] },
  role: "official",
  rank: "foreign minister",
  stance: {
    label: "welcoming",
    scores: { welcoming: 0.81, skeptical: 0.1, hostile: 0.05, neutral: 0.04 },
    evidence: [WELCOME, { ...WELCOME, by: "inferred" }],
  },
  sentiment: { score: 0.4, label: "positive", evidence: [] },
  model: "rules 1",
};

test.each([
  ["with labels", TAGS],
  [
    "without a rank and a country",
    { ...TAGS, rank: undefined, country: { ...TAGS.country, code: null } },
  ],
  ["set aside for its language", setAside("fr", "rules 1")],
  ["of a tagger that says more", { ...TAGS, stance: { ...TAGS.stance, confidence: 0.7 } }],
])("tags %s are kept as they are", (_, tags) => {
  const row = JSON.parse(JSON.stringify({ ...SAID, tags })) as unknown;
  expect(parseTagged(row)).toEqual(row);
});

test("evidence that does not say so is by a cue", () => {
  const { by: _, ...evidence } = WELCOME;
  const row = { ...SAID, tags: { ...TAGS, country: { code: "FR", evidence: [evidence] } } };
  expect(parseTagged(row).tags.country.evidence).toEqual([WELCOME]);
});

test.each<[part: object, field: string, message: RegExp]>([
  [{ role: "king" }, "tags.role", /one of official, opposition/],
  [{ rank: "king" }, "tags.rank", /one of head of state/],
  [{ country: { code: "fr", evidence: [] } }, "tags.country.code", /code such as US/],
  [{ country: { code: "FR" } }, "tags.country.evidence", /list of evidence/],
  [{ stance: { ...TAGS.stance, label: null } }, "tags.stance.label", /one of welcoming/],
  [{ stance: { ...TAGS.stance, scores: {} } }, "tags.stance.scores.hostile", /from 0 to 1/],
  [{ sentiment: { ...TAGS.sentiment, score: 1.5 } }, "tags.sentiment.score", /from -1 to 1/],
  [{ model: "" }, "tags.model", /what tagged/],
  [{ language: "French" }, "tags.language", /such as fr/],
])("tags with %j are refused by field", (part, field, message) => {
  try {
    parseTagged({ ...SAID, tags: { ...TAGS, ...part } });
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof InvalidStatementError)) throw error;
    const problem = error.problems.find((found) => found.field === field);
    expect(problem?.message).toMatch(message);
  }
});

test.each([undefined, null, "welcoming"])("a statement whose tags are %j has none", (tags) => {
  expect(() => parseTagged({ ...SAID, tags })).toThrow(/tags: is missing; readout tag adds it/);
});
