import { type Counts, NOTHING_COUNTED } from "./counts.ts";
import type { Gold, GoldStatement, Piece } from "./labels.ts";
import { type Found, isTrapped, overlap, touches } from "./overlap.ts";
import { isCountry, isStance, namesSpeaker } from "./right-answers.ts";

/** An extracted statement with its tags, as far as scoring looks at it. */
export type Extracted = Found & {
  speaker?: string;
  background?: boolean;
  construction?: string;
  country: string | null;
  stance: string | null;
};

/** An article's counts, and what was wrong in it. */
export type Score = Counts & {
  byKind: Record<string, Counts>;
  byConstruction: Record<string, Counts>;
  missed: GoldStatement[];
  misattributed: { gold: GoldStatement; speaker?: string }[];
  misplaced: { gold: GoldStatement; country: string | null }[];
  wrong: Extracted[];
  hit: Piece[];
};

/** Compares extracted statements with labels. */
export function scoreArticle(gold: Gold, rows: readonly Extracted[]): Score {
  const graded = gold.statements.filter(({ optional, background }) => !optional && !background);
  const groupOf = new Map<number, string | undefined>();
  const score: Score = {
    ...NOTHING_COUNTED,
    ...countMarks(gold, rows),
    extracted: rows.length,
    traps: gold.nonStatements?.length ?? 0,
    byKind: {},
    byConstruction: {},
    missed: [],
    misattributed: [],
    misplaced: [],
    wrong: [],
    hit: [],
  };
  for (const label of graded) {
    const counted = [score, (score.byKind[label.kind] ??= { ...NOTHING_COUNTED })];
    for (const counts of counted) counts.n++;
    const index = bestFor(label, rows, groupOf);
    const row = rows[index];
    if (!row) {
      score.missed.push(label);
      continue;
    }
    groupOf.set(index, label.group);
    const speaker = namesSpeaker(label, row.speaker);
    const country = isCountry(label, row.country);
    if (!speaker) score.misattributed.push({ gold: label, speaker: row.speaker });
    else if (label.country !== undefined && !country)
      score.misplaced.push({ gold: label, country: row.country });
    for (const counts of [...counted, seenOf(score, row)]) {
      counts.found++;
      if (speaker) counts.speaker++;
      if (label.country !== undefined) {
        counts.placed++;
        if (country) counts.country++;
        if (speaker && row.country !== null) counts.named++;
        if (speaker && row.country !== null && country) counts.namedRight++;
      }
      if (label.stance !== undefined) {
        counts.rated++;
        if (isStance(gold, label, row.stance)) counts.stance++;
      }
    }
  }
  score.wrong = rows.filter((row, index) => {
    if (groupOf.has(index)) return false;
    return (
      !gold.statements.some((label) => touches(label, row)) ||
      graded.some((label) => overlap(label, row) > 0)
    );
  });
  score.falsePositives = score.wrong.length;
  for (const row of rows) seenOf(score, row).extracted++;
  for (const row of score.wrong) seenOf(score, row).falsePositives++;
  score.hit = (gold.nonStatements ?? []).filter((trap) => rows.some((row) => isTrapped(trap, row)));
  score.trapsHit = score.hit.length;
  return score;
}

/** The row that is most like a label; one row may stand for several pieces of one group. */
function bestFor(
  label: GoldStatement,
  rows: readonly Extracted[],
  groupOf: ReadonlyMap<number, string | undefined>,
): number {
  let best = { value: 0, index: -1 };
  for (const [index, row] of rows.entries()) {
    const sameGroup = label.group !== undefined && groupOf.get(index) === label.group;
    if (groupOf.has(index) && !sameGroup) continue;
    const value = overlap(label, row);
    if (value > best.value) best = { value, index };
  }
  return best.index;
}

function seenOf({ byConstruction }: Score, { construction = "?" }: Extracted): Counts {
  return (byConstruction[construction] ??= { ...NOTHING_COUNTED });
}

function countMarks({ statements }: Gold, rows: readonly Extracted[]) {
  const marks = { background: 0, marked: 0, markedRight: 0 };
  for (const row of rows) {
    const label = statements.find((candidate) => overlap(candidate, row) > 0);
    if (label?.optional && !label.background) continue;
    if (row.background) marks.marked++;
    if (label?.background) marks.background++;
    if (row.background && label?.background) marks.markedRight++;
  }
  return marks;
}
