import { POSITION_RULE } from "./country-words.ts";
import { countOf, formatCount } from "./figures.ts";
import type { Report } from "./report.ts";

/** How the figures came about, how far to trust them, and what opens the statements, a sentence each. */
export function countingNotes(
  { totals, models, generatedAt }: Report,
  command: string | null,
): string[] {
  const { mentions, outlets, unattributed, background, corrected } = totals;
  const tagged = models.map(
    ({ model, utterances }) => `${countOf(utterances, "utterance")} tagged by ${model}.`,
  );
  return [
    "An utterance is what one speaker said, counted once however many outlets printed it.",
    `${countOf(mentions, "mention")} counted in ${countOf(outlets, "outlet")}; ` +
      `${countOf(background, "utterance")} left out as background.`,
    `${countOf(unattributed, "utterance")} without a speaker; ${formatCount(corrected)} corrected by hand.`,
    "Shares have a Wilson 95 % interval, the mean tone a Student t 95 % interval.",
    "A country's verdict is the stance of at least half of its utterances; a country with fewer than five has none.",
    `A country's latest statement: ${POSITION_RULE}`,
    ...tagged,
    ...(command === null ? [] : [`The statements behind the figures: ${command}`]),
    `Made ${generatedAt}.`,
  ];
}
