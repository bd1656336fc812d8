import fc from "fast-check";
import { type Entry, toEntry } from "../../src/counting/entry.ts";
import type { EventSnapshot } from "../../src/counting/snapshot.ts";
import { compareCodePoints, digest } from "../../src/statement/identity.ts";
import type { Statement } from "../../src/statement/statement.ts";
import {
  EVIDENCE_KINDS,
  RANKS,
  ROLES,
  sentimentLabel,
  setAside,
  STANCES,
  type Tags,
} from "../../src/statement/tags.ts";

export const EVENT = "summit";

/** Mentions that often share id, words, speaker, outlet, article and day, or have none. */
export const mentionArbitrary: fc.Arbitrary<Entry> = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d", "m-4", "ü 5", "\u{1F600}", "\uFF5E", "x".repeat(128)),
    text: fc.constantFrom("We welcome it.", "we WELCOME it", "A mistake.", "No."),
    speaker: fc.constantFrom("Ada Berg", "ada berg", undefined),
    outlet: fc.constantFrom("Post", "Le Jour", "a\tb|c", undefined),
    eventTitle: fc.constantFrom("The summit", "A summit", undefined),
    publishedAt: fc.constantFrom(
      undefined,
      "2023-04-26",
      "2023-04-27",
      "2023-04-27T00:30:00+05:00",
      "2023-04-26T23:00:00-03:00",
      "1969-12-31",
    ),
    background: fc.constantFrom(undefined, undefined, true),
    article: fc.constantFrom(
      undefined,
      undefined,
      { file: "one.txt", hash: "h1" },
      { file: "one.txt", hash: "h2" },
      { file: "two.txt", hash: "h1" },
    ),
    place: fc.constantFrom(undefined, 0, 7, 35, 36, 1_295, 1_296, 5_000_000),
    language: fc.constantFrom(undefined, undefined, undefined, undefined, "fr", "de"),
    country: fc.constantFrom("US", "CARICOM", "DE", "a.b_c d", null),
    role: fc.constantFrom(...ROLES),
    rank: fc.constantFrom(undefined, ...RANKS),
    stance: fc.constantFrom(...STANCES),
    confidence: fc.constantFrom(undefined, null, 0, 0.36, 0.5, 0.74, 0.75, 0.92, 1),
    by: fc.constantFrom(undefined, ...EVIDENCE_KINDS),
    hundredths: fc.integer({ min: -100, max: 100 }),
    sequence: fc.integer({ min: 1, max: 4 }),
    epoch: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ place, language, sequence, epoch, ...given }) => {
    const { country, role, rank, stance, confidence, by, hundredths, ...said } = given;
    const span = place === undefined ? undefined : { start: place, end: place + 1 };
    const statement = JSON.parse(JSON.stringify({ event: EVENT, ...said, span })) as Statement;
    const model = `rules ${epoch}`;
    const evidence = by ? [{ in: "text" as const, start: 0, end: 1, text: said.text[0]!, by }] : [];
    const tags: Tags = {
      country: { code: country, evidence: [] },
      role,
      ...(role === "official" && rank && { rank }),
      stance: {
        label: stance,
        scores: { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0, [stance]: 1 },
        ...(confidence !== undefined && { confidence }),
        evidence,
      },
      sentiment: { score: hundredths / 100, label: sentimentLabel(hundredths / 100), evidence: [] },
      model,
    };
    const output = language === undefined ? tags : setAside(language, model);
    return toEntry({ ...statement, tags: output }, { sequence, epoch });
  });

/** So many mentions with ids of their own, in fixed variety: a third repeat an utterance. */
export function manyMentions(count: number): Entry[] {
  return fc.sample(mentionArbitrary, { numRuns: count, seed: 7 }).map((entry, i) => {
    const id = `mention-${i}`;
    const utterance = digest([i % Math.ceil(count / 1.5)], 12);
    const { statement, epoch } = entry;
    return { ...toEntry({ ...statement, id }, { sequence: 1, epoch }), utterance, article: null };
  });
}

/** A snapshot with its lists in one order, so that two can be compared. */
export function sorted(snapshot: EventSnapshot): EventSnapshot {
  const { cells, outlets, positions, readers, checks } = snapshot;
  return {
    ...snapshot,
    cells: cells.toSorted(byJson),
    outlets: outlets.toSorted(byJson),
    positions: positions.toSorted(byJson),
    readers: readers.toSorted(byJson),
    checks: checks.toSorted(byJson),
  };
}

function byJson(a: object, b: object): number {
  return compareCodePoints(toJson(a), toJson(b));
}

/** Its fields in the order of their names. */
function toJson(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => compareCodePoints(a, b)));
}
