import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Report } from "../../src/reporting/report.ts";
import { fromJsonLines } from "../servers/commands.ts";
import { ROWS, serveFresh } from "../http/serving.ts";
import { findBarriers, listedIds, look, untilListed, untilLive, useBrowser } from "./looking.ts";

useBrowser();

const SAMPLE = fromJsonLines<{ event: string }>(readFileSync("samples/statements.jsonl", "utf8"));
const EVENT = "xi-zelensky-call";

test("the page of the sample shows the figures of its JSON, and sends nothing elsewhere", async () => {
  const { url, count } = await serveFresh();
  await count(SAMPLE);
  const report = (await (await fetch(`${url}/api/v1/events/${EVENT}/report`)).json()) as Report;
  const { page, trespasses } = await look(`${url}/events/${EVENT}`);
  await untilLive(page);
  expect(await page.locator("h1").textContent()).toBe(report.title);
  const rows = await page
    .locator("section", { hasText: "A bar is full" })
    .locator("tbody tr")
    .all();
  const shown = await Promise.all(
    rows.map(async (row) => [
      await row.locator("th").textContent(),
      (await row.locator("td.number").allTextContents()).slice(0, 5).map((text) => text.trim()),
    ]),
  );
  expect(shown).toEqual(
    report.countries
      .filter(({ n }) => n > 0)
      .map(({ name, n, stance }) => [
        name,
        [n, stance.welcoming, stance.skeptical, stance.hostile, stance.neutral].map(String),
      ]),
  );
  const lead = await page.locator(".verdict").textContent();
  expect(lead).toContain(`${report.totals.utterances} utterances`);
  expect(await page.locator("#map a").count()).toBeGreaterThan(5);
  expect(trespasses).toEqual([]);
});

test("a figure leads to its statements by mouse, and the way back to all of them", async () => {
  const { url, count } = await serveFresh();
  await count(ROWS);
  const { page, trespasses } = await look(`${url}/events/summit`);
  await untilLive(page);
  await page
    .locator("tr", { has: page.getByRole("rowheader", { name: "France" }) })
    .getByRole("link")
    .first()
    .click();
  await untilListed(page, ["fr-1"]);
  expect(new URL(page.url()).search).toBe("?country=FR");
  await page.reload();
  await untilListed(page, ["fr-1"]);
  await untilLive(page);
  await page.getByRole("link", { name: "Show all" }).click();
  await untilListed(page, ["fr-1", "us-1", "x/1 ü?"]);
  await page.goBack();
  await untilListed(page, ["fr-1"]);
  expect(trespasses).toEqual([]);
});

test("a country on the map leads to its statements", async () => {
  const { url, count } = await serveFresh();
  await count(ROWS);
  const { page } = await look(`${url}/events/summit`);
  await untilLive(page);
  await page
    .locator("#map a[aria-label^='United States']")
    .locator("path")
    .first()
    .click({ force: true });
  await untilListed(page, ["us-1"]);
});

test("statements are filtered by keyboard alone", async () => {
  const { url, count } = await serveFresh();
  await count(ROWS);
  const { page } = await look(`${url}/events/summit`);
  await untilLive(page);
  await page.getByRole("combobox", { name: "Country" }).focus();
  await page.keyboard.type("Fra");
  for (let i = 0; i < 10; i += 1) {
    if ((await page.evaluate("document.activeElement.textContent")) === "Show") break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await untilListed(page, ["fr-1"]);
  await page.getByRole("searchbox", { name: "Words" }).focus();
  await page.keyboard.type("nowhere");
  await page.keyboard.press("Enter");
  await untilListed(page, []);
  await page.getByText("No statement is like that.").waitFor();
});

test("a statement opens with the words that decided, and who printed it", async () => {
  const { url, count } = await serveFresh();
  await count(ROWS);
  const { page, trespasses } = await look(`${url}/events/summit?country=US`);
  await untilLive(page);
  await page.getByRole("link", { name: "evidence and mentions" }).click();
  await page.getByRole("heading", { name: "Why it is tagged so" }).waitFor();
  expect(await page.locator("mark", { hasText: "welcome" }).count()).toBeGreaterThan(0);
  expect(await page.locator("mark", { hasText: "White House" }).count()).toBeGreaterThan(0);
  await page.getByRole("heading", { name: "Printed 2 times" }).waitFor();
  for (const outlet of ["Meridian Wire", "Aldermoor Times"])
    await page.getByRole("cell", { name: outlet }).waitFor();
  expect(trespasses).toEqual([]);
});

test("what is counted shows in every open page without loading it anew", async () => {
  const { url, count } = await serveFresh();
  await count(ROWS.slice(0, 2));
  const pages = await Promise.all([look(`${url}/events/summit`), look(`${url}/events/summit`)]);
  for (const { page } of pages) {
    await untilLive(page);
    await page.evaluate("window.stayed = true");
  }
  await count(ROWS.slice(2));
  for (const { page, trespasses } of pages) {
    await untilListed(page, ["fr-1", "us-1", "x/1 ü?"]);
    await page.locator("#map a[aria-label^='France']").waitFor({ state: "attached" });
    expect(await page.evaluate("window.stayed")).toBe(true);
    expect(trespasses).toEqual([]);
  }
});

test("a page says when the server is gone, and keeps what it shows", async () => {
  const served = await serveFresh();
  await served.count(ROWS);
  const { page } = await look(`${served.url}/events/summit`);
  await untilLive(page);
  await served.close();
  await page.getByText(/offline since/).waitFor();
  expect(await listedIds(page)).toHaveLength(3);
});

test("statements come part by part", async () => {
  const { url, count } = await serveFresh();
  await count(
    Array.from({ length: 120 }, (_, i) => ({
      id: `m${i}`,
      event: "summit",
      text: `We welcome it, ${i}.`,
    })),
  );
  const { page } = await look(`${url}/events/summit`);
  await untilLive(page);
  for (const shown of [50, 100, 120]) {
    await expect.poll(() => listedIds(page), { timeout: 60_000 }).toHaveLength(shown);
    if (shown < 120) await page.getByRole("link", { name: "More statements" }).click();
  }
  expect(await page.getByRole("link", { name: "More statements" }).count()).toBe(0);
});

test("without script the page has all figures, filters and parts", async () => {
  const { url, count } = await serveFresh();
  await count(ROWS);
  const { page } = await look(`${url}/events/summit`, { javaScriptEnabled: false });
  await page.getByRole("combobox", { name: "Country" }).selectOption("FR");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await untilListed(page, ["fr-1"]);
  expect(new URL(page.url()).searchParams.get("country")).toBe("FR");
});

const PLACES = [
  ["the list of events", "/"],
  ["an event", `/events/${EVENT}`],
  ["a statement", `/events/${EVENT}/statements/xz-08`],
  ["two events", `/compare?one=${EVENT}&other=kingston-seabed-pause`],
  ["a country", "/countries/US"],
  ["the review", `/events/${EVENT}/review`],
  ["the page for an article", "/add"],
  ["the page that asks for a token", "/sign-in"],
  ["a page that is not there", "/events/nothing"],
] as const;

test.each(PLACES)(
  "%s has no serious barrier, in light and dark, wide and narrow",
  async (_, path) => {
    const { url, count } = await serveFresh();
    await count(SAMPLE);
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [1280, 390]) {
        const { page } = await look(`${url}${path}`, {
          colorScheme,
          viewport: { width, height: 800 },
        });
        expect(await findBarriers(page)).toEqual([]);
        const wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
        expect([path, width, wide]).toEqual([path, width, false]);
      }
    }
  },
);
