import { expect, test } from "vitest";
import type { Diagnosis } from "../../src/health/diagnosis.ts";
import type { Report } from "../../src/reporting/report.ts";
import {
  freshEnv,
  fromJsonLines,
  readout,
  startWorker,
  toJsonLines,
  writeFiles,
} from "../servers/commands.ts";
import { untilIdle } from "../servers/idle.ts";

const EVENTS = Array.from({ length: 9 }, (_, i) => `summit-${i}`);

test("what is enqueued is counted once and reported, event by event, whatever Redis is made of", async () => {
  const env = { ...freshEnv(), READOUT_CHUNK_SIZE: "20" };
  const rows = Array.from({ length: 360 }, (_, i) => ({
    id: `row-${i}`,
    event: EVENTS[i % EVENTS.length],
    text: i % 2 === 0 ? "We welcome the summit." : "We condemn the summit.",
    speaker: `Speaker ${i}`,
  }));
  const [file, kept] = writeFiles({ "rows.jsonl": toJsonLines(rows), "kept.jsonl": "" });
  const enqueued = await readout(["enqueue", file!], env);
  expect(enqueued).toMatchObject({ code: 0, stderr: "" });

  const waiting = JSON.parse((await readout(["doctor", "--json"], env)).stdout) as Diagnosis;
  expect(waiting.queue).toMatchObject({ waiting: 18, active: 0, delayed: 0 });
  const shares = waiting.queue.shards.map(({ waiting: share }) => share);
  expect(shares).toEqual(Array(shares.length).fill(18 / shares.length));
  expect(waiting.redis.warnings).toEqual([]);

  startWorker(env);
  await untilIdle(env);
  const again = await readout(["run", file!, "--format", "json", "--keep", kept!], env);
  expect(again).toMatchObject({ code: 0, stderr: "" });
  const reports = fromJsonLines<Report>(again.stdout);
  expect(reports.map(({ event }) => event)).toEqual(EVENTS);
  for (const { totals } of reports) expect(totals).toMatchObject({ mentions: 40, utterances: 40 });

  const { stdout } = await readout(["report", EVENTS[0]!, "--format", "json"], env);
  expect(fromJsonLines<Report>(stdout)[0]!.totals.mentions).toBe(40);
  const fromFile = await readout(["report", EVENTS[0]!, "--format", "json", "--from", kept!], {});
  const figures = (json: string) => json.replace(/"generatedAt":"[^"]*"/, "");
  expect(figures(fromFile.stdout)).toBe(figures(stdout));
  const shown = await readout(["show", EVENTS[0]!, "--stance", "hostile", "--format", "json"], env);
  expect(fromJsonLines(shown.stdout)).toHaveLength(20);
  expect((await readout(["failed"], env)).stderr).toContain("nothing has failed");
  expect((await readout(["doctor"], env)).stdout).toMatch(/^workers +1$/m);
});
