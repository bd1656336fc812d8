import type { Gold, GoldStatement } from "./labels.ts";

/** Whether the word that names the labelled speaker stands in the extracted one. */
export function namesSpeaker({ speaker: label }: GoldStatement, speaker?: string): boolean {
  if (label === null) return !speaker;
  const said = namesIn(speaker ?? "");
  return (
    said.length <= namesIn(label).length + 8 && keysOf(label).some((key) => said.includes(key))
  );
}

/** Whether a country is the labelled one, or one that could be defended; null is an answer too. */
export function isCountry(label: GoldStatement, country: string | null): boolean {
  const { countryAlt = [] } = label;
  const others = Array.isArray(countryAlt) ? countryAlt : [countryAlt];
  return country === (label.country ?? null) || others.includes(country);
}

/** Whether a stance is the labelled one, one that could be defended, or that of the whole group. */
export function isStance(gold: Gold, label: GoldStatement, stance: string | null): boolean {
  const group = gold.groups?.find(({ id }) => id === label.group);
  return [label.stance, group?.stance].concat(label.stanceAlt ?? []).includes(stance ?? "");
}

function namesIn(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    .trim()
    .split(/\s+/);
}

function keysOf(name: string): string[] {
  const [first, ...after] = name.split(/, /);
  const keys = [namesIn(first!.split(/\(| (?:of|at|in|from|for|who|with|on) /)[0]!).at(-1)!];
  const rest = after.join(", ");
  if (/^\p{Lu}[\p{L}'’-]+(?: \p{Lu}?[\p{L}'’.-]+){1,3}$/u.test(rest))
    keys.push(namesIn(rest).at(-1)!);
  return keys;
}
