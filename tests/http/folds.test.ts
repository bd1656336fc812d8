import { expect, test } from "vitest";
import type { Reports } from "../../src/http/reports.ts";
import { refuseLarge } from "../../src/http/routes/large-events.ts";
import { FoldListShape, PassShape } from "../../src/http/shapes/folds.ts";
import type { Report } from "../../src/reporting/report.ts";
import { type Served, serveFresh } from "./serving.ts";

const PAUSE = "We welcome the pause in the strait, which gives the fleets time to come home.";
/** Two statements, of which one was also printed with quotation marks, and one of another speaker. */
const PRINTED = [
  { id: "a", text: PAUSE, speaker: "Ada Berg" },
  { id: "b", text: `“${PAUSE}”`.replace(".”", ",” she said."), speaker: "Ada Berg" },
  { id: "c", text: "Nobody asked us about the strait.", speaker: "Ada Berg" },
  { id: "d", text: "The strait stays closed to us.", speaker: "Bo Ek" },
].map((row) => ({ ...row, event: "summit", publishedAt: "2023-04-26", outlet: "Post" }));

async function ask({ url }: Pick<Served, "url">, path: string, body?: unknown) {
  const response = await fetch(`${url}/api/v1/events/summit/${path}`, {
    ...(body !== undefined && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

const totalsOf = async (served: Served) => ((await ask(served, "report")).body as Report).totals;

test("a pass folds reprints, and each is listed with its wordings, part by part", async () => {
  const served = await serveFresh();
  await served.count(PRINTED);
  expect((await totalsOf(served)).utterances).toBe(4);
  const dry = await ask(served, "fold", { dryRun: true });
  expect(PassShape.parse(dry.body)).toEqual({ joined: 1, groups: 1, added: 1, removed: 0 });
  expect((await totalsOf(served)).folded).toBe(0);
  expect((await ask(served, "fold", {})).body).toEqual(dry.body);
  expect(await totalsOf(served)).toMatchObject({ utterances: 3, folded: 1, mentions: 4 });
  const { folds } = FoldListShape.parse((await ask(served, "folds")).body);
  const ids = folds.map(({ wordings }) =>
    wordings.map(({ statement }) => statement?.id).toSorted(),
  );
  expect(ids).toEqual([["a", "b"]]);

  expect((await ask(served, "folds", { join: ["c", "d"] })).body).toEqual({
    event: "summit",
    folded: 2,
  });
  const first = FoldListShape.parse((await ask(served, "folds?limit=1")).body);
  expect(first.folds).toHaveLength(1);
  const second = FoldListShape.parse((await ask(served, `folds?limit=1&after=${first.next}`)).body);
  expect(second).toMatchObject({ folds: [{}], next: null });
  expect(second.folds[0]!.group > first.folds[0]!.group).toBe(true);
});

test("what was folded is taken out by hand, for good", async () => {
  const served = await serveFresh();
  await served.count(PRINTED);
  await ask(served, "fold", {});
  expect(await ask(served, "folds", { undo: "b" })).toMatchObject({
    status: 200,
    body: { folded: 0 },
  });
  expect((await ask(served, "fold", {})).body).toMatchObject({ joined: 0 });
  expect((await totalsOf(served)).utterances).toBe(4);
  expect(served.faults).toEqual([]);
});

test.each<[string, unknown, number, string]>([
  ["one with itself", { join: ["a", "a"] }, 422, "SAME_UTTERANCE"],
  ["one that stands alone", { undo: "c" }, 409, "NOT_FOLDED"],
  ["one that is not there", { undo: "zz" }, 404, "UNKNOWN_UTTERANCE"],
  ["three", { join: ["a", "b", "c"] }, 400, "INVALID_INPUT"],
  ["nothing", {}, 400, "INVALID_INPUT"],
])("to fold or undo %s is refused", async (_, body, status, code) => {
  const served = await serveFresh();
  await served.count(PRINTED);
  expect(await ask(served, "folds", body)).toMatchObject({ status, body: { code } });
  expect(served.faults).toEqual([]);
});

test("a pass over more utterances than a server looks at is left to the command line", async () => {
  const totals = (utterances: number) =>
    ({ get: async () => ({ report: { totals: { utterances } } }) }) as unknown as Reports;
  await refuseLarge({ reports: totals(20_000) }, "summit", "");
  await expect(refuseLarge({ reports: totals(20_001) }, "summit", "fold it there")).rejects.toThrow(
    "summit has more than 20,000 utterances; fold it there",
  );
});

test("a server that only reads folds nothing", async () => {
  const served = await serveFresh({ corrector: null });
  await served.count(PRINTED);
  for (const [path, body] of [
    ["fold", {}],
    ["folds", { join: ["a", "c"] }],
  ] as const)
    expect(await ask(served, path, body)).toMatchObject({
      status: 403,
      body: { code: "READ_ONLY" },
    });
});

test("two events side by side, and a country over events, are what their reports say", async () => {
  const served = await serveFresh();
  const flood = PRINTED.map((row) => ({ ...row, event: "flood", publishedAt: "2023-05-01" }));
  const spokesman = { text: "We welcome it.", speaker: "a White House spokesman" };
  await served.count([
    ...PRINTED,
    { ...spokesman, id: "u", event: "summit", publishedAt: "2023-04-26" },
    ...flood,
    { ...spokesman, id: "u", event: "flood", publishedAt: "2023-05-01" },
  ]);
  const read = async (path: string) => {
    const response = await fetch(`${served.url}/api/v1/${path}`);
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const [summit, flooded] = await Promise.all(
    ["summit", "flood"].map(async (event) => (await read(`events/${event}/report`)).body as Report),
  );
  const { body } = await read("compare?one=summit&other=flood");
  expect(body).toEqual({ reports: [summit, flooded] });
  const row = (report?: Report) => report?.countries.find(({ country }) => country === "US");
  const asked = await read("countries/us");
  expect(asked.body).toMatchObject({ country: "US", name: "United States", looked: 2 });
  expect((asked.body as { rows: unknown[] }).rows).toEqual([
    { event: "flood", title: "flood", lastDay: "2023-05-01", row: row(flooded) },
    { event: "summit", title: "summit", lastDay: "2023-04-26", row: row(summit) },
  ]);
  expect(await read("compare?one=summit")).toMatchObject({ status: 400 });
  expect(await read("compare?one=summit&other=none")).toMatchObject({
    status: 404,
    body: { code: "UNKNOWN_EVENT" },
  });
  expect(await read("countries/x")).toMatchObject({
    status: 404,
    body: { code: "UNKNOWN_COUNTRY" },
  });
});
