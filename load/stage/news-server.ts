import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { articlePage } from "./made-articles.ts";
import { rss } from "./made-feeds.ts";

/** A server of made-up feeds, each with items of its own and some that all have. */
export type NewsServer = {
  feeds: string[];
  /** How many articles there are that concern the event. */
  articles: number;
  /** How often each path was asked for. */
  asked: Map<string, number>;
  /** How many answers are on their way. */
  open(): number;
  close(): Promise<void>;
};

export type NewsSettings = {
  feeds: number;
  items: number;
  shared: number;
  /** How long an article takes. */
  delayMs: number;
};

/** Starts it on the loopback address. Feeds name shared items under addresses of their own. */
export async function startNewsServer(settings: NewsSettings): Promise<NewsServer> {
  const { feeds, items, shared, delayMs } = settings;
  const asked = new Map<string, number>();
  let open = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.set(path, (asked.get(path) ?? 0) + 1);
    void answer(path, `http://${request.headers.host}`).then(({ status, type, body }) => {
      response.writeHead(status, { "content-type": type }).end(body);
    });
  });

  async function answer(path: string, origin: string) {
    const [, kind, name = ""] = /^\/(feed|article)\/([\w-]+)/.exec(path) ?? [];
    if (kind === "feed") return { status: 200, type: "text/xml", body: feedOf(name, origin) };
    if (kind === undefined) return { status: 404, type: "text/plain", body: "" };
    open += 1;
    await sleep(delayMs);
    open -= 1;
    return { status: 200, type: "text/html", body: articlePage(name) };
  }

  function feedOf(name: string, origin: string): string {
    const own = Array.from({ length: items }, (_, i) => `${name}-${i}`);
    const all = Array.from({ length: shared }, (_, i) => `shared-${i}`);
    const named = [...own, ...all.map((one) => `${one}?utm_source=${name}`)];
    const about = named.map((one) => ({
      url: `${origin}/article/${one}`,
      title: "Lisbon water pact",
    }));
    return rss([...about, { url: `${origin}/article/sport-${name}`, title: "A cup final" }]);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    feeds: Array.from({ length: feeds }, (_, i) => `http://127.0.0.1:${port}/feed/f${i}`),
    articles: feeds * items + shared,
    asked,
    open: () => open,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
