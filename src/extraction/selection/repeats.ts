import { normaliseWords } from "../../statement/normalise.ts";
import type { Attribution } from "../attribution/attribution.ts";

const MIN_WORDS = 3;
const MAX_COMPARED = 400;
const MAX_LENGTH = 2_000;

/**
 * Drops attributions in which nothing is said, those that overlap the one before, and those whose words the
 * article already had: a pull quote repeats the body, perhaps only a part of it.
 */
export function keepFirstOfSame<T extends Attribution>(
  attributions: readonly T[],
  text: string,
): T[] {
  const seen = new Set<string>();
  const said = openSaid();
  let end = 0;
  return [...attributions]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one) => {
      // Several who speak together said the same words.
      if (one.joint) return one.end === end;
      const words = normaliseWords(text.slice(one.start, one.end));
      if (one.start < end || !/[\p{L}\p{N}]/u.test(words) || seen.has(words)) return false;
      if (said.holds(words)) return false;
      seen.add(words);
      said.add(words);
      end = one.end;
      return true;
    });
}

/** The texts of attributions so far, as many as are compared. */
function openSaid() {
  const texts: string[] = [];
  const known = new Set<string>();
  return {
    /** Whether one of them has these words in it. */
    holds(words: string): boolean {
      // All but the first and the last stand there whole, so one that is new tells at once.
      const inner = words.split(" ").slice(1, -1);
      if (inner.length < MIN_WORDS - 2 || !inner.every((word) => known.has(word))) return false;
      return texts.some((said) => said.includes(words));
    },
    add(words: string) {
      if (texts.length >= MAX_COMPARED) return;
      const said = words.slice(0, MAX_LENGTH);
      texts.push(said);
      for (const word of said.split(" ")) known.add(word);
    },
  };
}
