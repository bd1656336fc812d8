import { expect, test } from "vitest";
import { openItems } from "../../src/store/items.ts";
import { openKeys } from "../../src/store/keys.ts";
import type { Statement } from "../../src/statement/statement.ts";
import {
  type Env,
  fromJsonLines,
  freshEnv,
  readout,
  startWorker,
  writeFiles,
} from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { openRedis } from "../servers/redis.ts";
import { byPath, serve } from "../web/local-server.ts";
import { articlePage } from "../../load/stage/made-articles.ts";

const EVENT = ["--event", "lisbon-water-pact", "--title", "Lisbon water pact"];

test("fetch prints the statements of pages, and says which it could not have and why", async () => {
  const { origin, asked } = await serve(
    byPath({
      "/a": articlePage("east"),
      "/moved": (_, response) => void response.writeHead(301, { location: "/a" }).end(),
      "/inside": (_, response) =>
        void response.writeHead(302, { location: "http://10.0.0.1/" }).end(),
      "/picture": (_, response) =>
        response.writeHead(200, { "content-type": "image/png" }).end("x"),
      "/bomb": '<!DOCTYPE html [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;</p>',
    }),
  );
  const list =
    "media_name,publish_date,title,url\n" + `Le Fleuve,2023-05-03,A pact,${origin}/moved\n`;
  const [stories = ""] = writeFiles({ "stories.csv": list });
  const allowed = { READOUT_FETCH_ALLOW: "127.0.0.1", READOUT_FETCH_PAUSE_MS: "0" };
  const urls = ["/a?utm_source=x#top", "/inside", "/picture", "/bomb", "/gone"];
  const args = ["fetch", ...urls.map((path) => `${origin}${path}`), "--from", stories, ...EVENT];
  const { code, stdout, stderr } = await readout(args, allowed);
  const statements = fromJsonLines<Statement>(stdout);
  expect(statements.map(({ speaker, url }) => [speaker, url])).toEqual([
    ["Ines Duarte", `${origin}/a`],
    ["Tomas Rojas", `${origin}/a`],
    ["Ines Duarte", `${origin}/a`],
    ["Tomas Rojas", `${origin}/a`],
  ]);
  expect(statements[0]).toMatchObject({
    event: "lisbon-water-pact",
    outlet: "Meridian Wire",
    publishedAt: "2023-05-02T09:00:00Z",
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/\/inside 10\.0\.0\.1 is at 10\.0\.0\.1, which is no public address/);
  expect(stderr).toMatch(/\/picture is image\/png; only pages and texts are read/);
  expect(stderr).toMatch(/\/bomb declares entities of its own/);
  expect(stderr).toMatch(/\/gone answered 404/);
  expect(asked).toEqual([
    "/robots.txt",
    "/a",
    "/inside",
    "/picture",
    "/bomb",
    "/gone",
    "/moved",
    "/a",
  ]);

  const without = await readout(["fetch", `${origin}/a`], {});
  expect([without.code, without.stdout]).toEqual([1, ""]);
  expect(without.stderr).toMatch(/127\.0\.0\.1, which is no public address/);
  const wrong = await readout(["fetch", "article.html"], {});
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringMatching(/article\.html: is no address/),
  ]);
});

test("fetch --enqueue keeps each article once, with its text, in which the spans of its statements are", async () => {
  let words = "east";
  const server = await serve((request, response) => {
    const page = (html: string) =>
      void response.writeHead(200, { "content-type": "text/html" }).end(html);
    const path = request.url ?? "";
    if (path === "/a") page(articlePage(words));
    else if (path === "/copy") page(articlePage("east", { outlet: "Le Fleuve" }));
    else if (path === "/amp")
      page(articlePage("north", { canonical: `http://${request.headers.host}/north` }));
    else if (path === "/north") page(articlePage("north again"));
    else if (path === "/thief")
      page(articlePage("south", { canonical: "https://other.example/a" }));
    else response.writeHead(404).end();
  });
  const { origin } = server;
  const env: Env = { ...freshEnv(), READOUT_FETCH_ALLOW: "127.0.0.1", READOUT_FETCH_PAUSE_MS: "0" };
  startWorker(env);
  const paths = ["/a", "/a?fbclid=1", "/copy", "/amp", "/north", "/thief"];
  const fetched = async (...some: string[]) =>
    readout(["fetch", ...some.map((path) => `${origin}${path}`), ...EVENT, "--enqueue"], env);
  const first = await fetched(...paths);
  expect(first.stdout).toBe("3 articles taken, 6 statements accepted\n");
  expect(first.stderr).toContain(`${origin}/copy: same: ${origin}/a`);
  expect(first.stderr).toContain(`${origin}/north: same: ${origin}/amp`);
  await untilIdle(env);
  const store = openStore(env);
  const all = await store.utterances("lisbon-water-pact", { background: true });
  expect(all).toHaveLength(6);
  const items = openItems(openRedis(), openKeys(env.READOUT_PREFIX!), "lisbon-water-pact");
  const pages = await items.pages();
  expect(pages.map(({ url }) => url).sort()).toEqual(
    ["/a", "/north", "/thief"].map((path) => `${origin}${path}`),
  );
  for (const { statement } of all) {
    const page = pages.find(({ hash }) => hash === statement.article?.hash);
    const text = (await items.text(page?.page ?? "")) ?? "";
    const { start = 0, end = 0 } = statement.span ?? {};
    expect(text.slice(start, end)).toBe(statement.text);
  }

  // A later state of the article takes the place of the earlier one.
  words = "west";
  expect((await fetched("/a")).stdout).toBe("1 article taken, 2 statements accepted\n");
  await untilIdle(env);
  const texts = (await store.utterances("lisbon-water-pact", { background: true }))
    .filter(({ statement }) => statement.url === `${origin}/a`)
    .map(({ statement }) => statement.text);
  expect(texts).toHaveLength(2);
  expect(texts.join()).toMatch(/west/);
  expect(texts.join()).not.toMatch(/east/);
  expect((await items.pages()).filter(({ url }) => url === `${origin}/a`)).toHaveLength(1);
  await store.close();
});
