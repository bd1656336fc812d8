import { readFileSync } from "node:fs";
import type { Statement } from "../src/statement/statement.ts";
import type { Stance } from "../src/statement/tags.ts";

/** What a careful reader says of a statement; some sets tell no stance. */
export type Labels = {
  id: string;
  event: string;
  country?: string | null;
  stance: Stance | null;
  sentiment: number;
  difficulty?: string;
  renamed?: boolean;
  /** The kind of a row that was written to be hard to tag. */
  group?: string;
};

/** A statement with its labels. */
export type LabelledRow = { statement: Statement; labels: Labels };

/** Reads a file of JSON lines. */
export function readJsonLines<Row>(file: string | URL): Row[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Row);
}

/** Reads a file whose rows hold statement and labels in one. */
export function readLabelled(file: string): LabelledRow[] {
  const rows = readJsonLines<Statement & Labels>(new URL(`./rows/${file}`, import.meta.url));
  return rows.map((row) => {
    const { id, event, eventTitle, text, speaker } = row;
    return { statement: { id, event, eventTitle, text, speaker }, labels: row };
  });
}
