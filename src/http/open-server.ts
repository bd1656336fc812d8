import { createAdaptorServer } from "@hono/node-server";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { UsageError } from "../errors.ts";
import type { Readout } from "../readout.ts";
import { addStoreFigures } from "../metrics/store-figures.ts";
import { openMetrics } from "../metrics/open-metrics.ts";
import { openArticleReader } from "../run/article-reader.ts";
import { openApp } from "./app.ts";
import { isLoopback, openGuard } from "./guard.ts";
import { openEventList } from "./event-list.ts";
import { openHttpMetrics } from "./http-metrics.ts";
import { openMemo } from "./memo.ts";
import { openRateLimit } from "./rate-limit.ts";
import { openReports } from "./reports.ts";
import { openRevisions } from "./revisions.ts";
import { allRoutes } from "./routes/all.ts";
import type { Services } from "./services.ts";
import { openTokenFile } from "./tokens/token-file.ts";

export type ServerSettings = {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** The store as it is read; the caller owns it and closes it. */
  reader: Readout;
  /** The store as it is sent to; null for a server that only reads. */
  sender: Readout | null;
  /** The store as tags are corrected in it; null likewise. */
  corrector: Readout | null;
  /** Where tokens are kept; undefined where none are asked for. */
  tokenFile: string | undefined;
  requestsPerMinute: number;
  version: string;
  onError(error: unknown): void;
};

export type RunningServer = {
  /** Where it is: `http://127.0.0.1:8080`. */
  url: string;
  /** Takes no new connection, ends event streams, and resolves when the requests that it has are answered. */
  close(): Promise<void>;
};

/** A request's headers and body must have come by then, so that slow senders hold nothing. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** A connection on which nothing comes or goes is closed; event streams give a sign of life more often. */
const SILENT_MS = 60_000;
const KEEP_ALIVE_MS = 5_000;
const MOST_CONNECTIONS = 4_000;
/** What is not answered by then is cut off when the server closes. */
const CLOSE_MS = 5_000;
const PAGES_KEPT = 200;
/** How often the list of events is looked at while a page of it is open. */
const LIST_EVERY_MS = 1_000;

/** Starts the server. Throws USAGE for an address that others can reach without a file of tokens. */
export async function openServer(settings: ServerSettings): Promise<RunningServer> {
  const { host, port, reader, sender, corrector, tokenFile, requestsPerMinute, version, onError } =
    settings;
  if (tokenFile === undefined && !isLoopback(host)) {
    throw new UsageError(
      `--host ${host} lets others in, so it needs tokens: set READOUT_TOKEN_FILE, and make one with ` +
        "readout token make",
    );
  }
  const now = () => performance.now();
  const tokens = tokenFile === undefined ? null : openTokenFile(tokenFile, onError).tokens;
  const closing = new AbortController();
  const revisions = openRevisions(reader, now);
  const events = openEventList(reader);
  const listRevision = async () => (await events.get()).revision;
  const listRevisions = openRevisions({ revision: listRevision }, now, LIST_EVERY_MS);
  const metrics = openMetrics();
  addStoreFigures(metrics, reader, now);
  const articles = openArticleReader({ textsInThread: true });
  const services: Services = {
    reader,
    sender,
    corrector,
    articles,
    revisions,
    events,
    listRevisions,
    reports: openReports(reader, revisions),
    pages: openMemo(PAGES_KEPT),
    metrics: openHttpMetrics(metrics, () => revisions.listeners() + listRevisions.listeners()),
    closing: closing.signal,
  };
  const app = openApp({
    routes: allRoutes(version),
    services,
    guard: openGuard({ tokens, now: Date.now }),
    rateLimit: openRateLimit(requestsPerMinute, now),
    ownHostOnly: tokens === null,
    now,
    onError,
  });
  const server = createAdaptorServer({
    fetch: app.fetch,
    hostname: host,
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 1_000,
    },
  }) as Server;
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(SILENT_MS);
  await listen(server, host, port);
  return {
    url: urlOf(server.address() as AddressInfo),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      closing.abort();
      server.closeIdleConnections();
      const deadline = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
      await closed;
      clearTimeout(deadline);
      revisions.close();
      listRevisions.close();
      await articles.close();
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        taken ? new UsageError(`Port ${port} of ${host} is taken; give another --port`) : error,
      );
    });
    server.listen(port, host, () => resolve());
  });
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
