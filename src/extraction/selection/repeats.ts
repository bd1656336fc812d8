import { normaliseWords } from "../../statement/normalise.ts";
import type { Attribution } from "../attribution/attribution.ts";

const MIN_WORDS = 3;
const MAX_COMPARED = 400;

/**
 * Drops attributions in which nothing is said, those that overlap the one before, and those whose words the
 * article already had: a pull quote repeats the body, perhaps only a part of it.
 */
export function keepFirstOfSame<T extends Attribution>(
  attributions: readonly T[],
  text: string,
): T[] {
  const seen = new Set<string>();
  const said: string[] = [];
  let end = 0;
  return [...attributions]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one) => {
      const words = normaliseWords(text.slice(one.start, one.end));
      if (one.start < end || !/[\p{L}\p{N}]/u.test(words) || seen.has(words)) return false;
      const part =
        words.split(" ").length >= MIN_WORDS && said.some((other) => other.includes(words));
      if (part) return false;
      seen.add(words);
      if (said.length < MAX_COMPARED) said.push(words.slice(0, 2_000));
      end = one.end;
      return true;
    });
}
