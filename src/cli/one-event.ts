import { UsageError } from "../errors.ts";

/** The one event that a command names. Throws UsageError for none and for several. */
export function oneEvent(files: readonly string[]): string {
  const [event, ...others] = files;
  if (event === undefined || others.length > 0)
    throw new UsageError("Name one event; see readout events");
  return event;
}
