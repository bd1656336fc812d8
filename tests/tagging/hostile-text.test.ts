import { expect, onTestFinished, test } from "vitest";
import {
  FIELDS,
  hostileStatement,
  madePieces,
  NASTY_PIECES,
} from "../../load/faults/hostile-statements.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import { openTagging } from "../../src/work/tagging.ts";

test("fields full of what stops a tokenizer are tagged, and hold up no thread", async () => {
  const limits = { chunkMs: 480_000, statementMs: 60_000 };
  const tagging = openTagging({ limits });
  onTestFinished(() => tagging.close());
  const statements = [...NASTY_PIECES, ...madePieces(40, 2)]
    .map((piece, i) => ({ ...hostileStatement(piece), id: `hostile-${i}` }))
    .filter(({ text }) => text.trim() !== "" && !/[\u0000-\u0008]/.test(text));
  for (const statement of statements)
    expect(parseStatement(statement).text).toHaveLength(FIELDS.text);
  const { poison } = await tagging.tag({ sequence: 1, statements, revisions: [] });
  expect(poison).toEqual([]);
}, 600_000);
