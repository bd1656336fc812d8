import fc from "fast-check";
import { type Entry, toEntry } from "../../src/counting/entry.ts";
import type { EventSnapshot } from "../../src/counting/snapshot.ts";
import { digest } from "../../src/statement/identity.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { ROLES, sentimentLabel, STANCES, type Tags } from "../../src/statement/tags.ts";

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
    country: fc.constantFrom("US", "CARICOM", "DE", null),
    role: fc.constantFrom(...ROLES),
    stance: fc.constantFrom(...STANCES),
    hundredths: fc.integer({ min: -100, max: 100 }),
    sequence: fc.integer({ min: 1, max: 4 }),
    epoch: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ country, role, stance, hundredths, sequence, epoch, ...said }) => {
    const statement = JSON.parse(JSON.stringify({ event: EVENT, ...said })) as Statement;
    const tags: Tags = {
      country: { code: country, evidence: [] },
      role,
      stance: {
        label: stance,
        scores: { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0, [stance]: 1 },
        evidence: [],
      },
      sentiment: { score: hundredths / 100, label: sentimentLabel(hundredths / 100), evidence: [] },
      model: `rules ${epoch}`,
    };
    return toEntry({ ...statement, tags }, { sequence, epoch });
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
  const byJson = <T>(rows: T[]) =>
    rows
      .map((row) => JSON.stringify(row, Object.keys(row as object).sort()))
      .sort()
      .map((row) => JSON.parse(row) as T);
  return {
    ...snapshot,
    cells: byJson(snapshot.cells),
    outlets: byJson(snapshot.outlets),
    positions: byJson(snapshot.positions),
  };
}
