import { inSmall, isAllCapitals, isPlace } from "../document/labels.ts";
import type { ArticleWords } from "../document/sentence.ts";
import type { Paragraph } from "../layout/paragraphs.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";

/** A phrase with the country or body of its heading in its office: "Foreign Minister; MOROCCO". */
export function underHeading(
  phrase: NounPhrase,
  { heading }: Pick<Paragraph, "heading">,
  article: ArticleWords | undefined,
): NounPhrase {
  if (!heading || !article || !namesHome(heading.text, article)) return phrase;
  const own = phrase.role ?? "";
  if (own.includes(heading.text) || phrase.text === heading.text) return phrase;
  return { ...phrase, role: [own, heading.text].filter(Boolean).join("; ") };
}

function namesHome(heading: string, { places, bodies, classes }: ArticleWords): boolean {
  const small = inSmall(heading);
  const last = heading.toLowerCase().split(" ").at(-1) ?? "";
  const body = isAllCapitals(heading) && classes["body noun"].has(last);
  return body || isPlace(heading, places) || bodies.has(heading) || bodies.has(small);
}
