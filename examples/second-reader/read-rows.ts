import { z } from "zod";
import type { Answer } from "./answer.ts";
import { ask, type AskSettings, guessTokens } from "./ask.ts";
import type { Cache } from "./cache.ts";

const RowSchema = z.object({
  statement: z.object({
    text: z.string(),
    eventTitle: z.string().optional(),
    event: z.string(),
    speaker: z.string().optional(),
    affiliation: z.string().optional(),
    outlet: z.string().optional(),
    publishedAt: z.string().optional(),
    context: z.string().optional(),
  }),
  utterance: z.string(),
  correction: z.record(z.string(), z.unknown()),
});

/** A row of `readout review --format jsonl`, as far as a reader needs it. */
export type Row = z.infer<typeof RowSchema>;

/** Checks a row. Throws where it is none. */
export function parseRow(value: unknown): Row {
  return RowSchema.parse(value);
}

export type ReaderSettings = AskSettings & {
  /** No statement is asked for that could take the sum of tokens beyond this. */
  mostTokens: number;
  cache: Cache;
  /** Hears of each row that nothing is said of, and why. */
  onLeft: (row: Row, reason: string) => void;
};

/** What came of the rows. */
export type Read = { corrections: object[]; left: number; tokens: number };

/** Has a model read rows one after the other, within a sum of tokens. Throws RefusedError. */
export async function readRows(rows: readonly Row[], settings: ReaderSettings): Promise<Read> {
  const { mostTokens, cache, onLeft, ...asking } = settings;
  const corrections: object[] = [];
  let [left, tokens] = [0, 0];
  for (const row of rows) {
    const { text, ...beside } = row.statement;
    const fields = { ...beside, text };
    const name = cache.nameOf(fields);
    let answer = await cache.read(name, text);
    let reason = "it would cost more tokens than are allowed";
    if (!answer && tokens + guessTokens(fields) * asking.attempts <= mostTokens) {
      const asked = await ask(fields, asking);
      tokens += asked.tokens;
      ({ answer } = asked);
      reason = asked.reason ?? reason;
      if (answer) await cache.keep(name, answer);
    }
    if (answer) corrections.push(correctionOf(row, { answer, name, model: asking.model }));
    else {
      left += 1;
      onLeft(row, reason);
    }
  }
  return { corrections, left, tokens };
}

/** The row's correction as the model fills it in; no answer says which utterance it is for. */
function correctionOf(
  { correction, utterance }: Row,
  { answer, name, model }: { answer: Answer; name: string; model: string },
): object {
  const { stance, reaction, confidence, evidence, why } = answer;
  return {
    ...correction,
    utterance,
    id: name,
    author: `model:${model}`,
    stance,
    confidence: Math.min(confidence, 0.99),
    evidence: evidence.slice(0, 2_000),
    ...(!reaction && { background: true }),
    why:
      why
        .replaceAll(/[\p{C}\s]+/gu, " ")
        .trim()
        .slice(0, 500) || "no reason given",
  };
}
