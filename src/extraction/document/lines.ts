/** A text with one blank for any white space, and none around it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A text as one line without control characters, shortened to `max`; undefined when nothing is left. */
export function cleanLine(line: string | undefined, max: number): string | undefined {
  return (
    line
      ?.slice(0, max)
      .toWellFormed()
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim() || undefined
  );
}
