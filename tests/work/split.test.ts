import { expect, test } from "vitest";
import { poisonText } from "../../load/stage/misbehaving-tagger.ts";
import { CHUNK_VERSION } from "../../src/queue/chunk.ts";
import { type Env, freshEnv, startWorker } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { killWorkersOn } from "../servers/kill-workers.ts";
import { addJob } from "../servers/redis.ts";

const GOOD = { event: "summit", speaker: "Ada Berg" };
const LONG = "We will see what the talks in the capital bring. ".repeat(400);

test.each([CHUNK_VERSION, 1])(
  "of an id that a chunk of format %i has twice the later content stands, also when its workers were killed and it was split",
  async (version) => {
    const env: Env = { ...freshEnv(), READOUT_CONCURRENCY: "1" };
    const statements = [
      { ...GOOD, id: "x", text: "We welcome it." },
      ...Array.from({ length: 40 }, (_, i) => ({ ...GOOD, id: `long-${i}`, text: LONG + i })),
      { ...GOOD, id: "stop", text: poisonText("never comes back") },
      ...Array.from({ length: 60 }, (_, i) => ({ ...GOOD, id: `short-${i}`, text: `So ${i}.` })),
      { ...GOOD, id: "x", text: "We condemn it." },
    ];
    await addJob(env.READOUT_PREFIX!, 1, { version, sequence: 7, statements });
    await killWorkersOn(env, [1]);
    startWorker(env);
    startWorker(env);
    await untilIdle(env);

    const store = openStore(env);
    expect((await store.report("summit")).totals.mentions).toBe(statements.length - 1);
    const texts = (await store.statements("summit")).map(({ text }) => text);
    expect(texts).toContain("We condemn it.");
    expect(texts).not.toContain("We welcome it.");
    await store.close();
  },
  600_000,
);
