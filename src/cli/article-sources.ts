import { UsageError } from "../errors.ts";
import { findSources, type OnNote } from "../input/find-sources.ts";
import type { Source } from "../input/sources.ts";

/** The articles of these names; what is piped in is taken for one. Throws UsageError for files of statements. */
export async function findArticles(files: readonly string[], onNote: OnNote): Promise<Source[]> {
  const sources = await findSources(files, onNote);
  const other = sources.find(({ name, kind }) => kind !== "article" && name !== "-");
  if (other) throw new UsageError(`${other.name} is not an article; name .txt, .html or .md files`);
  return sources;
}
