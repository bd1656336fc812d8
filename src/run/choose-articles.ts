import { openConcerns } from "../extraction/selection/concerns.ts";
import type { RowDefaults } from "../input/row.ts";
import type { Source } from "../input/sources.ts";
import { loadSpeechLexicon } from "../lexicons/load-speech-lexicon.ts";

/**
 * Leaves out the articles of collections, such as the quotations of a day's press, that do not concern the event that
 * the user names by title or keywords. Files that the user named one by one stay.
 */
export function chooseArticles(
  sources: readonly Source[],
  { eventTitle, keywords }: RowDefaults,
  onNote: (note: string) => void,
): Source[] {
  const collected = sources.filter(({ article }) => article !== undefined).length;
  if (collected === 0) return [...sources];
  const concerns = openConcerns(loadSpeechLexicon().classes, { eventTitle, keywords });
  const chosen = sources.filter(
    ({ article }) => !article || concerns({ title: article.title, summary: article.text }).concerns,
  );
  const left = sources.length - chosen.length;
  onNote(`${collected - left} of ${collected} articles with quotations concern the event`);
  return chosen;
}
