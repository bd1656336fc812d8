import { expect, test } from "vitest";
import { waitingJobs } from "../servers/redis.ts";
import { ROWS, serveFresh, tokensForAll } from "../http/serving.ts";
import { findBarriers, look, untilLive, useBrowser } from "./looking.ts";
import { PAYLOADS } from "../reporting/payloads.ts";

useBrowser();

test("an empty store says what to do", async () => {
  const { url } = await serveFresh();
  const { page, trespasses } = await look(url);
  await page.getByText("Nothing has been counted yet.").waitFor();
  await page.getByRole("link", { name: "Paste an article" }).click();
  await page.getByRole("heading", { name: "Add an article" }).waitFor();
  expect(trespasses).toEqual([]);
});

test("events show in the open list as they are counted, and grow there", async () => {
  const { url, count } = await serveFresh();
  const { page, trespasses } = await look(url);
  await untilLive(page);
  await count(ROWS.slice(0, 1));
  const row = page.getByRole("row", { name: /The summit/ });
  await row.getByRole("cell", { name: "1", exact: true }).first().waitFor();
  await count(ROWS.slice(1));
  await row.getByRole("cell", { name: "4", exact: true }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(trespasses).toEqual([]);
});

test("an article is shown with what was found in it, and counted when the reader says so", async () => {
  const { url, prefix } = await serveFresh();
  const { page, trespasses } = await look(`${url}/add`);
  await page.getByRole("textbox", { name: "Event" }).fill("Lisbon water pact");
  await page
    .getByRole("textbox", { name: /Text of the article/ })
    .fill(
      "Ministers welcome the pact\n\nFrance's foreign minister Anna Berg said that she welcomed the pact.",
    );
  await page.getByRole("button", { name: "See what is found" }).click();
  await page.getByRole("heading", { name: "1 statement found" }).waitFor({ timeout: 120_000 });
  expect(await page.locator(".said mark").count()).toBeGreaterThan(0);
  expect(await waitingJobs(prefix)).toHaveLength(0);
  await page.getByRole("button", { name: "Count them" }).click();
  await page.getByText("1 statement sent.").waitFor({ timeout: 120_000 });
  expect(await waitingJobs(prefix)).toHaveLength(1);
  expect(await page.getByRole("link", { name: "The event" }).getAttribute("href")).toBe(
    "/events/lisbon-water-pact",
  );
  expect(trespasses).toEqual([]);
});

test("a server that asks for tokens leads to where one is given, and back", async () => {
  const { tokenFile, tokens } = tokensForAll();
  const { url, count } = await serveFresh({ tokenFile });
  await count(ROWS);
  const { page } = await look(`${url}/events/summit?country=FR`);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByLabel("Token").fill("rdt_wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Token").fill(tokens.read);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "The summit" }).waitFor();
  expect(page.url()).toBe(`${url}/events/summit?country=FR`);
  await untilLive(page);
  expect(await page.getByRole("link", { name: "Add an article" }).count()).toBe(0);
  expect(await page.evaluate("document.cookie")).toBe("");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
});

test("hostile words in each field run nothing, load nothing and lead nowhere", async () => {
  const { url, count } = await serveFresh();
  const rows = PAYLOADS.flatMap((payload, i) =>
    [
      { text: payload },
      { speaker: payload },
      { affiliation: payload },
      { outlet: payload, url: `https://example.org/${encodeURIComponent(payload)}` },
      { eventTitle: payload },
      { context: payload },
      { place: payload, article: { title: payload } },
      { id: payload },
      { keywords: [payload] },
      { meta: { [`k${i}`]: payload } },
    ]
      .map((field, j) => ({
        id: `h-${i}-${j}`,
        event: "summit",
        text: `We welcome it, ${i} ${j}.`,
        eventTitle: PAYLOADS[1],
        ...field,
      }))
      .map((row) => ({ ...row, id: row.id.replace(/[\u2028\u202e]/g, "") })),
  );
  expect(rows).toHaveLength(200);
  await count(rows);
  const paths = [
    "/",
    "/events/summit?limit=500",
    ...PAYLOADS.map(
      (payload) =>
        `/events/summit/statements/${encodeURIComponent(payload.replace(/[\u2028\u202e]/g, ""))}`,
    ),
  ];
  for (const path of paths) {
    const { page, trespasses } = await look(`${url}${path}`);
    // A page that is live keeps a connection, and is never idle.
    await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => {});
    expect([path, await page.evaluate("window.hacked ?? null")]).toEqual([path, null]);
    expect([
      path,
      await page.locator("iframe, base, meta[http-equiv], [onerror], [onload]").count(),
    ]).toEqual([path, 0]);
    expect([path, await page.locator("a[href^='javascript' i]").count()]).toEqual([path, 0]);
    expect([path, trespasses]).toEqual([path, []]);
    await page.close();
  }
  const { page } = await look(`${url}/events/summit?search=${encodeURIComponent(PAYLOADS[1]!)}`);
  expect(await page.evaluate("window.hacked ?? null")).toBe(null);
});
