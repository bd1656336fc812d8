import type { Mention } from "./noun-phrases.ts";

/** The office a mention gives its person; "its president" also says whose. */
export function officeOf(
  { role, possessive }: Mention,
  owner: string | undefined,
): string | undefined {
  if (!role) return undefined;
  const office = role
    .replace(/^(?:(?:of|from|at|for|the|a|an|its|his|her|their) )+/i, "")
    .replace(/['’]s$/, "");
  if (/^(?:mr|mrs|ms|dr|sir|prof)\.?$/i.test(office)) return undefined;
  return possessive && owner && !office.includes(owner) ? `${office}, ${owner}` : office;
}

/** "Its spokesman" with whose spokesman he is: "Helianth's spokesman". */
export function withOwner({ text, possessive }: Mention, owner: string | undefined): string {
  if (!possessive || !owner) return text;
  return `${owner}'s ${text.replace(/^\S+ /, "")}`;
}

/** The words of an office by which "the minister" can mean its holder. */
export function nounsOf(office: string | undefined): string[] {
  return (
    office
      ?.toLowerCase()
      .split(/[^\p{L}-]+/u)
      .filter(Boolean)
      .slice(0, 24) ?? []
  );
}

/** A name for comparing: lower case, straight apostrophes, no possessive. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll("’", "'").replace(/'s?$/, "");
}

/** A speaker without a name as it would stand inside a sentence: "a White House spokesman". */
export function unnamed(phrase: string): string {
  return phrase
    .replace(/^the /i, "")
    .replace(/^(?:An?|One|Some|Many|Several|Two|Three) /, (word) => word.toLowerCase());
}
