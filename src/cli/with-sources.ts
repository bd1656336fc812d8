import { findSources, type OnNote } from "../input/find-sources.ts";
import { spool } from "../input/piped.ts";
import type { Source } from "../input/sources.ts";

/**
 * Finds the files that a command was given, with standard input ("-") in a file of its own, because
 * statements are read twice; it goes when the command is done. Throws InvalidInputError.
 */
export async function withSources<T>(
  names: readonly string[],
  onNote: OnNote,
  act: (sources: Source[]) => Promise<T>,
): Promise<T> {
  const sources = await findSources(names, onNote);
  const piped = sources.find(({ name }) => name === "-");
  if (!piped) return act(sources);
  const spooled = await spool(piped);
  try {
    return await act(sources.map((source) => (source.name === "-" ? spooled : source)));
  } finally {
    spooled.close();
  }
}
