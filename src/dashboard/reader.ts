const KEY = "readout-reader";

/** The name under which somebody corrected last in this browser; empty on the server, and where none is kept. */
export function knownReader(): string {
  try {
    return globalThis.localStorage?.getItem(KEY) ?? "";
  } catch {
    return ""; // a browser may keep nothing
  }
}

/** Keeps it for the next time. */
export function keepReader(name: string): void {
  try {
    globalThis.localStorage?.setItem(KEY, name);
  } catch {
    // Then it is asked for again.
  }
}
