import type { Evidence, EvidenceField, EvidenceKind, TaggedStatement } from "../statement/tags.ts";

/** The tags that have evidence. */
type TagName = "country" | "stance" | "sentiment";

/**
 * A stretch of a field, the tags that its words decided, and those inferred from them for want of a cue;
 * most stretches have neither.
 */
type Run = { text: string; decided: readonly TagName[]; inferred: readonly TagName[] };

type Mark = { tag: TagName; by: EvidenceKind; start: number; end: number };

/** How a stretch is shown: by cue where anything was, else as inferred, else plain. */
export type Weight = EvidenceKind | "plain";

/**
 * A field of the statement cut where evidence begins or ends, so that spans may overlap; the texts
 * of the runs put together are the field. Empty when the field is absent.
 */
export function evidenceRuns(statement: TaggedStatement, field: EvidenceField): Run[] {
  const text = statement[field] ?? "";
  const marks = marksIn(statement, field, text);
  const cuts = new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])]);
  const borders = [...cuts].toSorted((a, b) => a - b);
  return borders.slice(1).map((end, index) => {
    const start = borders[index] ?? 0;
    const covering = marks.filter((mark) => mark.start <= start && mark.end >= end);
    const tagsBy = (kind: EvidenceKind) => [
      ...new Set(covering.filter(({ by }) => by === kind).map(({ tag }) => tag)),
    ];
    return { text: text.slice(start, end), decided: tagsBy("cue"), inferred: tagsBy("inferred") };
  });
}

/** The same where it does not matter which tag: neighbours that are shown alike are one stretch. */
export function weightedRuns(
  statement: TaggedStatement,
  field: EvidenceField,
): { text: string; weight: Weight }[] {
  const runs: { text: string; weight: Weight }[] = [];
  for (const run of evidenceRuns(statement, field)) {
    const weight = weightOf(run);
    const last = runs.at(-1);
    if (last?.weight === weight) last.text += run.text;
    else runs.push({ text: run.text, weight });
  }
  return runs;
}

/** How a stretch is shown. */
export function weightOf({ decided, inferred }: Run): Weight {
  if (decided.length > 0) return "cue";
  return inferred.length > 0 ? "inferred" : "plain";
}

/** Whether any evidence stands in the field. */
export function hasEvidence(statement: TaggedStatement, field: EvidenceField): boolean {
  return marksIn(statement, field, statement[field] ?? "").length > 0;
}

function marksIn({ tags }: TaggedStatement, field: EvidenceField, text: string): Mark[] {
  const of = (tag: TagName, evidence: readonly Evidence[]): Mark[] =>
    evidence
      .filter((span) => span.in === field)
      .map(({ start, end, by }) => ({
        tag,
        by,
        start: isSplit(text, start) ? start - 1 : start,
        end: isSplit(text, end) ? end + 1 : end,
      }))
      .filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  return [
    ...of("country", tags.country.evidence),
    ...of("stance", tags.stance.evidence),
    ...of("sentiment", tags.sentiment.evidence),
  ];
}

/** Whether a cut at this place would part the two halves of one character. */
function isSplit(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}
