import type { Role } from "../statement/tags.ts";
import type { Name, NameKind } from "./lexicons.ts";
import type { Phrase } from "./phrase.ts";
import { belongsTo } from "./rank.ts";

/**
 * The role of those of whom titles tell none: who holds an office of a country, and a country itself, by its name or
 * its capital alone, or as "the Chinese side", speak for its government.
 */
export function findOfficeRole(
  role: Role,
  { speaker, affiliation }: Record<"speaker" | "affiliation", Phrase>,
  { name, sides }: { name: Name | null; sides: ReadonlySet<string> },
): Role {
  const phrases = [speaker, affiliation];
  if (role !== "unknown" || phrases.some(({ past }) => past)) return role;
  const held = phrases.some(({ offices }) => offices.some((office) => belongsTo(office, name)));
  return held || (affiliation.tokens.length === 0 && isCountry(speaker, sides)) ? "official" : role;
}

/** Whether a phrase is the name of a country, a capital or a country's side, and nothing else but an article. */
function isCountry({ tokens, finding }: Phrase, sides: ReadonlySet<string>): boolean {
  if (finding === null) return false;
  const side = sides.has(tokens.at(-1)?.key ?? "");
  if (!(side ? SIDED : ALONE).has(finding.name.kind)) return false;
  const [first, second] = tokens;
  const begins = first?.key === "the" ? second : first;
  return finding.start <= (begins?.start ?? -1) && finding.end === tokens.at(side ? -2 : -1)?.end;
}

const ALONE: ReadonlySet<NameKind> = new Set(["country", "capital"]);
const SIDED: ReadonlySet<NameKind> = new Set([...ALONE, "demonym"]);
