import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { poisonText } from "../../load/stage/misbehaving-tagger.ts";
import {
  freshEnv,
  fromJsonLines,
  readout,
  startMisbehavingWorker,
  toJsonLines,
  writeFiles,
} from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { addJob } from "../servers/redis.ts";

const GOOD = { event: "summit", speaker: "Ada Berg", meta: { desk: "europe" } };

test("what failed is exported with its reasons, and is taken again once it is mended", async () => {
  const env = freshEnv();
  const store = openStore(env);
  startMisbehavingWorker(env);
  const rows = [
    { ...GOOD, id: "a", text: poisonText("throws null") },
    { ...GOOD, id: "b", text: "We welcome it." },
    { ...GOOD, id: "c", text: poisonText("throws null") },
  ];
  await store.enqueue(rows);
  await addJob(env.READOUT_PREFIX!, 1, { version: 3, sequence: 1, statements: [{ text: 7 }] });
  await untilIdle(env);
  const [file = ""] = writeFiles({ "failed.jsonl": "" });
  const { code, stdout, stderr } = await readout(["failed", "--export", file], env);
  expect([code, stdout]).toEqual([0, "2 statements written\n"]);
  expect(stderr).toContain("1 more is not whole any more");
  type Row = { id: string; failure?: unknown; text: string };
  const written = fromJsonLines<Row>(readFileSync(file, "utf8"));
  expect(written.map(({ failure: _, ...row }) => row)).toEqual(
    expect.arrayContaining([rows[0], rows[2]].map((row) => expect.objectContaining(row) as object)),
  );
  for (const { failure } of written) {
    expect(failure).toEqual({
      reason: expect.stringContaining("Tagging") as string,
      failedAt: expect.stringMatching(/^\d{4}-/) as string,
      jobId: expect.stringContaining("chunk-") as string,
    });
  }
  // As it is it would fail again, but it is a statement.
  writeFileSync(file, toJsonLines(written.map((row) => ({ ...row, text: "We welcome it too." }))));
  expect((await readout(["failed", "--drop"], env)).stdout).toBe("3 thrown away\n");
  const again = await readout(["enqueue", file], env);
  expect(again.stdout).toBe("2 mentions accepted, 0 of them counted already\n");
  await untilIdle(env);
  expect((await store.report("summit")).totals).toMatchObject({ mentions: 3, utterances: 2 });
  const both = await readout(["failed", "--retry", "--export", file], env);
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining("Choose one of")]);
  await store.close();
}, 600_000);
