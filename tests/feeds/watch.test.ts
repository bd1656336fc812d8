import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { EventLine } from "../../src/life/event-file.ts";
import { openItems } from "../../src/store/items.ts";
import { openKeys } from "../../src/store/keys.ts";
import {
  type Env,
  freshEnv,
  readout,
  startWorker,
  toJsonLines,
  writeFiles,
} from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { keysLike, openRedis } from "../servers/redis.ts";
import { byPath, serve } from "../web/local-server.ts";
import { atom, jsonFeed, newsSitemap, rss } from "../../load/stage/made-feeds.ts";
import { articlePage } from "../../load/stage/made-articles.ts";

const EVENT = "lisbon-water-pact";
const NAMED = [
  "--event",
  EVENT,
  "--title",
  "Lisbon water pact",
  "--keywords",
  "farmers,river states",
];
const ALLOWED = { READOUT_FETCH_ALLOW: "127.0.0.1", READOUT_FETCH_PAUSE_MS: "0" };

/** What became of each item of an event, by the path of its address. */
async function itemsOf(env: Env, event = EVENT): Promise<Record<string, [string, string]>> {
  const items = await keptOf(env, event).all();
  return Object.fromEntries(
    items.map(({ url, state, why }) => [new URL(url).pathname, [state, why]]),
  );
}

function keptOf({ READOUT_PREFIX = "" }: Env, event = EVENT) {
  return openItems(openRedis(), openKeys(READOUT_PREFIX), event);
}

test("each kind of feed gives what concerns the event, once, and says what was left out and why", async () => {
  const { origin, asked } = await serve((request, response) => {
    const { host } = request.headers;
    const at = (path: string) => `http://${host}${path}`;
    const pages = Object.fromEntries(
      ["one", "two", "three", "four", "five"].map((name) => [`/${name}`, articlePage(name)]),
    );
    const answers = byPath({
      ...pages,
      "/rss": rss([
        { url: at("/one?utm_medium=rss"), title: "Water pact is signed" },
        { url: at("/sport"), title: "A cup final in Lisbon" },
      ]),
      "/atom": atom([
        { url: at("/one#top"), title: "Water pact is signed" },
        { url: at("/two"), title: "What FARMERS say" },
        { url: at("/river"), title: "A river and its fish" },
      ]),
      "/json": jsonFeed([{ url: "/three", title: "News", summary: "all states of the river" }]),
      "/sitemap": newsSitemap([{ url: at("/four"), title: "Lisbon: pact in doubt" }]),
      "/old": (_, answer) => void answer.writeHead(301, { location: "/moved" }).end(),
      "/moved": rss([
        { url: at("/five"), title: "The Lisbon pact, one day on" },
        { url: "http://127.0.0.2/pact", title: "Lisbon pact inside" },
      ]),
    });
    answers(request, response);
  });
  const env: Env = { ...freshEnv(), ...ALLOWED };
  startWorker(env);
  const feeds = ["/rss", "/atom", "/json", "/sitemap", "/old"].map((path) => `${origin}${path}`);
  const look = () => readout(["watch", ...feeds, ...NAMED, "--once"], env);
  const first = await look();
  expect(first.stdout).toBe("5 articles taken, 10 statements accepted\n");
  expect([first.code, first.stderr]).toEqual([1, expect.stringContaining("ADDRESS_REFUSED")]);
  const items = await itemsOf(env);
  expect(items).toEqual({
    "/one": ["taken", "it has statements"],
    "/two": ["taken", "it has statements"],
    "/three": ["taken", "it has statements"],
    "/four": ["taken", "it has statements"],
    "/five": ["taken", "it has statements"],
    "/pact": ["failed", expect.stringContaining("no public address")],
    "/sport": ["left out", "has none of the keywords and 1 of the 3 words of the event's title"],
    "/river": ["left out", "has none of the keywords and 0 of the 3 words of the event's title"],
  });
  await untilIdle(env);
  const store = openStore(env);
  const before = await store.report(EVENT);
  expect(before.totals).toMatchObject({ mentions: 10, utterances: 10 });

  const asks = asked.length;
  expect((await look()).stdout).toBe("0 articles taken, 0 statements accepted\n");
  await untilIdle(env);
  // The rules are known, and no page is asked for again.
  expect(asked.slice(asks).sort()).toEqual([
    "/atom",
    "/json",
    "/moved",
    "/old",
    "/rss",
    "/sitemap",
  ]);
  expect({ ...(await store.report(EVENT)), generatedAt: "" }).toEqual({
    ...before,
    generatedAt: "",
  });
  expect(await itemsOf(env)).toEqual(items);

  const page = await readout(["watch", "--page", EVENT, `${origin}/two`], env);
  const { text, hash } = JSON.parse(page.stdout) as { text: string; hash: string };
  expect(text).toContain("with all our heart, as two does");

  // Items and pages go where their event goes, and an article that is forgotten leaves no text.
  const lines: EventLine[] = [];
  for await (const some of store.export(EVENT)) lines.push(...some);
  const [file = ""] = writeFiles({ "event.jsonl": toJsonLines(lines) });
  await store.import(file, { as: "copy" });
  expect(await itemsOf(env, "copy")).toEqual(items);
  const copied = async () => {
    const kept = keptOf(env, "copy");
    const pages = await kept.pages();
    return Promise.all(pages.map(async ({ url, page: name }) => [url, await kept.text(name)]));
  };
  expect(await copied()).toHaveLength(5);
  expect(await copied()).toContainEqual([`${origin}/two`, text]);
  await store.forget("copy", { article: hash });
  expect((await copied()).map(([url]) => url)).not.toContain(`${origin}/two`);
  expect(await copied()).toHaveLength(4);
  expect(await itemsOf(env, "copy")).toEqual(items);

  // Nobody else watches what was looked at once.
  expect((await readout(["watch", "--list"], env)).stdout).toBe("");

  // A whole event takes its items and pages along.
  expect((await readout(["forget", EVENT], env)).stdout).toBe("10 mentions forgotten\n");
  expect((await readout(["watch", "--items", EVENT], env)).stderr).toContain("has no event");
  const redis = openRedis();
  await redis.ping(); // a cluster's nodes are known once it answers
  const left = await keysLike(redis, `${env.READOUT_PREFIX}:{${EVENT}}:*`);
  // That it was forgotten stays, for what was sent before and comes later.
  expect(left.map((key) => key.split(":").at(-1)).sort()).toEqual(["forgets", "totals"]);
  await store.close();
});

test("a feed that is made to harm is refused by name, and the others are read", async () => {
  const { origin } = await serve(
    byPath({
      "/entities":
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "pact"><!ENTITY b "&a;&a;">]><rss>&b;</rss>',
      "/huge": (_, response) => response.writeHead(200).end("x".repeat(6_000_000)),
      "/gzip-bomb": (_, response) =>
        response
          .writeHead(200, { "content-encoding": "gzip" })
          .end(gzipSync(Buffer.alloc(4_000_000))),
      "/inside": (_, response) =>
        void response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
      "/circle": (_, response) => void response.writeHead(302, { location: "/circle" }).end(),
      "/page": articlePage("north"),
      "/good": (request, response) =>
        response.end(
          rss([{ url: `http://${request.headers.host}/page`, title: "Lisbon water pact" }]),
        ),
      "/silent": () => {},
    }),
  );
  const env: Env = { ...freshEnv(), ...ALLOWED };
  const paths = ["entities", "huge", "gzip-bomb", "inside", "circle", "page", "good"];
  const feeds = paths.map((path) => `${origin}/${path}`);
  const { code, stdout, stderr } = await readout(["watch", ...feeds, ...NAMED, "--once"], env);
  expect([code, stdout]).toEqual([1, "1 article taken, 2 statements accepted\n"]);
  const lines = stderr.split("\n").filter((line) => line.includes(origin));
  expect(lines).toEqual([
    expect.stringContaining("/entities declares entities of its own"),
    expect.stringContaining("/huge is larger than 5 MB"),
    expect.stringContaining("/gzip-bomb grows more than 100 times"),
    expect.stringContaining(
      "/inside 169.254.169.254 is at 169.254.169.254, which is no public address",
    ),
    expect.stringContaining("/circle redirects more than 5 times"),
    expect.stringContaining("/page is no feed that can be read"),
  ]);
  const hurried = { ...env, READOUT_FETCH_TIMEOUT_MS: "300" };
  const slow = await readout(["watch", `${origin}/silent`, ...NAMED, "--once"], hurried);
  expect([slow.code, slow.stderr]).toEqual([1, expect.stringContaining("took longer than 0.3 s")]);
});
