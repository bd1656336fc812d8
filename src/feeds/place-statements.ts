import type { Statement } from "../statement/statement.ts";

/**
 * Gives statements of a page the place of their words in its text as it is kept. Those whose words stand there in
 * another form have none.
 */
export function placeStatements(statements: readonly Statement[], text: string): Statement[] {
  let from = 0;
  return statements.map((statement) => {
    if (statement.span !== undefined) return statement;
    const start = placeOf(statement, text, from);
    if (start === -1) return statement;
    from = start;
    return { ...statement, span: { start, end: start + statement.text.length } };
  });
}

/** Statements come in the order of the text, so the same words further up are another's. */
function placeOf({ text: words, context }: Statement, text: string, from: number): number {
  const sentence =
    context === undefined ? -1 : text.indexOf(context, Math.max(0, from - context.length));
  const inside = sentence === -1 ? -1 : text.indexOf(words, sentence);
  return inside === -1 ? text.indexOf(words, from) : inside;
}
