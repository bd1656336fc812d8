import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { startBrowser } from "../../load/servers/browser.ts";

let browser: Browser | undefined;

/** One browser for the tests of a file. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
}

/** What a page did that it should not: requests to elsewhere, errors, what its policy forbids. */
export type Trespasses = string[];

/** Opens a page of a server in a window of its own; every request must stay with that server. */
export async function look(
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; trespasses: Trespasses }> {
  const context = await browser!.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(60_000); // twice the usual: other tests run beside
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const trespasses: Trespasses = [];
  const { origin } = new URL(url);
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(`${origin}/`) && !address.startsWith("data:")) trespasses.push(address);
  });
  page.on("pageerror", (error) => void trespasses.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") trespasses.push(`console: ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    trespasses.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return { page, trespasses };
}

type Violation = { id: string; impact: string; nodes: { html: string }[] };

/** What keeps people from using a page, as axe finds it. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<Violation[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

/** The script of the page runs, and hears of changes. */
export async function untilLive(page: Page): Promise<void> {
  await page.locator(".live.live", { hasText: "live" }).waitFor();
}

/** The ids of the statements that are listed, by the addresses of their pages. */
export function listedIds(page: Page): Promise<string[]> {
  return page
    .locator("#statements .open")
    .evaluateAll((links) =>
      links.map((link) => decodeURIComponent(link.getAttribute("href")!.split("/").at(-1)!)),
    );
}

export const untilListed = (page: Page, ids: readonly string[]) =>
  expect
    .poll(async () => (await listedIds(page)).toSorted(), { timeout: 60_000 })
    .toEqual(ids.toSorted());
