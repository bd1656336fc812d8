/** A labelled article: its statements, and traps that only look like statements. */
export type Gold = {
  file: string;
  eventTitle: string;
  statements: GoldStatement[];
  nonStatements?: Piece[];
};
type Piece = { quote: string; start: number | null; end: number | null };
export type GoldStatement = Piece & {
  kind: string;
  speaker: string | null;
  group?: string;
  optional?: boolean;
  background?: boolean;
};

/** An extracted statement as far as scoring looks at it. */
export type Extracted = {
  text: string;
  speaker?: string;
  span?: { start: number; end: number };
  background?: boolean;
  construction?: string;
};

export type Counts = { n: number; found: number; speaker: number };
/** Statements found that are background by their label, that were marked as such, and both. */
export type Marks = { labelled: number; marked: number; right: number };
/** The rows that a construction gave, the wrong ones among them, the labels found, with the right speaker. */
export type Seen = { extracted: number; wrong: number; found: number; speaker: number };
export type Score = Counts & {
  extracted: number;
  falsePositives: number;
  trapsHit: number;
  traps: number;
  byKind: Record<string, Counts>;
  byConstruction: Record<string, Seen>;
  marks: Marks;
  missed: GoldStatement[];
  misattributed: { gold: GoldStatement; speaker?: string }[];
  wrong: Extracted[];
  hit: Piece[];
};

/**
 * Compares extracted statements with labels. One is found when half of its characters and those of an
 * extracted one are the same, or when it stands whole in one at most three times as long; without
 * positions, when the words agree to six tenths.
 */
export function scoreArticle(gold: Gold, rows: readonly Extracted[]): Score {
  const graded = gold.statements.filter(({ optional, background }) => !optional && !background);
  const groupOf = new Map<number, string | undefined>();
  const right = new Set<number>();
  const score: Score = {
    n: graded.length,
    found: 0,
    speaker: 0,
    extracted: rows.length,
    falsePositives: 0,
    trapsHit: 0,
    traps: gold.nonStatements?.length ?? 0,
    byKind: {},
    byConstruction: {},
    marks: countMarks(gold, rows),
    missed: [],
    misattributed: [],
    wrong: [],
    hit: [],
  };
  for (const label of graded) {
    const kind = (score.byKind[label.kind] ??= { n: 0, found: 0, speaker: 0 });
    kind.n++;
    let best = { value: 0, index: -1 };
    for (const [index, row] of rows.entries()) {
      const sameGroup = label.group !== undefined && groupOf.get(index) === label.group;
      if (groupOf.has(index) && !sameGroup) continue;
      const value = overlap(label, row);
      if (value > best.value) best = { value, index };
    }
    if (best.index < 0) {
      score.missed.push(label);
      continue;
    }
    groupOf.set(best.index, label.group);
    score.found++;
    kind.found++;
    const { speaker } = rows[best.index]!;
    if (namesSpeaker(label, speaker)) {
      score.speaker++;
      kind.speaker++;
      right.add(best.index);
    } else score.misattributed.push({ gold: label, speaker });
  }
  score.wrong = rows.filter((row, index) => {
    if (groupOf.has(index)) return false;
    return (
      !gold.statements.some((label) => touches(label, row)) ||
      graded.some((label) => overlap(label, row) > 0)
    );
  });
  score.falsePositives = score.wrong.length;
  for (const [index, row] of rows.entries()) {
    const seen = (score.byConstruction[row.construction ?? "?"] ??= { ...NOTHING_SEEN });
    seen.extracted++;
    if (score.wrong.includes(row)) seen.wrong++;
    if (groupOf.has(index)) seen.found++;
    if (right.has(index)) seen.speaker++;
  }
  score.hit = (gold.nonStatements ?? []).filter((trap) => rows.some((row) => isTrapped(trap, row)));
  score.trapsHit = score.hit.length;
  return score;
}

/** A construction that saw nothing yet. */
export const NOTHING_SEEN: Readonly<Seen> = { extracted: 0, wrong: 0, found: 0, speaker: 0 };

function countMarks({ statements }: Gold, rows: readonly Extracted[]): Marks {
  const marks: Marks = { labelled: 0, marked: 0, right: 0 };
  for (const row of rows) {
    const label = statements.find((candidate) => overlap(candidate, row) > 0);
    if (label?.optional && !label.background) continue;
    if (row.background) marks.marked++;
    if (label?.background) marks.labelled++;
    if (row.background && label?.background) marks.right++;
  }
  return marks;
}

function overlap(label: Piece, row: Extracted): number {
  if (label.start === null || label.end === null || !row.span) {
    const agreement = wordAgreement(label.quote, row.text);
    return agreement >= 0.6 ? agreement : 0;
  }
  const { start, end } = row.span;
  const shared = Math.min(label.end, end) - Math.max(label.start, start);
  if (shared <= 0) return 0;
  const share = shared / (Math.max(label.end, end) - Math.min(label.start, start));
  if (share >= 0.5) return share;
  const length = label.end - label.start;
  return shared >= 0.95 * length && end - start <= 3 * length ? 0.5 : 0;
}

function touches(label: Piece, row: Extracted): boolean {
  if (label.start === null || label.end === null || !row.span)
    return wordAgreement(label.quote, row.text) > 0.3;
  return Math.min(label.end, row.span.end) > Math.max(label.start, row.span.start);
}

function isTrapped(trap: Piece, row: Extracted): boolean {
  if (trap.start === null || trap.end === null || !row.span)
    return wordAgreement(trap.quote, row.text) >= 0.8;
  const { start, end } = row.span;
  const near = start <= trap.start + 2 && end >= trap.end - 2;
  return near && end - start <= 2 * (trap.end - trap.start + 4);
}

/** The share of words that two texts have in common (F1). */
export function wordAgreement(a: string, b: string): number {
  const left = wordsOf(a.replace(/[“”"'‘’]/g, ""));
  const right = wordsOf(b.replace(/[“”"'‘’]/g, ""));
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared++;
    counts.set(word, left - 1);
  }
  return left.length + right.length > 0 ? (2 * shared) / (left.length + right.length) : 0;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether the word that names the labelled speaker stands in the extracted one. */
function namesSpeaker({ speaker: label }: GoldStatement, speaker: string | undefined): boolean {
  if (label === null) return !speaker;
  const said = namesIn(speaker ?? "");
  return (
    said.length <= namesIn(label).length + 8 && keysOf(label).some((key) => said.includes(key))
  );
}

function namesIn(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    .trim()
    .split(/\s+/);
}

function keysOf(name: string): string[] {
  const [first, ...after] = name.split(/, /);
  const keys = [namesIn(first!.split(/\(| (?:of|at|in|from|for|who|with|on) /)[0]!).at(-1)!];
  const rest = after.join(", ");
  if (/^\p{Lu}[\p{L}'’-]+(?: \p{Lu}?[\p{L}'’.-]+){1,3}$/u.test(rest))
    keys.push(namesIn(rest).at(-1)!);
  return keys;
}
