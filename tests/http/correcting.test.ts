import { expect, test } from "vitest";
import { CorrectionListShape, CorrectionShape } from "../../src/http/shapes/corrections.ts";
import { PrintsShape } from "../../src/http/shapes/statements.ts";
import type { Report } from "../../src/reporting/report.ts";
import { ROWS, type Served, serveFresh, tokensForAll } from "./serving.ts";

async function ask({ url }: Pick<Served, "url">, path: string, body?: unknown, token?: string) {
  const response = await fetch(`${url}/api/v1/events/summit/${path}`, {
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

const hostileIn = async (served: Served) =>
  ((await ask(served, "report")).body as Report).stance.hostile.n;

test("a correction counts at once, stands beside its statement, and can be taken back", async () => {
  const served = await serveFresh();
  await served.count(ROWS);
  expect(await hostileIn(served)).toBe(1);
  const made = await ask(served, "corrections", {
    utterance: "us-2",
    author: "Bo Ek",
    stance: "hostile",
    why: "it is irony",
  });
  expect(made.status).toBe(201);
  const { id, utterance } = CorrectionShape.parse(made.body);
  expect(await hostileIn(served)).toBe(2);
  const { body } = await ask(served, "statements/us-1");
  const found = PrintsShape.parse(body);
  expect(found.utterance?.statement.tags.stance.label).toBe("hostile");
  expect(found.utterance?.corrections).toMatchObject([{ id, author: "Bo Ek", why: "it is irony" }]);
  const taken = await ask(served, "corrections", {
    utterance,
    author: "Bo Ek",
    undo: true,
    why: "no",
  });
  expect(taken.status).toBe(201);
  expect(await hostileIn(served)).toBe(1);
  const list = CorrectionListShape.parse((await ask(served, "corrections")).body);
  expect(list.corrections.map(({ takenBack }) => takenBack)).toEqual([true, false]);
});

test("the owner of a token is the author of what is sent with it", async () => {
  const { tokenFile, tokens } = tokensForAll();
  const served = await serveFresh({ tokenFile });
  await served.count(ROWS);
  const made = await ask(
    served,
    "corrections",
    { utterance: "us-1", stance: "hostile", why: "it is irony" },
    tokens.correct,
  );
  expect(made).toMatchObject({ status: 201, body: { author: "correct" } });
});

test("what is to be read again comes with a correction to be filled in", async () => {
  const served = await serveFresh();
  await served.count(ROWS);
  const { body } = await ask(served, "review?limit=2");
  const { rows } = body as { rows: { utterance: string; wrong: number }[] };
  expect(rows).toHaveLength(2);
  for (const { utterance } of rows) {
    const said = { utterance, author: "Bo Ek", stance: "neutral", why: "no stance" };
    expect((await ask(served, "corrections", said)).status).toBe(201);
  }
  expect(((await ask(served, "review")).body as { rows: unknown[] }).rows).toHaveLength(1);
});

test.each<[string, unknown, number, string]>([
  ["nobody's", { utterance: "us-1", stance: "hostile", why: "so" }, 422, "INVALID_CORRECTION"],
  ["one that says nothing", { utterance: "us-1", author: "A" }, 422, "INVALID_CORRECTION"],
  [
    "another stance",
    { utterance: "us-1", author: "A", stance: "mixed" },
    422,
    "INVALID_CORRECTION",
  ],
  [
    "a field that is not known",
    { utterance: "us-1", author: "A", stanse: "hostile" },
    422,
    "INVALID_CORRECTION",
  ],
  [
    "of what is not there",
    { utterance: "zz", author: "A", stance: "hostile", why: "so" },
    404,
    "UNKNOWN_UTTERANCE",
  ],
  [
    "the taking back of nothing",
    { utterance: "us-1", author: "A", undo: true, why: "no" },
    404,
    "UNKNOWN_CORRECTION",
  ],
])("a correction that is %s is refused, and nothing changes", async (_, body, status, code) => {
  const served = await serveFresh();
  await served.count(ROWS);
  expect(await ask(served, "corrections", body)).toMatchObject({ status, body: { code } });
  expect((await ask(served, "corrections")).body).toEqual({ corrections: [] });
  expect(served.faults).toEqual([]);
});

test("a server that only reads corrects nothing", async () => {
  const served = await serveFresh({ corrector: null });
  await served.count(ROWS);
  const body = { utterance: "us-1", author: "A", stance: "hostile", why: "so" };
  expect(await ask(served, "corrections", body)).toMatchObject({
    status: 403,
    body: { code: "READ_ONLY" },
  });
});
