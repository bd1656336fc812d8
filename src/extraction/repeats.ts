import { normaliseWords } from "../statement/normalise.ts";
import type { Find } from "./finds.ts";

/** Drops finds with nothing said, and those whose words the same article already had. */
export function keepFirstOfSame<T extends Find>(finds: readonly T[], text: string): T[] {
  const seen = new Set<string>();
  return finds.filter((find) => {
    const words = text.slice(find.start, find.end);
    if (!/[\p{L}\p{N}]/u.test(words)) return false;
    const key = normaliseWords(words);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
