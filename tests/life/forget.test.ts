import { expect, test } from "vitest";
import { freshEnv, readout, startWorker, toJsonLines } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";

const ROWS = [
  {
    id: "a",
    speaker: "Ada Berg",
    outlet: "Post",
    publishedAt: "2023-04-26",
    text: "We welcome it.",
  },
  { id: "b", speaker: "Ada Berg", outlet: "Le Jour", text: "We welcome it." },
  { id: "c", speaker: "Bo Ek", outlet: "Post", publishedAt: "2023-05-02", text: "A mistake." },
].map((row) => ({ event: "summit", ...row }));

async function counted(env: ReturnType<typeof freshEnv>) {
  const { stdout } = await readout(["show", "summit", "--format", "json"], env);
  const rows = stdout.split("\n").filter(Boolean);
  return rows.map((row) => (JSON.parse(row) as { id: string }).id).sort();
}

test("mentions are forgotten by statement, speaker, outlet and day, and count again when they are sent again", async () => {
  const env = freshEnv();
  startWorker(env);
  const send = async () => {
    await readout(["enqueue", "-"], env, toJsonLines(ROWS));
    await untilIdle(env);
  };
  await send();
  expect(await counted(env)).toEqual(["a", "c"]);
  const dry = await readout(["forget", "summit", "--statement", "a", "--dry-run"], env);
  expect(dry.stdout).toBe("1 mention would be forgotten\n");
  expect(await counted(env)).toEqual(["a", "c"]);
  const one = await readout(["forget", "summit", "--statement", "a"], env);
  expect(one).toMatchObject({ code: 0, stdout: "1 mention forgotten\n" });
  expect(await counted(env)).toEqual(["b", "c"]);
  await send();
  expect(await counted(env)).toEqual(["a", "c"]);
  expect((await readout(["forget", "summit", "--speaker", "ADA BERG"], env)).stdout).toBe(
    "2 mentions forgotten\n",
  );
  expect(
    (await readout(["forget", "summit", "--outlet", "post", "--before", "2023-05-02"], env)).stdout,
  ).toBe("0 mentions forgotten\n");
  expect(await counted(env)).toEqual(["c"]);
  expect(await readout(["forget", "summit", "--speaker", "Bo Ekk"], env)).toMatchObject({
    stdout: "0 mentions forgotten\n",
    stderr: expect.stringContaining("no counted mention is meant") as string,
  });
  await send();
  expect(await counted(env)).toEqual(["a", "c"]);
});

test("an event that is forgotten whole is gone with what still waits, and counts what is sent later", async () => {
  const env = freshEnv();
  const store = openStore(env);
  await store.enqueue(ROWS);
  expect(await store.forget("summit")).toMatchObject({ mentions: 0, withoutText: 0 });
  startWorker(env);
  await untilIdle(env);
  await expect(store.report("summit")).rejects.toMatchObject({ code: "UNKNOWN_EVENT" });
  expect(await store.events()).toEqual([]);
  await store.enqueue(ROWS.slice(1));
  await untilIdle(env);
  expect((await store.report("summit")).totals.mentions).toBe(2);
  expect(await store.forget("summit")).toMatchObject({ mentions: 2, withoutText: 0 });
  const again = await readout(["forget", "summit"], env);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain("The store has no event summit");
  const doctor = await store.doctor();
  expect(doctor.redis.warnings).toEqual([]);
  await store.close();
});

test("a forget of no day, no name or no field says so and changes nothing", async () => {
  const env = freshEnv();
  const store = openStore(env);
  await store.enqueue(ROWS);
  startWorker(env);
  await untilIdle(env);
  const { generatedAt: _, ...before } = await store.report("summit");
  const refused: [string, Parameters<typeof store.forget>[1], string][] = [
    ["summit", { before: "2023-04-31" }, "INVALID_FILTER"],
    ["summit", { speaker: " " }, "INVALID_FILTER"],
    ["summit", { outlets: "Post" } as object, "INVALID_FILTER"],
  ];
  for (const [event, filter, code] of refused) {
    await expect(store.forget(event, filter)).rejects.toMatchObject({ code });
  }
  expect((await readout(["forget", "summit", "--before", "May"], env)).code).toBe(2);
  expect(await store.report("summit")).toMatchObject(before);
  await store.close();
});
