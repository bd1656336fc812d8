import { pathToFileURL } from "node:url";
import { ReadoutError } from "../errors.ts";
import { loadLexicons } from "../lexicons/load-lexicons.ts";
import { openTagger } from "../tagging/open-tagger.ts";
import type { Tagger } from "../tagging/tagger.ts";

/** The tagger of this version. */
export function currentTagger(): Tagger {
  return openTagger(loadLexicons());
}

/** The tagger that a module gives as its default export. Throws INVALID_TAGGER. */
export async function loadTagger(file: string): Promise<Tagger> {
  const address = /^[a-z]+:\/\//.test(file) ? file : pathToFileURL(file).href;
  const loaded = await (import(address) as Promise<{ default?: unknown }>).catch((cause: Error) =>
    invalid(file, `can't be loaded: ${cause.message}`, cause),
  );
  const tagger = (loaded.default ?? {}) as Partial<Tagger>;
  if (
    typeof tagger.model === "string" &&
    /^\S/.test(tagger.model) &&
    Number.isSafeInteger(tagger.epoch) &&
    typeof tagger.tag === "function"
  ) {
    return tagger as Tagger;
  }
  return invalid(file, "has to export a tagger as default: { model, epoch, tag(statement) }");
}

function invalid(file: string, why: string, cause?: Error): never {
  throw new ReadoutError("INVALID_TAGGER", `${file} ${why}`, { cause });
}
