import type { Sentence } from "../document/sentence.ts";
import { readCredit, type Credit } from "../layout/credit.ts";
import type { Found } from "./construction.ts";

const MAX_BRACKET = 170;

/**
 * "“We are glad.” (Anna Berg, mayor of Oslo)", "“We are glad.” — Anna Berg": who is named in brackets
 * or behind a dash, behind what is said.
 */
export function findInBrackets(sentence: Sentence): Found | null {
  return behindDash(sentence) ?? inBrackets(sentence);
}

function behindDash(sentence: Sentence): Found | null {
  const { article, length } = sentence;
  if (!sentence.opensDirect(0) || sentence.firstQuote(1, length) >= 0) return null;
  const from = sentence.skip(1, Math.min(3, length), (i) => /^[-–—]$/.test(sentence.at(i).text));
  if (from === 1 || from >= length) return null;
  const credit = readCredit(sentence.spanOf(from, length), article);
  return credit?.known ? namedBy(credit, [sentence.content(0, 1)]) : null;
}

function inBrackets(sentence: Sentence): Found | null {
  const { article, length } = sentence;
  const from = sentence.firstQuote(0, length);
  if (from < 0) return null;
  const last = sentence.back(length - 1, 0, (i) => !sentence.isQuote(i));
  const { end } = sentence.at(last);
  const behind = article.text.slice(end, end + MAX_BRACKET);
  const bracket = /^[.,;]? ?\n?\(([^()\n"“”]{3,150})\)/.exec(behind);
  if (!bracket || last < sentence.back(length - 1, 0, (i) => sentence.isMark(i))) return null;
  const start = end + bracket[0].length - (bracket[1]?.length ?? 0) - 1;
  const credit = readCredit({ start, end: end + bracket[0].length - 1 }, article);
  return credit && namedBy(credit, [sentence.content(from, last + 1)]);
}

function namedBy({ phrase }: Credit, contents: Found["contents"]): Found | null {
  if (phrase.kind === "pronoun") return null;
  if (phrase.kind === "person") return { contents, phrase, named: phrase.at };
  const kind = phrase.kind === "role" ? "person" : "body";
  const name = phrase.name ?? phrase.text;
  const speaker = { name, affiliation: phrase.role, kind, first: phrase.at } as const;
  return { contents, speaker, named: phrase.at };
}
