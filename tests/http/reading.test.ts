import { expect, test } from "vitest";
import { ReportShape } from "../../src/http/shapes/report.ts";
import { EventListShape, EventShape, ProblemShape } from "../../src/http/shapes/lists.ts";
import { PageShape, PrintsShape } from "../../src/http/shapes/statements.ts";
import { ROWS, serveFresh } from "./serving.ts";

const json = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, body: await response.json() };
};

test("the report over HTTP is that of the library, and has the shape that is described", async () => {
  const { url, readout, count } = await serveFresh();
  await count(ROWS);
  const { body } = await json(`${url}/api/v1/events/summit/report`);
  const expected = await readout.report("summit");
  expect({ ...(body as object), generatedAt: "" }).toEqual({ ...expected, generatedAt: "" });
  expect(ReportShape.strict().parse(body)).toEqual(body);
  const since = await json(`${url}/api/v1/events/summit/report?since=2023-04-27&only-sure=true`);
  const asked = { since: "2023-04-27", sure: { only: true } };
  expect({ ...(since.body as object), generatedAt: "" }).toEqual({
    ...(await readout.report("summit", asked)),
    generatedAt: "",
  });
});

test.each([
  ["csv", "text/csv", "country"],
  ["md", "text/markdown", "# The summit"],
  ["html", "text/html", "<!doctype html>"],
  ["table", "text/plain", "The summit"],
])("the report comes as %s", async (format, type, words) => {
  const { url, count } = await serveFresh();
  await count(ROWS);
  const response = await fetch(`${url}/api/v1/events/summit/report?format=${format}`);
  expect(response.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
  expect(await response.text()).toContain(words);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("the list of events and the row of one agree", async () => {
  const { url, count } = await serveFresh();
  await count([...ROWS, { event: "flood", text: "We mourn." }]);
  const { body } = await json(`${url}/api/v1/events`);
  const { events } = EventListShape.parse(body);
  expect(events.map(({ event }) => event)).toEqual(["flood", "summit"]);
  for (const row of events) {
    const one = await json(`${url}/api/v1/events/${row.event}`);
    expect(EventShape.parse(one.body)).toEqual(row);
  }
});

test.each<[string, string[]]>([
  ["", ["us-1", "fr-1", "x/1 ü?"]],
  ["country=us", ["us-1"]],
  ["country=none", ["x/1 ü?"]],
  ["stance=hostile", ["fr-1"]],
  ["outlet=meridian%20wire", ["us-1", "x/1 ü?"]],
  ["outlet=", ["us-1", "fr-1", "x/1 ü?"]],
  ["search=SUMMIT+white+house", ["us-1"]],
  ["search=nowhere", []],
  ["since=2023-04-27", ["fr-1"]],
  ["until=2023-04-26", ["us-1"]],
  ["role=official&limit=1", ["fr-1"]],
])("statements can be asked for with %j", async (query, ids) => {
  const { url, count } = await serveFresh();
  await count(ROWS);
  const { body } = await json(`${url}/api/v1/events/summit/statements?${query}`);
  const { utterances } = PageShape.parse(body);
  expect(utterances.map(({ statement }) => statement.id).toSorted()).toEqual(ids.toSorted());
});

test("statements come page after page by the link to the next one", async () => {
  const { url, count } = await serveFresh();
  await count(ROWS);
  const found: string[] = [];
  let path: string | undefined = "/api/v1/events/summit/statements?limit=1";
  while (path !== undefined) {
    const { body, headers } = await json(`${url}${path}`);
    const { utterances, next } = PageShape.parse(body);
    found.push(...utterances.map(({ statement }) => statement.id));
    path = /^<(.*)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
    expect(path === undefined).toBe(next === null);
  }
  expect(found).toEqual(["fr-1", "us-1", "x/1 ü?"]);
});

test("a statement is found under any id, with the mentions of its utterance", async () => {
  const { url, count } = await serveFresh();
  await count(ROWS);
  for (const id of ["us-2", "x/1 ü?"]) {
    const part = encodeURIComponent(id);
    const { body } = await json(`${url}/api/v1/events/summit/statements/${part}`);
    expect(PrintsShape.parse(body).mention?.id).toBe(id);
    expect((await json(`${url}/api/v1/statements/${part}`)).body).toEqual(body);
  }
  const { body } = await json(`${url}/api/v1/statements/us-2`);
  expect(body).toMatchObject({ mentions: 2, representative: "us-1" });
  await count([{ ...ROWS[0], event: "other" }]);
  const twice = await json(`${url}/api/v1/statements/us-1`);
  expect(twice).toMatchObject({ status: 409, body: { code: "STATEMENT_AMBIGUOUS" } });
  const none = await json(`${url}/api/v1/statements/zz`);
  expect(none).toMatchObject({ status: 404, body: { code: "UNKNOWN_STATEMENT" } });
});

test("what has not changed is not sent again, and what has is", async () => {
  const { url, count } = await serveFresh();
  await count(ROWS.slice(0, 2));
  for (const path of ["", "/report", "/report?format=html", "/statements", "/statements/us-1"]) {
    const address = `${url}/api/v1/events/summit${path}`;
    const etag = (await fetch(address)).headers.get("etag")!;
    const again = await fetch(address, { headers: { "if-none-match": etag } });
    expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
    const other = await fetch(address, { headers: { "if-none-match": 'W/"other"' } });
    expect(other.status).toBe(200);
  }
  const etag = (await fetch(`${url}/api/v1/events/summit/report`)).headers.get("etag")!;
  await count(ROWS.slice(2, 3));
  await expect
    .poll(async () => {
      const headers = { "if-none-match": etag };
      return (await fetch(`${url}/api/v1/events/summit/report`, { headers })).status;
    })
    .toBe(200);
});

test.each<[string, number, string]>([
  ["/api/v1/events/nothing", 404, "UNKNOWN_EVENT"],
  ["/api/v1/events/nothing/report", 404, "UNKNOWN_EVENT"],
  ["/api/v1/events/nothing/statements", 404, "UNKNOWN_EVENT"],
  ["/api/v1/events/nothing/live", 404, "UNKNOWN_EVENT"],
  ["/api/v1/events/No%20Slug/report", 404, "UNKNOWN_EVENT"],
  ["/api/v1/events/summit/statements/zz", 404, "UNKNOWN_STATEMENT"],
  ["/api/v1/events/summit/report?format=pdf", 400, "INVALID_INPUT"],
  ["/api/v1/events/summit/report?since=2023-02-31", 400, "INVALID_INPUT"],
  ["/api/v1/events/summit/report?since=2023-04-27&until=2023-04-26", 400, "INVALID_INPUT"],
  ["/api/v1/events/summit/report?sure=0.33", 400, "INVALID_INPUT"],
  ["/api/v1/events/summit/statements?limit=0", 400, "INVALID_INPUT"],
  ["/api/v1/events/summit/statements?limit=x", 400, "INVALID_INPUT"],
  ["/api/v1/events/summit/statements?cursor=x", 400, "INVALID_INPUT"],
  ["/api/v1/events/summit/statements?contry=US", 400, "INVALID_INPUT"],
  ["/api/v2/events", 404, "ROUTE_UNKNOWN"],
])("%s is refused with %i %s", async (path, status, code) => {
  const { url, count, faults } = await serveFresh();
  await count(ROWS);
  const answer = await json(`${url}${path}`);
  expect(ProblemShape.parse(answer.body)).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(faults).toEqual([]);
});

test("hostile characters in statements come as escapes in JSON", async () => {
  const { url, count } = await serveFresh();
  const speaker = "Ada \u202eBerg <script>alert(1)</script>";
  await count([{ ...ROWS[0], speaker }]);
  const text = await (await fetch(`${url}/api/v1/events/summit/statements`)).text();
  expect(text).toContain("\\u202e");
  expect(text).not.toContain("\u202e");
  expect(PageShape.parse(JSON.parse(text)).utterances[0]?.statement.speaker).toBe(speaker);
});
