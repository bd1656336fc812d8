import { inSmall, isAllCapitals, isPlace } from "../document/labels.ts";
import type { ArticleWords } from "../document/sentence.ts";
import type { Paragraph } from "../layout/paragraphs.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";

/** A phrase with the country or body of its heading in its office: "Foreign Minister; MOROCCO". */
export function underHeading(
  phrase: NounPhrase,
  { heading, label, inner }: Pick<Paragraph, "heading" | "label" | "inner">,
  article: ArticleWords | undefined,
): NounPhrase {
  const over = inner ? label : heading;
  if (!over || !article || !(inner || namesHome(over.text, article))) return phrase;
  const own = phrase.role ?? "";
  if (own.includes(over.text) || phrase.text === over.text) return phrase;
  return { ...phrase, role: [own, over.text].filter(Boolean).join("; ") };
}

function namesHome(heading: string, { places, bodies, classes }: ArticleWords): boolean {
  const small = inSmall(heading);
  const words = heading.toLowerCase().split(" ");
  const opens = classes["adverbial opening"].has(words[0] ?? "");
  const body = isAllCapitals(heading) && !opens && classes["body noun"].has(words.at(-1) ?? "");
  return body || isPlace(heading, places) || bodies.has(heading) || bodies.has(small);
}
