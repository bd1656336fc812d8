import { UsageError } from "../errors.ts";
import { type Scope, SCOPES } from "../http/tokens/scopes.ts";
import { type Command, type Invocation, textOption } from "./command.ts";

const DAY_MS = 86_400_000;

export const token: Command = {
  usage: "make|list|revoke [ID...] [--scope S,S] [--name TEXT] [--days N] [--file FILE]",
  help: `
Makes, lists and revokes the tokens of readout serve, which are in READOUT_TOKEN_FILE. The file keeps
hashes alone: a token is printed once, when it is made. A server that runs sees changes at once.

  make         makes one and prints it
  list         prints id, scopes, age and name of each
  revoke ID... takes some away

  --scope S,S  what it may do (read): ${SCOPES.join(", ")}; admin may do all
  --name TEXT  whose it is, or what for
  --days N     it expires after so many days
  --file FILE  the file, instead of READOUT_TOKEN_FILE`,
  options: {
    scope: { type: "string" },
    name: { type: "string" },
    days: { type: "string" },
    file: { type: "string" },
  },
  async run(invocation) {
    const [action, ...ids] = invocation.files;
    if (action === "make" && ids.length === 0) return make(invocation);
    if (action === "list" && ids.length === 0) return list(invocation);
    if (action === "revoke" && ids.length > 0) return revoke(ids, invocation);
    throw new UsageError("Say what to do: readout token make, list, or revoke ID");
  },
};

async function make(invocation: Invocation): Promise<void> {
  const { values, terminal } = invocation;
  const path = fileOf(invocation);
  const [{ makeToken }, { readTokenFile, writeTokenFile }] = await modules();
  const days = textOption(values, "days");
  const now = Date.now();
  const { token: word, kept } = makeToken({
    name: textOption(values, "name") ?? "",
    scopes: readScopes(textOption(values, "scope") ?? "read"),
    createdAt: new Date(now).toISOString(),
    expiresAt: days === undefined ? null : new Date(now + readDays(days) * DAY_MS).toISOString(),
  });
  writeTokenFile(path, [...readTokenFile(path), kept]);
  terminal.note(`${path} has its hash; nobody can show it again`);
  await terminal.write(`${word}\n`);
}

async function list(invocation: Invocation): Promise<void> {
  const [, { readTokenFile }] = await modules();
  for (const { id, scopes, createdAt, expiresAt, name } of readTokenFile(fileOf(invocation))) {
    const until = expiresAt === null ? "does not expire" : `until ${expiresAt.slice(0, 10)}`;
    const row = [id, scopes.join(","), `made ${createdAt.slice(0, 10)}`, until, name];
    await invocation.terminal.write(`${row.join("  ").trimEnd()}\n`);
  }
}

async function revoke(ids: readonly string[], invocation: Invocation): Promise<void> {
  const path = fileOf(invocation);
  const [, { readTokenFile, writeTokenFile }] = await modules();
  const tokens = readTokenFile(path);
  const unknown = ids.filter((id) => !tokens.some((kept) => kept.id === id));
  if (unknown.length > 0)
    throw new UsageError(`${path} has no token ${unknown.join(", ")}; see readout token list`);
  writeTokenFile(
    path,
    tokens.filter(({ id }) => !ids.includes(id)),
  );
  invocation.terminal.note(`${ids.length === 1 ? "1 token" : `${ids.length} tokens`} revoked`);
}

/** Loaded when they are needed, as help is not to wait for them. */
function modules() {
  return Promise.all([import("../http/tokens/token.ts"), import("../http/tokens/token-file.ts")]);
}

function fileOf({ values, config }: Invocation): string {
  const path = textOption(values, "file") ?? config.tokenFile;
  if (path !== undefined) return path;
  throw new UsageError("Set READOUT_TOKEN_FILE, or give --file: the file that keeps the tokens");
}

function readScopes(given: string): Scope[] {
  return given.split(",").map((word) => {
    const scope = SCOPES.find((known) => known === word.trim());
    if (scope) return scope;
    throw new UsageError(`There is no scope ${word}; use ${SCOPES.join(", ")}`);
  });
}

function readDays(given: string): number {
  const days = Number(given);
  if (Number.isInteger(days) && days >= 1 && days <= 36_500) return days;
  throw new UsageError(`--days ${given} is not a number of days; give 1 or more`);
}
