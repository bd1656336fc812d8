import { compareMade, standingCorrections } from "../counting/overlay.ts";
import type { CorrectedFields, Correction } from "../statement/correction.ts";
import { isBackground, type TaggedStatement } from "../statement/tags.ts";
import { countOf, formatCount, formatInterval, formatTone } from "./figures.ts";
import type { CheckedShare, Report } from "./report.ts";

/** `3 corrected by hand (2 readers), 5 by 1 model`; what there is none of is only told of hands. */
export function correctedText({ totals, reading }: Pick<Report, "totals" | "reading">): string {
  const { corrected, correctedByModel } = totals;
  const readers = reading.persons === 0 ? "" : ` (${countOf(reading.persons, "reader")})`;
  const byHand = `${formatCount(corrected)} corrected by hand${readers}`;
  if (reading.models === 0) return byHand;
  return `${byHand}, ${formatCount(correctedByModel)} by ${countOf(reading.models, "model")}`;
}

/** `40 of 50 checked were right 80 % [67–89]` */
export function checkedText({ n, right, ...share }: CheckedShare): string {
  return `${formatCount(right)} of ${formatCount(n)} checked were right: ${formatInterval(share)}`;
}

/**
 * Who judged a statement, and what the tagger had made of what they changed: `Corrected by ada: tagged welcoming,
 * US.`; null where nobody did.
 */
export function judgedText(statement: TaggedStatement): string | null {
  const { corrected } = statement.tags;
  if (!corrected) return null;
  const readers = [...new Set(Object.values(corrected.by))].join(", ");
  const was = taggedOtherwise(statement);
  if (was.length === 0) return `confirmed by ${readers}`;
  return `corrected by ${readers} (tagged ${was.join(", ")})`;
}

function taggedOtherwise({ tags, ...statement }: TaggedStatement): string[] {
  const { machine, speaker } = tags.corrected!;
  const background = statement.background === true;
  return [
    tags.stance.label === machine.stance.label ? null : machine.stance.label,
    tags.country.code === machine.country.code ? null : (machine.country.code ?? "no country"),
    tags.role === machine.role ? null : machine.role,
    tags.sentiment.score === machine.sentiment.score
      ? null
      : `tone ${formatTone(machine.sentiment.score)}`,
    speaker === undefined ? null : "another speaker",
    isBackground({ ...statement, tags }) === background ? null : kindText(background),
  ].filter((part) => part !== null);
}

/** What readers said of an utterance, a line each, in the order in which they did. */
export function historyLines(corrections: readonly Correction[]): string[] {
  const standing = new Set(standingCorrections(corrections));
  return corrections.toSorted(compareMade).map((correction) => {
    const { at, author, why, undo } = correction;
    const said =
      undo === undefined
        ? fieldTexts(correction).join(", ") + (standing.has(correction) ? "" : ", taken back")
        : `takes back ${undo}`;
    const reason = why ? `: ${why}` : "";
    return `${at.slice(0, 16).replace("T", " ")} ${author} (${correction.id}) ${said}${reason}`;
  });
}

function fieldTexts(correction: Correction): string[] {
  const { stance, country, role, sentiment, speaker, background, confidence } = correction;
  const told: Partial<Record<keyof CorrectedFields, string>> = {
    ...(stance !== undefined && {
      stance: confidence === undefined ? stance : `${stance} ${confidence.toFixed(2)}`,
    }),
    ...(country !== undefined && { country: country ?? "no country" }),
    ...(role !== undefined && { role }),
    ...(sentiment !== undefined && { sentiment: `tone ${formatTone(sentiment)}` }),
    ...(speaker !== undefined && { speaker: speaker ?? "no speaker" }),
    ...(background !== undefined && { background: kindText(background) }),
  };
  return Object.values(told);
}

function kindText(background: boolean): string {
  return background ? "background" : "a reaction";
}
