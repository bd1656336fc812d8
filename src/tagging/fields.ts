import type { Statement } from "../statement/statement.ts";
import type { EvidenceField } from "../statement/tags.ts";
import { readPhrase } from "./phrase-words.ts";
import { readTokens, type Token } from "./tokens.ts";

/** The tokens of every field that rules read; absent fields have none. */
export type FieldTokens = Record<EvidenceField | "eventTitle" | "keywords", readonly Token[]>;

/** Reads the fields of a statement, each only once. */
export function readFields(
  statement: Statement,
  readTitle: (title: string) => readonly Token[],
): FieldTokens {
  const { text, context, speaker, affiliation, place, outlet } = statement;
  return {
    text: readTokens(text),
    // The context repeats what was said: where it adds nothing the text is enough.
    context: context === undefined || context === text ? [] : readTokens(context),
    speaker: readPhrase(speaker ?? ""),
    affiliation: readPhrase(affiliation ?? ""),
    place: readPhrase(place ?? ""),
    outlet: readPhrase(outlet ?? ""),
    eventTitle: readTitle(statement.eventTitle ?? ""),
    keywords: readTitle((statement.keywords ?? []).join(" , ")),
  };
}
