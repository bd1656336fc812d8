import { pathToFileURL } from "node:url";
import { formatProblem, ReadoutError } from "./errors.ts";
import { loadLexicons } from "./lexicons/load-lexicons.ts";
import { problemsOfTags } from "./statement/parse-tagged.ts";
import type { TaggerOutput } from "./statement/tags.ts";
import { openTagger } from "./tagging/open-tagger.ts";
import type { OwnTagger, Tagger } from "./tagging/tagger.ts";

/** The tagger of this version. */
export function currentTagger(): Tagger {
  return openTagger(loadLexicons());
}

/**
 * The tagger that a module gives as its default export; what it makes of a statement is checked. The module is named
 * by its address or its path. Throws INVALID_TAGGER.
 */
export async function loadTagger(file: string): Promise<OwnTagger> {
  const address = /^[a-z]+:\/\//.test(file) ? file : pathToFileURL(file).href;
  const loaded = await (import(address) as Promise<{ default?: unknown }>).catch((cause: Error) =>
    invalid(file, `can't be loaded: ${cause.message}`, cause),
  );
  const tagger = (loaded.default ?? {}) as Partial<OwnTagger>;
  if (
    typeof tagger.model === "string" &&
    /^\S/.test(tagger.model) &&
    Number.isSafeInteger(tagger.epoch) &&
    typeof tagger.tag === "function"
  ) {
    return checked(tagger as OwnTagger);
  }
  return invalid(file, "has to export a tagger as default: { model, epoch, tag(statement) }");
}

function checked(tagger: OwnTagger): OwnTagger {
  const { model, epoch } = tagger;
  const check = (tags: TaggerOutput) => {
    const problems = problemsOfTags(tags, model);
    if (problems.length === 0) return tags;
    throw new ReadoutError(
      "INVALID_TAGGER",
      `The tagger ${model} gave wrong tags: ${problems.map(formatProblem).join("; ")}`,
    );
  };
  return {
    model,
    epoch,
    tag(statement) {
      const tags = tagger.tag(statement);
      return tags instanceof Promise ? tags.then(check) : check(tags);
    },
  };
}

function invalid(file: string, why: string, cause?: Error): never {
  throw new ReadoutError("INVALID_TAGGER", `${file} ${why}`, { cause });
}
