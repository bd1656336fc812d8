import { findSources, type Source, spool } from "../input/sources.ts";

/**
 * Finds the files that a command was given, with standard input ("-") in a file of its own, because
 * statements are read twice; it goes when the command is done. Throws InvalidInputError.
 */
export async function withSources<T>(
  names: readonly string[],
  act: (sources: Source[]) => Promise<T>,
): Promise<T> {
  const sources = await findSources(names);
  if (!names.includes("-")) return act(sources);
  const { path, remove } = await spool(process.stdin);
  try {
    return await act(sources.map((source) => (source.path === "-" ? { ...source, path } : source)));
  } finally {
    await remove();
  }
}
