import { compareCodePoints } from "../statement/identity.ts";

/** An event's title: the one most mentions give, of several the first by code point, else its slug. */
export function chooseTitle(event: string, titles: Iterable<readonly [string, number]>): string {
  let best: readonly [string, number] | undefined;
  for (const title of titles) {
    const more = best === undefined ? 1 : title[1] - best[1];
    if (more > 0 || (more === 0 && compareCodePoints(title[0], best![0]) < 0)) best = title;
  }
  return best?.[0] ?? event;
}
