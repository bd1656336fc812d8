import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { openServer, type ServerSettings } from "../../src/http/open-server.ts";
import { type Scope, SCOPES } from "../../src/http/tokens/scopes.ts";
import { makeToken } from "../../src/http/tokens/token.ts";
import { writeTokenFile } from "../../src/http/tokens/token-file.ts";
import { toEntry } from "../../src/counting/entry.ts";
import { openReadout, type Readout } from "../../src/readout.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { tagStatement } from "../../src/tag-statement.ts";
import { freshPrefix, openRedis } from "../servers/redis.ts";

/** A server of this test's own, and the ways into its store. */
export type Served = {
  url: string;
  prefix: string;
  readout: Readout;
  /** Counts statements as a worker would, in the order given. */
  count(rows: readonly object[]): Promise<void>;
  /** Errors that were the server's fault. */
  faults: unknown[];
  close(): Promise<void>;
};

/** Starts a server on an empty store, or beside the one of this prefix. */
export async function serveFresh(
  settings: Partial<ServerSettings> = {},
  prefix = freshPrefix(),
): Promise<Served> {
  const readout = openReadout({
    redisUrl: inject("redisUrl"),
    prefix,
    queueShards: inject("queueShards"),
    unsafeRedis: "allow",
  });
  const faults: unknown[] = [];
  const server = await openServer({
    host: "127.0.0.1",
    port: 0,
    reader: readout,
    sender: readout,
    corrector: readout,
    tokenFile: undefined,
    requestsPerMinute: 1_000_000,
    version: "1.2.3",
    onError: (error) => void faults.push(error),
    ...settings,
  });
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await server.close();
    await readout.close();
  };
  onTestFinished(close);
  const aggregates = openAggregates(openRedis(), openKeys(prefix));
  let sequence = 0;
  return {
    url: server.url,
    prefix,
    readout,
    faults,
    close,
    async count(rows) {
      const entries = rows.map((row) => {
        sequence += 1;
        return toEntry(tagStatement(parseStatement(row)), { sequence, epoch: 1 });
      });
      await aggregates.record({ entries, revisions: [] });
    },
  };
}

/** A file with a token for each scope. */
export function tokensForAll(): { tokenFile: string; tokens: Record<Scope, string> } {
  const tokenFile = join(freshFolder(), "tokens.json");
  const createdAt = new Date().toISOString();
  const made = SCOPES.map((scope) =>
    makeToken({ name: scope, scopes: [scope], createdAt, expiresAt: null }),
  );
  writeTokenFile(
    tokenFile,
    made.map(({ kept }) => kept),
  );
  const tokens = Object.fromEntries(SCOPES.map((scope, at) => [scope, made[at]!.token]));
  return { tokenFile, tokens: tokens as Record<Scope, string> };
}

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "readout-http-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Some reactions to one event, of several countries, roles and days. */
export const ROWS = [
  {
    id: "us-1",
    event: "summit",
    eventTitle: "The summit",
    text: "We welcome the summit warmly.",
    speaker: "a White House spokesman",
    outlet: "Meridian Wire",
    publishedAt: "2023-04-26",
  },
  {
    id: "us-2",
    event: "summit",
    eventTitle: "The summit",
    text: "We welcome the summit warmly.",
    speaker: "a White House spokesman",
    outlet: "Aldermoor Times",
    publishedAt: "2023-04-27",
  },
  {
    id: "fr-1",
    event: "summit",
    text: "We condemn this summit, it is a betrayal.",
    speaker: "the French foreign minister",
    outlet: "Le Matin",
    publishedAt: "2023-04-27",
  },
  {
    id: "x/1 ü?",
    event: "summit",
    text: "The summit took place on Tuesday.",
    speaker: "Ada Berg",
    outlet: "Meridian Wire",
  },
] as const;
