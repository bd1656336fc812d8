import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { startBrowser } from "../load/servers/browser.ts";
import { ensureServer } from "../load/servers/ensure-server.ts";
import { openServer } from "../src/http/open-server.ts";
import { startPrivateServer } from "../src/redis/private-server.ts";
import { openReadout } from "../src/readout.ts";
import { parseAddress } from "../src/redis/address.ts";
import { openWorkerRedis } from "../src/redis/connection.ts";
import { openAggregates } from "../src/store/aggregates.ts";
import { openKeys } from "../src/store/keys.ts";
import { toEntry } from "../src/counting/entry.ts";
import { extractStatements } from "../src/extract-statements.ts";
import { parseStatement } from "../src/statement/parse-statement.ts";
import { tagStatement } from "../src/tag-statement.ts";

// Takes pictures of the dashboard with the samples, in light and dark, wide and narrow, and those of the README:
// npm run screenshots [DIR].
const [folder = "screenshots"] = process.argv.slice(2);
const EVENT = "xi-zelensky-call";
const ARTICLE = readFileSync("samples/articles/xi-zelensky-call.txt", "utf8");

type Shown = { path: string; whole?: true; before?: (page: Page) => Promise<unknown> };

const PICTURES: readonly (Shown & { name: string })[] = [
  { name: "events", path: "/" },
  { name: "event", path: `/events/${EVENT}` },
  { name: "event-whole", path: `/events/${EVENT}`, whole: true },
  { name: "map", path: `/events/${EVENT}#map` },
  { name: "countries", path: `/events/${EVENT}#countries` },
  { name: "timeline", path: `/events/${EVENT}#timeline` },
  { name: "filtered", path: `/events/${EVENT}?country=US&stance=skeptical#statements` },
  { name: "days", path: `/events/${EVENT}?since=2023-04-27&only-sure=true` },
  { name: "statement", path: `/events/${EVENT}/statements/xz-08`, whole: true },
  { name: "compare", path: `/compare?one=${EVENT}&other=kingston-seabed-pause`, whole: true },
  { name: "country", path: "/countries/US" },
  { name: "review", path: `/events/${EVENT}/review` },
  { name: "add", path: `/events/${EVENT}/add`, whole: true, before: preview },
  { name: "sign-in", path: "/sign-in" },
  { name: "not-there", path: "/events/nothing" },
];

mkdirSync(folder, { recursive: true });
const redis = await startPrivateServer(ensureServer());
const url = redis.socket;
const reader = openReadout({ redisUrl: url, unsafeRedis: "allow" });
await count();
const server = await openServer({
  host: "127.0.0.1",
  port: 0,
  reader,
  sender: reader,
  corrector: reader,
  tokenFile: undefined,
  requestsPerMinute: 100_000,
  version: "",
  onError: (error) => console.error(error),
});
const browser = await startBrowser();
for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ] as const) {
    for (const { name, ...picture } of PICTURES) {
      const path = join(folder, `${name}-${colorScheme}-${width}.png`);
      await take(browser, { ...picture, file: path }, { colorScheme, width, height });
    }
  }
  // The README shows these.
  const shown = { path: `/events/${EVENT}`, file: `docs/dashboard-${colorScheme}.png` };
  await take(browser, shown, { colorScheme, width: 1120, height: 1390 });
}
await browser.close();
await server.close();
await reader.close();
await redis.stop();

async function take(
  from: Browser,
  { file, path, whole, before }: Shown & { file: string },
  { colorScheme, width, height }: { colorScheme: "light" | "dark"; width: number; height: number },
): Promise<void> {
  const context = await from.newContext({ colorScheme, viewport: { width, height } });
  const page = await context.newPage();
  await page.goto(`${server.url}${path}`);
  if (path.startsWith(`/events/${EVENT}`) && !path.includes(`${EVENT}/`))
    await page.locator(".live.live", { hasText: "live" }).waitFor();
  await before?.(page);
  await page.screenshot({ path: file, fullPage: whole === true });
  console.log(file);
  await context.close();
}

async function preview(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: /Text of the article/ }).fill(ARTICLE);
  await page.getByRole("button", { name: "See what is found" }).click();
  await page.getByRole("heading", { name: /statements? found/ }).waitFor({ timeout: 120_000 });
}

async function count(): Promise<void> {
  const rows = readFileSync("samples/statements.jsonl", "utf8").split("\n").filter(Boolean);
  const said = [
    ...rows.map((row) => parseStatement(JSON.parse(row))),
    ...extractStatements({ text: ARTICLE, event: EVENT, file: "xi-zelensky-call.txt" }),
  ];
  const entries = said.map((statement, at) =>
    toEntry(tagStatement(statement), { sequence: at + 1, epoch: 1 }),
  );
  const connection = openWorkerRedis(parseAddress(url));
  const aggregates = openAggregates(connection, openKeys("readout"));
  await aggregates.record({ entries, revisions: [] });
  connection.disconnect();
}
