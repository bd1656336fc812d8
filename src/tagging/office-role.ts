import type { Role } from "../statement/tags.ts";
import type { Name } from "./lexicons.ts";
import type { Phrase } from "./phrase.ts";
import { belongsTo } from "./rank.ts";

/**
 * The role of those of whom titles tell none: who holds an office of a country, and a country itself, by its name or
 * its capital alone, speak for its government.
 */
export function findOfficeRole(
  role: Role,
  { speaker, affiliation }: Record<"speaker" | "affiliation", Phrase>,
  name: Name | null,
): Role {
  const phrases = [speaker, affiliation];
  if (role !== "unknown" || phrases.some(({ past }) => past)) return role;
  const held = phrases.some(({ offices }) => offices.some((office) => belongsTo(office, name)));
  return held || (affiliation.tokens.length === 0 && isCountry(speaker)) ? "official" : role;
}

/** Whether a phrase is the name of a country or a capital, and nothing else but an article. */
function isCountry({ tokens, finding }: Phrase): boolean {
  if (finding?.name.kind !== "country" && finding?.name.kind !== "capital") return false;
  const [first, second] = tokens;
  const begins = first?.key === "the" ? second : first;
  return finding.start <= (begins?.start ?? -1) && finding.end === tokens.at(-1)?.end;
}
