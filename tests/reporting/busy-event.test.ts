import { expect, inject, onTestFinished, test } from "vitest";
import { openFaultProxy } from "../../load/stage/fault-proxy.ts";
import { readReportedEvent } from "../../src/read-report.ts";
import { toEntry } from "../../src/counting/entry.ts";
import { openReadout } from "../../src/readout.ts";
import { MOST_QUOTED, quoteGroups } from "../../src/reporting/quotes.ts";
import { STANCES } from "../../src/statement/tags.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { freshPrefix, openRedis } from "../servers/redis.ts";
import { utterance } from "./snapshots.ts";

test("a report that is read while others count quotes what its figures count", async () => {
  const prefix = freshPrefix();
  const aggregates = openAggregates(openRedis(), openKeys(prefix));
  let said = 0;
  const countFive = () => {
    const entries = Array.from({ length: 5 }, () => {
      const label = STANCES[(said += 1) % 2]!;
      const scores = { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0, [label]: 1 };
      const tags = { stance: { label, scores, evidence: [] } };
      const { statement } = utterance({ id: `s${said}`, text: `Reason ${said}.`, tags });
      return toEntry(statement, { sequence: 1, epoch: 1 });
    });
    return aggregates.record({ entries, revisions: [] });
  };
  await countFive();

  const counting: Promise<unknown>[] = [];
  const proxy = await openFaultProxy({
    target: { path: inject("redisUrl") },
    delayMs: 5,
    cutsReplyTo() {
      if (said < 95) counting.push(countFive());
      return false;
    },
  });
  onTestFinished(() => proxy.close());
  const readout = openReadout({ redisUrl: proxy.url, prefix });
  onTestFinished(() => readout.close());

  const reported = await readReportedEvent(readout, "the-call", {
    quoted: MOST_QUOTED,
    around: false,
  });
  await Promise.all(counting);
  expect(said).toBeGreaterThan(50);
  const groups = quoteGroups(reported);
  expect(groups.map(({ stance }) => stance)).toEqual(["welcoming", "skeptical"]);
  for (const { stance, n, shown } of groups) {
    const { length } = reported.utterances.filter(
      ({ statement }) => statement.tags.stance.label === stance,
    );
    expect([length, shown.length, n]).toEqual(Array(3).fill(reported.report.stance[stance].n));
  }
});
