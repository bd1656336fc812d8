import type { Token } from "./tokens.ts";

/** Tells whether a word of a statement can mean the event, or a party to it. */
export type EventWords = {
  isEvent(token: Token): boolean;
  isNamed(token: Token): boolean;
};

/** Words that take up an event whatever it is. */
const TAKING_UP = new Set(
  "decision move announcement step news deal agreement accord pact plan proposal outcome result measure action development ruling verdict vote law bill treaty initiative summit meeting talks call visit election victory appointment resignation withdrawal ceasefire truce attack strike strikes ban sanctions reform policy resolution declaration statement document text report launch test arrest death killing release exchange merger takeover cut increase tariff tariffs project law legislation settlement compromise recognition it this that".split(
    " ",
  ),
);
const CONTENT = new Set(["NOUN", "VERB", "ADJ", "PROPN"]);

/** Reads the words of an event's title and keywords. */
export function readEventWords(title: readonly Token[], keywords: readonly Token[]): EventWords {
  const words = new Set<string>();
  const named = new Set<string>();
  for (const token of [...title, ...keywords]) {
    if (token.pos === "PROPN") named.add(token.key);
    else if (CONTENT.has(token.pos)) words.add(token.lemma);
  }
  return {
    isEvent: ({ key, lemma }) => words.has(lemma) || TAKING_UP.has(lemma) || TAKING_UP.has(key),
    isNamed: ({ key }) => named.has(key),
  };
}
