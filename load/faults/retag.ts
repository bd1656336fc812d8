import { fileURLToPath } from "node:url";
import { toEntry } from "../../src/counting/entry.ts";
import type { EventSnapshot } from "../../src/counting/snapshot.ts";
import { openTally } from "../../src/counting/tally.ts";
import type { Retagged } from "../../src/life/retag.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import type { Tagger } from "../../src/tagging/tagger.ts";
import { ensureServer } from "../servers/ensure-server.ts";
import { startRedisProcess } from "../servers/redis-process.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { openPlainTagger } from "../stage/plain-tagger.ts";
import { kill, PROGRAMS, startWorker } from "../stage/processes.ts";
import { showProgress } from "../stage/show-progress.ts";
import { fingerprint } from "../stage/truth.ts";
import { untilDrained } from "../stage/until-drained.ts";

const EVENT = "event-0";
const SPREAD = { events: 1, days: 30, outlets: 200, repeats: 20 };

/** `npm run load -- retag`: an event is tagged anew by a newer model, and then by another tagger, while the old workers run. */
export const options = { statements: 100_000, workers: 2 };

export async function run({ statements: count, workers }: typeof options): Promise<number> {
  const redis = await startRedisProcess({ server: ensureServer() });
  const env = { REDIS_URL: redis.url };
  const start = (name: string, epoch: number) =>
    Array.from({ length: workers }, () =>
      startWorker({ ...env, TAGGER_NAME: name, TAGGER_EPOCH: String(epoch) }, PROGRAMS.plainWorker),
    );
  const readout = openReadout({ redisUrl: redis.url, outageWaitMs: 60_000 });
  const running = start("plain", 1);
  let wrong = 0;
  try {
    await readout.enqueue(statementsOf(count));
    await untilDrained(readout, showProgress);
    wrong += await check(readout, { count, tagger: openPlainTagger("plain", 1) });
    for (const [file, name, epoch] of STEPS) {
      running.push(...start(name, epoch));
      const before = await readout.snapshot(EVENT);
      const tagger = openPlainTagger(name, epoch);
      const module = fileURLToPath(new URL(`../stage/${file}`, import.meta.url));
      const retagged = await readout.retag(EVENT, { tagger: module });
      wrong += await check(readout, { count, tagger });
      wrong += addsUp(before, await readout.snapshot(EVENT), retagged);
    }
    const { total } = await readout.failed.list(0);
    console.log(`${total} statements failed, ${wrong} comparisons went wrong`);
    return wrong + total > 0 ? 1 : 0;
  } finally {
    await Promise.all(running.map((worker) => kill(worker)));
    await readout.close();
    await redis.stop();
  }
}

const STEPS = [
  ["newer-plain-tagger.ts", "plain", 2],
  ["other-plain-tagger.ts", "other", 1],
] as const;

function statementsOf(count: number) {
  return [...makeStatements(count, 7, SPREAD)].map((statement) => parseStatement(statement));
}

/** 0 where the counts are those of one process that tags the same statements. */
async function check(readout: Readout, { count, tagger }: { count: number; tagger: Tagger }) {
  const tally = openTally(EVENT);
  for (const [i, statement] of statementsOf(count).entries()) {
    const tagged = { ...statement, tags: tagger.tag(statement) };
    tally.record(toEntry(tagged, { sequence: i + 1, epoch: tagger.epoch }));
  }
  const [found, expected] = [await readout.snapshot(EVENT), tally.snapshot()];
  const same = fingerprint(found).join("\n") === fingerprint(expected).join("\n");
  const utterances = found.cells.reduce((sum, cell) => sum + cell.utterances, 0);
  console.log(
    `${tagger.model}: ${utterances} utterances, ${same ? "every cell exact" : "OTHER CELLS"}`,
  );
  return same ? 0 : 1;
}

/** 0 where the cells before, with what is said to have moved, are those after. */
function addsUp(
  before: EventSnapshot,
  after: EventSnapshot,
  { moves, utterances }: Retagged,
): number {
  const cells = countsOf(before);
  for (const { from, to, utterances: moved } of moves) {
    const [left, reached] = [`${from.country} ${from.stance}`, `${to.country} ${to.stance}`];
    cells.set(left, (cells.get(left) ?? 0) - moved);
    cells.set(reached, (cells.get(reached) ?? 0) + moved);
  }
  const [one, other] = [cells, countsOf(after)].map((counts) =>
    [...counts]
      .filter(([, n]) => n !== 0)
      .map(([cell, n]) => `${cell} ${n}`)
      .toSorted()
      .join("\n"),
  );
  const same = one === other;
  console.log(
    `${utterances.moved} utterances moved: ${same ? "the difference adds up" : "IT DOES NOT ADD UP"}`,
  );
  return same ? 0 : 1;
}

function countsOf({ cells }: EventSnapshot): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { country, stance, background, otherLanguage, utterances } of cells) {
    if (background || otherLanguage) continue;
    const cell = `${country} ${stance}`;
    counts.set(cell, (counts.get(cell) ?? 0) + utterances);
  }
  return counts;
}
