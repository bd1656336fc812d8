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
