import { closestMatch } from "leven";

/** The name that a misspelt one is nearest to, in any case; undefined where none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > 40) return undefined;
  const lower = name.toLowerCase();
  const maxDistance = Math.min(3, Math.floor(lower.length / 2.5));
  if (maxDistance === 0) return undefined;
  const nearest = closestMatch(
    lower,
    known.map((one) => one.toLowerCase()),
    { maxDistance },
  );
  return known.find((one) => one.toLowerCase() === nearest);
}
