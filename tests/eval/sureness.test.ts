import { describe, expect, test } from "vitest";
import { splitTable, surenessTable } from "../../eval/sureness.ts";
import type { MeasuredOutcome } from "../../eval/calibrate.ts";
import type { Tags } from "../../src/statement/tags.ts";

/** Ten outcomes of an event, so many of them right, each as sure as is said. */
function outcomesOf(event: string, right: number, confidence: number): MeasuredOutcome[] {
  return Array.from({ length: 10 }, (_, i) => {
    const rest = (1 - confidence) / 3;
    const stance: Tags["stance"] = {
      label: "welcoming",
      scores: { welcoming: confidence, skeptical: rest, hostile: rest, neutral: rest },
      confidence,
      evidence: [],
    };
    const tags = { stance } as unknown as Tags;
    const labels = {
      id: `${event}-${i}`,
      event,
      stance: i < right ? ("welcoming" as const) : ("hostile" as const),
      sentiment: 0,
    };
    return { labels, words: 30, tags };
  });
}

const EVENTS = Array.from({ length: 40 }, (_, i) => `e${i}`);

describe("what sure stances promise", () => {
  test("is set beside what is right, and the gap is given with its interval", () => {
    const modest = EVENTS.flatMap((event) => outcomesOf(event, 9, 0.8));
    const [, ...rows] = surenessTable(new Map([["all", modest]]));
    expect(rows[1]).toEqual([
      "all, from 0.75",
      "1.000",
      "0.800",
      "0.900",
      "+0.100",
      "+0.100",
      "+0.100",
    ]);
  });

  test("is kept on events kept apart where it was measured on others of their kind", () => {
    const mixed = EVENTS.flatMap((event, i) => outcomesOf(event, i % 2 === 0 ? 9 : 7, 0.65));
    const [, row] = splitTable(mixed, 10);
    expect(Math.abs(Number(row?.[1]))).toBeLessThan(0.03);
    expect(Number(row?.[3])).toBeLessThan(0);
    expect(Number(row?.[4])).toBeGreaterThan(0);
  });
});
