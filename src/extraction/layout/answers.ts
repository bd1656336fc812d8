import { trimMarks } from "../document/trim-marks.ts";
import type { Sheet } from "./sheet.ts";

const MAX_QUESTION = 320;
const MAX_ANSWER = 6;
const MIN_PAIRS = 2;

type Answer = { question: number; from: number; to: number };

/**
 * Notes the answers of an interview: paragraphs without marks under questions without a label, in which
 * somebody speaks for himself.
 */
export function readAnswers(sheet: Sheet): void {
  const { rows } = sheet;
  const answers: Answer[] = [];
  let longest = 1;
  for (const i of questionsOf(sheet)) {
    const to = endOfAnswer(sheet, i + 1);
    const next = rows[to + 1];
    if (to > i) answers.push({ question: i, from: i + 1, to });
    if (next && asks(sheet, to + 1)) longest = Math.max(longest, to - i);
  }
  // Behind the last answer, the text goes on.
  const last = answers.at(-1);
  if (last) last.to = Math.min(last.to, last.from + longest - 1);
  const marked = answers.filter(({ from }) => sheet.isQuoted(from));
  const plain = answers.filter(({ from }) => !sheet.isQuoted(from));
  const ours = plain.filter(({ from, to }) => sheet.isPersonal(from, to)).length + marked.length;
  const others = plain.filter(({ from, to }) => sheet.quotes(from, to)).length;
  if (answers.length < MIN_PAIRS || ours * 2 < answers.length) return;
  if (others * 2 > answers.length) return;
  for (const answer of marked.length > 1 ? marked : answers) speakAnswer(sheet, answer);
}

function speakAnswer(sheet: Sheet, { question, from, to }: Answer) {
  const row = sheet.rows[question];
  if (row) row.use = "words";
  for (let at = from; at <= to; at++) sheet.speak(at, { name: "answer", phrase: null });
}

/** The questions: where some are set in bold, all that is. */
function questionsOf(sheet: Sheet): number[] {
  const questions = [...sheet.rows.keys()].filter((i) => isQuestion(sheet, i));
  const [first = 0, last = 0] = [questions[0], questions.at(-1)];
  if (!questions.some((i) => isBold(sheet, i))) return questions;
  return [...sheet.rows.keys()].filter(
    (i) => isQuestion(sheet, i) || (i > first && i < last && isBold(sheet, i)),
  );
}

function isBold(sheet: Sheet, i: number): boolean {
  const words = sheet.wordsOf(i);
  return words.startsWith("**") && words.endsWith("**");
}

function asks(sheet: Sheet, i: number): boolean {
  return isQuestion(sheet, i) || isBold(sheet, i);
}

/** A paragraph or heading that asks and does nothing else. */
function isQuestion(sheet: Sheet, i: number): boolean {
  const row = sheet.rows[i];
  if (!row || row.use === "credit" || row.form || row.piece.label) return false;
  if (row.piece.end - row.piece.start > MAX_QUESTION) return false;
  const words = trimMarks(sheet.wordsOf(i), "*_ ");
  return words.endsWith("?") && !/^["“‘«]/.test(words);
}

function isAnswer(sheet: Sheet, i: number): boolean {
  const row = sheet.rows[i];
  return sheet.isPlain(i) || (!row?.form && !row?.piece.label && sheet.isQuoted(i));
}

function endOfAnswer(sheet: Sheet, from: number): number {
  let to = from - 1;
  while (to - from < MAX_ANSWER && isAnswer(sheet, to + 1) && !asks(sheet, to + 1)) to++;
  return to;
}
