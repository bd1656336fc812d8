import type { Sentence } from "../document/sentence.ts";
import { splitWords } from "../words/split-words.ts";
import { readCredit, type Credit } from "../layout/credit.ts";
import type { Paragraph } from "../layout/paragraphs.ts";

/** Whom the label of a paragraph names; null where it has none, or names a topic. */
export function labelOf(
  { label: outer, inner }: Paragraph,
  sentences: readonly Sentence[],
): Credit | null {
  const label = inner ?? outer;
  const article = sentences[0]?.article;
  if (!label || !article) return null;
  const [opening = ""] = label.text.split(",");
  const words = splitWords(opening).filter(Boolean);
  const topics = article.classes["label topic"];
  if (topics.has(words.at(-1) ?? "") || topics.has(words[0] ?? "")) return null;
  // "And from the chair: ..."
  const skipped = /^(?:\p{L}{2,4} )?from (?=\p{L})/iu.exec(label.text)?.[0].length ?? 0;
  return readCredit({ start: label.start + skipped, end: label.end }, article);
}
