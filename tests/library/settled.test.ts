import { expect, inject, onTestFinished, test } from "vitest";
import { openReadout } from "../../src/readout.ts";
import { freshPrefix } from "../servers/redis.ts";

function open() {
  const readout = openReadout({ redisUrl: inject("redisUrl"), prefix: freshPrefix() });
  onTestFinished(readout.close);
  return readout;
}

test("without a worker a limit ends the waiting, and so does a signal", async () => {
  const readout = open();
  const { jobIds } = await readout.enqueue([{ event: "summit", text: "We welcome it." }]);
  const notSettled = {
    code: "NOT_SETTLED",
    message: expect.stringMatching(/^After 0.1 s 1 job is still on the way/),
  };
  await expect(readout.settled(jobIds, { limit: 100 })).rejects.toMatchObject(notSettled);
  await expect(readout.settled({ limit: 100 })).rejects.toMatchObject(notSettled);
  await expect(readout.settled({ limit: 100, event: "summit" })).rejects.toMatchObject(notSettled);
  const reason = new Error("enough");
  const already = AbortSignal.abort(reason);
  await expect(readout.settled(jobIds, { signal: already })).rejects.toBe(reason);
  const ending = new AbortController();
  const waiting = readout.settled({ signal: ending.signal });
  setImmediate(() => ending.abort(reason));
  await expect(waiting).rejects.toBe(reason);
});

test("what has no job on the way is settled", async () => {
  const readout = open();
  await readout.settled([]);
  await readout.settled({ limit: 60_000 });
  await readout.enqueue([
    { event: "summit", text: "We welcome it." },
    { event: "truce", text: "We reject it." },
  ]);
  await readout.settled({ event: "pact", limit: 60_000 });
  await expect(readout.settled({ event: "truce", limit: 50 })).rejects.toMatchObject({
    code: "NOT_SETTLED",
  });
});
