import type { Evidence, EvidenceField, TaggedStatement } from "../statement/tags.ts";

/** The tags that have evidence. */
type EvidenceKind = "country" | "stance" | "sentiment";

/** A stretch of a field, and the tags that its words decided; most stretches decided none. */
export type Run = { text: string; decided: readonly EvidenceKind[] };

type Mark = { kind: EvidenceKind; start: number; end: number };

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
    return {
      text: text.slice(start, end),
      decided: [...new Set(covering.map(({ kind }) => kind))],
    };
  });
}

/** Whether any evidence stands in the field. */
export function hasEvidence(statement: TaggedStatement, field: EvidenceField): boolean {
  return marksIn(statement, field, statement[field] ?? "").length > 0;
}

function marksIn({ tags }: TaggedStatement, field: EvidenceField, text: string): Mark[] {
  const of = (kind: EvidenceKind, evidence: readonly Evidence[]): Mark[] =>
    evidence
      .filter((span) => span.in === field)
      .map(({ start, end }) => ({
        kind,
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
