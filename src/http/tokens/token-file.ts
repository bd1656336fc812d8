import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { InvalidInputError } from "../../errors.ts";
import { SCOPES } from "./scopes.ts";
import type { KeptToken } from "./token.ts";

const File = z.object({
  version: z.literal(1),
  tokens: z.array(
    z.object({
      id: z.string().regex(/^[0-9a-f]{12}$/),
      name: z.string().max(200),
      scopes: z.array(z.enum(SCOPES)),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      createdAt: z.iso.datetime(),
      expiresAt: z.iso.datetime().nullable(),
    }),
  ),
});

/** The tokens of a file; none where it is not there yet. Throws InvalidInputError for another file. */
export function readTokenFile(path: string): KeptToken[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  const parsed = File.safeParse(parseJson(text));
  if (parsed.success) return parsed.data.tokens;
  const message = "is no file of tokens; readout token make begins one";
  throw new InvalidInputError([{ file: path, message }], "INVALID_TOKEN_FILE");
}

/** Writes all tokens, whole or not at all, so that only the owner of the file reads them. */
export function writeTokenFile(path: string, tokens: readonly KeptToken[]): void {
  const beside = `${path}.${process.pid}`;
  try {
    writeFileSync(beside, `${JSON.stringify({ version: 1, tokens }, null, 2)}\n`, { mode: 0o600 });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** A file of tokens that is read again when it has changed. */
export type TokenFile = {
  /** The tokens as they are now, or were half a second ago; none while the file can't be read. */
  tokens(asked?: "now"): readonly KeptToken[];
};

/** How long a change may go unseen. */
const LOOK_EVERY_MS = 500;

/** Opens a file of tokens, which need not be there yet. Throws INVALID_TOKEN_FILE for one that is no such file. */
export function openTokenFile(path: string, onError: (error: Error) => void): TokenFile {
  let tokens = readTokenFile(path);
  let seen = stateOf(path);
  let looked = performance.now();
  return {
    tokens(asked) {
      if (asked !== "now" && performance.now() - looked < LOOK_EVERY_MS) return tokens;
      looked = performance.now();
      const state = stateOf(path);
      if (state === seen) return tokens;
      seen = state;
      try {
        tokens = readTokenFile(path);
      } catch (error) {
        tokens = [];
        onError(error as Error);
      }
      return tokens;
    },
  };
}

/** Changes whenever the file does. */
function stateOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.mtimeMs} ${found.size}` : "";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
