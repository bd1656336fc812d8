import type { Features } from "./linear-model.ts";
import type { Reading } from "./reading.ts";
import type { Token } from "./tokens.ts";

const WORD = /^[a-z]/;

/** Words and pairs of words of the text, words of the title. Names are left out: they tell who. */
export function addWordFeatures(features: Features, { fields }: Reading): void {
  const words = new Set<string>();
  const pairs = new Set<string>();
  let previous = "^";
  for (const token of fields.text) {
    if (token.pos === "PROPN") {
      previous = "^";
      continue;
    }
    const { lemma } = token;
    if (WORD.test(lemma)) words.add(`word:${lemma}`);
    pairs.add(`pair:${previous} ${lemma}`);
    previous = lemma;
  }
  spread(features, words, 1.5);
  spread(features, pairs, 0.8);
  for (const token of fields.eventTitle) {
    if (isContent(token)) features.set(`title:${token.lemma}`, 0.4);
  }
}

/** Gives long texts no more say than short ones. */
function spread(features: Features, names: ReadonlySet<string>, share: number): void {
  const value = share / Math.sqrt(names.size);
  for (const name of names) features.set(name, value);
}

function isContent({ lemma, pos }: Token): boolean {
  return pos !== "PROPN" && lemma.length > 2 && WORD.test(lemma);
}
