import type { Statement } from "../statement/statement.ts";
import { EVIDENCE_FIELDS, type EvidenceField } from "../statement/tags.ts";
import { readTokens, type Token } from "./tokens.ts";

/** The tokens of every field that rules read; absent fields have none. */
export type FieldTokens = Record<EvidenceField | "eventTitle" | "keywords", readonly Token[]>;

/** Reads the fields of a statement, each only once. */
export function readFields(
  statement: Statement,
  readTitle: (title: string) => readonly Token[],
): FieldTokens {
  const fields = {} as FieldTokens;
  for (const field of EVIDENCE_FIELDS) {
    const value = statement[field];
    // The context repeats the text around what was said: the text alone is read then.
    const same = field === "context" && value === statement.text;
    fields[field] = value === undefined || same ? [] : readTokens(value);
  }
  fields.eventTitle = readTitle(statement.eventTitle ?? "");
  fields.keywords = readTitle((statement.keywords ?? []).join(" , "));
  return fields;
}
