import { closestMatch } from "leven";

/** The name that a misspelt one is nearest to, in any case; undefined where none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > 40) return undefined;
  const lower = name.toLowerCase();
  const maxDistance = Math.min(3, Math.floor(lower.length / 2.5));
  if (maxDistance === 0) return undefined;
  // Two letters that changed places are as far as two that are missing, and likelier.
  const sameLetters = known.filter((one) => lettersOf(one) === lettersOf(name));
  const nearest = closestMatch(
    lower,
    [...sameLetters, ...known].map((one) => one.toLowerCase()),
    { maxDistance },
  );
  return known.find((one) => one.toLowerCase() === nearest);
}

function lettersOf(name: string): string {
  return Array.from(name.toLowerCase()).toSorted().join("");
}
