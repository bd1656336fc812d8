import model from "wink-eng-lite-web-model";
import winkNLP, { type ItsFunction } from "wink-nlp";
import { fold } from "./fold.ts";
import { tameText } from "./tame-text.ts";

/** All that tagging rules see of a word; `start` and `end` are UTF-16 offsets into the field. */
export type Token = {
  text: string;
  /** The word as lexicons spell it: lower case, no accents. */
  key: string;
  /** Its base form, spelt like a key. */
  lemma: string;
  /** Universal part of speech. */
  pos: string;
  start: number;
  end: number;
  /** Whether it begins with a capital letter. */
  capital: boolean;
};

// One for the process: a second one would share and spoil the model's state.
const nlp = winkNLP(model, ["pos"]);
const { its } = nlp;

const HYPHENS = new Set(["-", "–", "‐", "‑"]);
const CONTRACTIONS: Record<string, string> = { nt: "not", ca: "can", wo: "will", ll: "will" };

/** Reads a text into tokens. Hyphens between words are left out, as lexicons have none. */
export function readTokens(text: string): Token[] {
  const read = tameText(text);
  const all = nlp.readDoc(read).tokens();
  const values = all.out() as string[];
  const lemmas = all.out(its.lemma as ItsFunction<string>) as unknown[];
  const tags = all.out(its.pos as ItsFunction<string>) as string[];
  const tokens: Token[] = [];
  let at = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i];
    if (!value) continue;
    const start = read.indexOf(value, at);
    if (start < 0) continue; // the tokenizer spelt it in a way of its own
    at = start + value.length;
    if (HYPHENS.has(value) && start > 0 && read[start - 1] !== " " && read[at] !== " ") continue;
    tokens.push(toToken(value, lemmas[i], tags[i]!, start));
  }
  return tokens;
}

function toToken(text: string, base: unknown, pos: string, start: number): Token {
  // The model looks lemmas up in a plain object, where "constructor" is no string.
  const lemma = typeof base === "string" ? base : text;
  const folded = fold(text);
  const short = text.length <= 3 ? CONTRACTIONS[folded] : undefined;
  const key = short ?? folded;
  const code = text.charCodeAt(0);
  const capital = code < 128 ? code >= 65 && code <= 90 : text[0] !== text[0]!.toLowerCase();
  return { text, key, lemma: short ?? fold(lemma), pos, start, end: start + text.length, capital };
}
