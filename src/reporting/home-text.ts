import type { OriginKind } from "../statement/statement.ts";
import type { TaggedStatement } from "../statement/tags.ts";

const PARTS: Record<OriginKind, string> = {
  heading: "a heading",
  dateline: "the dateline",
  title: "the title",
  outlet: "the outlet",
  sentence: "the words before",
  cast: "what the article says of its people",
};

/** Which part of the article told the speaker's country, if one did: 'Country by a heading: "LATVIA"'. */
export function homeText({ tags, origin }: TaggedStatement): string | null {
  const told = tags.country.evidence.find(({ in: field }) => field === "origin");
  const entry = told && origin?.[told.i ?? 0];
  return entry ? `Country by ${PARTS[entry.by]}: "${entry.text}"` : null;
}
