import { delimiter } from "node:path";
import { expect, test } from "vitest";
import { findServer } from "../../src/redis/private-server.ts";
import type { Report } from "../../src/reporting/report.ts";
import {
  type Env,
  freshEnv,
  fromJsonLines,
  readout,
  toJsonLines,
  writeFiles,
} from "../servers/commands.ts";

const SAID = [
  { text: "We welcome it.", speaker: "Ada Berg", affiliation: "French foreign minister" },
  { text: "Nous saluons cet accord.", speaker: "Ada Berg", affiliation: "French foreign minister" },
  { text: "Wir verurteilen den Angriff." },
  { text: "Celebramos este acuerdo." },
  { text: "我们欢迎这一协议。" },
  { text: "Мы приветствуем это соглашение." },
  { text: "我々は非難する。" },
  { text: "We condemn it.", lang: "de-AT" },
].map((row, i) => ({ id: `a${i}`, event: "accord", ...row }));

function pathWithoutServer(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.filter((folder) => findServer(folder) === undefined).join(delimiter);
}

test.each<[where: string, env: () => Env]>([
  ["on Redis", freshEnv],
  ["in one process", () => ({ PATH: pathWithoutServer() })],
])("statements in other languages are counted as such and as nothing else, %s", async (_, env) => {
  const [file] = writeFiles({ "mixed.jsonl": toJsonLines(SAID) });
  const { stdout } = await readout(["run", file!, "--format", "json"], env());
  const { totals, stance } = JSON.parse(stdout) as Report;
  expect(totals).toMatchObject({ mentions: 1, utterances: 1, otherLanguage: 7, countries: 1 });
  expect(Object.values(stance).map(({ n }) => n)).toEqual([1, 0, 0, 0]);
});

test("`tag` gives back one row for each, with its language", async () => {
  const [file] = writeFiles({ "mixed.jsonl": toJsonLines(SAID) });
  const { code, stdout } = await readout(["tag", file!], {});
  expect(code).toBe(0);
  const rows = fromJsonLines<{ id: string; tags: { language?: string } }>(stdout);
  expect(rows.map(({ id, tags }) => `${id} ${tags.language ?? "en"}`)).toEqual([
    "a0 en",
    "a1 fr",
    "a2 de",
    "a3 es",
    "a4 zh",
    "a5 ru",
    "a6 ja",
    "a7 de",
  ]);
});
