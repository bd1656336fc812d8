/**
 * The countries that have a town of a name, the largest town's first. Whether it is in the first: it is
 * where it is alone or by far the largest (`sure`), unless it is so small that others may be meant (`small`).
 */
export type Town = { codes: readonly string[]; likely: "sure" | "small" | "open" };

/** Finds a town by the keys of its words, with one blank between them; null where there is none. */
export type Towns = (name: string) => Town | null;

/** The country of a town, by the countries of its article: the only one of them that has it, else the likely one. */
export function countryOfTown(
  { codes, likely }: Town,
  article: ReadonlySet<string>,
): string | null {
  if (likely === "sure" && article.has(codes[0]!)) return codes[0]!;
  const here = codes.filter((code) => article.has(code));
  if (here.length > 0) return here.length === 1 ? here[0]! : null;
  return likely === "sure" || (likely === "small" && article.size === 0) ? codes[0]! : null;
}
