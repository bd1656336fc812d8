import { splitWords } from "../words/split-words.ts";
import type { WordClasses } from "../words/word-classes.ts";
import { kindOfNoun } from "./nouns.ts";
import type { Speaker } from "./speaker.ts";

/** A body or place of the cast. */
export type Body = Speaker & { place?: boolean };

/** The bodies that an article has named, the latest last. */
export type Bodies = {
  /** The body that a name means: the same name, a short form, or its initials. */
  find(name: string): Body | undefined;
  /** The body that a noun alone means: "the ministry". */
  byNoun(noun: string): Body | undefined;
  add(body: Body): void;
  latest(): Body | undefined;
};

const MAX_BACK = 40;
const INITIALS = /^\p{Lu}{3,6}$/u;
const MAX_KNOWN = 200;

/** No body is known yet. */
export function openBodies(classes: WordClasses): Bodies {
  let order: Body[] = [];

  function latest(test: (body: Body) => boolean): Body | undefined {
    for (let i = order.length - 1; i >= Math.max(0, order.length - MAX_BACK); i--) {
      const body = order[i];
      if (body && test(body)) return body;
    }
    return undefined;
  }

  /** Whether a noun can mean a body whose name does not have it: "the party" for the Greens. */
  function fits(noun: string, { name, place }: Body): boolean {
    if (place) return classes["seat body"].has(noun);
    const own = nounOf(name, classes);
    if (own === undefined) return !classes["common body"].has(noun) || noun === "union";
    return classes["generic body"].has(noun) && !classes["common body"].has(own);
  }

  return {
    find(name) {
      const short = name.toLowerCase();
      const initials = INITIALS.test(name);
      return latest((body) => isSame(body, short) || (initials && initialsOf(body.name) === name));
    },
    byNoun(noun) {
      const named = latest(({ name }) => wordsOf(name).includes(noun));
      if (named) return named;
      const last = latest(() => true);
      return last && fits(noun, last) ? last : undefined;
    },
    add(body) {
      const at = order.indexOf(body);
      if (at >= 0) order.splice(at, 1);
      order.push(body);
      if (order.length > MAX_KNOWN) order = order.slice(-MAX_KNOWN / 2);
    },
    latest: () => order.at(-1),
  };
}

function isSame({ name, place }: Body, short: string): boolean {
  const whole = name.toLowerCase();
  return whole === short || (!place && !short.includes(" ") && whole.startsWith(`${short} `));
}

/** "FAZ" of "Frankfurter Allgemeine Zeitung". */
export function initialsOf(name: string): string {
  const capitals = name.match(/\b\p{Lu}/gu) ?? [];
  return capitals.length > 2 ? capitals.join("") : "";
}

function wordsOf(name: string): string[] {
  return splitWords(name, "names");
}

/** The noun of a name that says what kind of body it is. */
function nounOf(name: string, classes: WordClasses): string | undefined {
  return wordsOf(name).findLast((word) => kindOfNoun(word, classes) === "body");
}
