import { expect, test } from "vitest";
import { freshEnv, readout, startWorker, writeFiles } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { openRedis } from "../servers/redis.ts";

const row = (id: string, text: string, publishedAt: string) => ({
  id,
  event: "summit",
  speaker: "German chancellor Ada Berg",
  text,
  publishedAt,
});
const EARLY = [
  row("a", "We welcome it.", "2023-04-26"),
  row("b", "A grave mistake.", "2023-04-28"),
];
const LATER = [
  row("c", "We condemn it.", "2023-04-29"),
  row("d", "We welcome it warmly.", "2023-04-26"),
];

test("frozen figures are shown again as they were, whatever is counted and corrected later", async () => {
  const env = freshEnv();
  const store = openStore(env);
  startWorker(env);
  await store.enqueue(EARLY);
  await untilIdle(env);
  const frozen = await readout(["report", "summit", "--freeze"], env);
  const id = frozen.stdout.trim();
  expect(id).toMatch(/^f[\w-]{20}$/);
  expect(frozen.stderr).toContain(`readout report summit --frozen ${id}`);
  const show = ["report", "summit", "--frozen", id, "--format"];
  const json = (await readout([...show, "json"], env)).stdout;
  // The same figures have the same id, and stay what they were to the moment.
  expect((await readout(["report", "summit", "--freeze"], env)).stdout).toBe(`${id}\n`);

  await store.enqueue(LATER);
  await untilIdle(env);
  await store.correct("summit", "a", { stance: "hostile", author: "ada", why: "read in full" });
  expect((await store.report("summit")).totals.utterances).toBe(4);
  expect((await readout([...show, "json"], env)).stdout).toBe(json);
  const { totals, stance } = JSON.parse(json);
  expect(totals).toMatchObject({ utterances: 2, corrected: 0 });
  expect(stance.welcoming.n).toBe(1);
  const page = await readout([...show, "html"], env);
  expect(page.stdout).toContain(`--frozen ${id}`);
  expect(page.stdout).not.toContain("We welcome it");

  const early = await store.freeze("summit", { until: "2023-04-26" });
  expect(early.report.period.until).toBe("2023-04-26");
  const listed = await readout(["frozen", "summit"], env);
  expect(listed.stdout.split("\n").filter(Boolean)).toHaveLength(2);
  expect(listed.stdout).toContain("until 2023-04-26");

  const elsewhere = freshEnv();
  const [file = ""] = writeFiles({ "event.jsonl": "" });
  await readout(["export", "summit", "--out", file], env);
  await readout(["import", file, "--as", "the-summit"], elsewhere);
  const there = openStore(elsewhere);
  expect((await there.frozen.list("the-summit")).map((one) => one.id)).toEqual(
    (await store.frozen.list("summit")).map((one) => one.id),
  );
  expect(JSON.stringify((await there.frozen.get("the-summit", id)).report)).toBe(json.trim());
  await there.close();

  await store.frozen.drop("summit", id);
  await expect(store.frozen.get("summit", id)).rejects.toMatchObject({ code: "UNKNOWN_FROZEN" });
  await store.forget("summit");
  expect(await openRedis().exists(`${env.READOUT_PREFIX}:{summit}:frozen`)).toBe(0);
  await store.close();
});

test.each<[args: string[], message: RegExp]>([
  [["--freeze", "--format", "md"], /Leave out --format: --freeze prints the id/],
  [["--freeze", "--from", "x.jsonl"], /a file does not change/],
  [["--frozen", "f1", "--since", "2023-04-26"], /Leave out --since: what a frozen report counts/],
  [["--frozen", "f1", "--format", "jsonl"], /has figures and no statements/],
])("report summit %j is refused", async (args, message) => {
  const refused = await readout(["report", "summit", ...args], freshEnv());
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(message);
});
