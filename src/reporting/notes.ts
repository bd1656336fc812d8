import { STANCES } from "../statement/tags.ts";
import { POSITION_RULE } from "./country-words.ts";
import { countOf, formatShare } from "./figures.ts";
import { checkedText, correctedText } from "./judged-words.ts";
import type { Report } from "./report.ts";

/** What an estimate is, in a line beside it. */
export const ESTIMATE_NOTE = "est.: with the errors of the tags taken into account.";

const ESTIMATES =
  "An estimate corrects a share by how often tags are wrong on other events, and its 95 % interval holds both " +
  "errors, that of the sample and that of the tags; each stance by itself, so they need not add up to 100 %.";

/** How the figures came about, how far to trust them, and what opens the statements, a sentence each. */
export function countingNotes(
  { totals, reading, models, generatedAt, stance, sure, accuracy }: Report,
  command: string | null,
): string[] {
  const { mentions, outlets, unattributed, background, unsure, folded } = totals;
  const estimated = STANCES.some((label) => stance[label].estimate !== null);
  const tagged = models.map(
    ({ model, utterances }) => `${countOf(utterances, "utterance")} tagged by ${model}.`,
  );
  return [
    "An utterance is what one speaker said, counted once however many outlets printed it.",
    ...(folded === 0 ? [] : [`${foldedText(folded)}.`]),
    `${countOf(mentions, "mention")} counted in ${countOf(outlets, "outlet")}; ` +
      `${countOf(background, "utterance")} left out as background.`,
    `${countOf(unattributed, "utterance")} without a speaker; ${correctedText({ totals, reading })}.`,
    ...(reading.checked === null ? [] : [`Of a random sample ${checkedText(reading.checked)}.`]),
    "Shares have a Wilson 95 % interval, the mean tone a Student t 95 % interval.",
    ...(estimated ? [ESTIMATES] : []),
    ...(unsure === 0 && !sure.only ? [] : [unsureNote(unsure, sure)]),
    ...(accuracy === null ? [] : [accuracyNote(accuracy)]),
    "A country's verdict is the stance of at least half of its utterances; a country with fewer than five has none.",
    `A country's latest statement: ${POSITION_RULE}`,
    ...tagged,
    ...(command === null ? [] : [`The statements behind the figures: ${command}`]),
    `Made ${generatedAt}.`,
  ];
}

/** What tagged the utterances, how many of its stances are right, and how many are unsure, for below a picture. */
export function modelNote({ models, accuracy, totals, sure }: Report): string {
  const named = models.map(({ model }) => model).join(" and ");
  return [
    ...(named === "" ? [] : [`Tagged by ${named}.`]),
    ...(accuracy === null ? [] : [accuracyNote(accuracy)]),
    ...(accuracy === null && totals.unsure === 0 ? [] : [unsureNote(totals.unsure, sure)]),
  ].join(" ");
}

function accuracyNote(accuracy: number): string {
  return `About ${formatShare(accuracy)} of the stances are right, by how often such tags were on other events.`;
}

/** How many wordings count no more by themselves. */
export function foldedText(folded: number): string {
  return `${countOf(folded, "reprint", "reprints")} with other words folded into ${folded === 1 ? "its statement" : "their statements"}`;
}

/** `3 utterances have an unsure stance, one whose chance to be right is under 0.75.` */
function unsureNote(unsure: number, { from, only }: Report["sure"]): string {
  const some = countOf(unsure, "utterance has", "utterances have");
  const note = `${some} an unsure stance, one whose chance to be right is under ${from}`;
  return only ? `${note}; they are left out everywhere but among the outlets.` : `${note}.`;
}
