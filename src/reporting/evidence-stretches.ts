import type { Evidence, TextField, EvidenceKind, TaggedStatement } from "../statement/tags.ts";

/** The tags that have evidence. */
type TagName = "country" | "stance" | "sentiment";

/**
 * A stretch of a field, the tags that its words decided, and those inferred from them for want of a cue;
 * most stretches have neither.
 */
type EvidenceStretch = { text: string; decided: readonly TagName[]; inferred: readonly TagName[] };

type Mark = { tag: TagName; by: EvidenceKind; start: number; end: number };

/** How a stretch is shown: by cue where anything was, else as inferred, else plain. */
export type Showing = EvidenceKind | "plain";

/**
 * A field of the statement cut where evidence begins or ends, so that spans may overlap; the texts
 * of the stretches put together are the field. Empty when the field is absent.
 */
export function evidenceStretches(statement: TaggedStatement, field: TextField): EvidenceStretch[] {
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
export function shownStretches(
  statement: TaggedStatement,
  field: TextField,
): { text: string; showing: Showing }[] {
  const stretches: { text: string; showing: Showing }[] = [];
  for (const stretch of evidenceStretches(statement, field)) {
    const showing = showingOf(stretch);
    const last = stretches.at(-1);
    if (last?.showing === showing) last.text += stretch.text;
    else stretches.push({ text: stretch.text, showing });
  }
  return stretches;
}

/** How a stretch is shown. */
export function showingOf({ decided, inferred }: EvidenceStretch): Showing {
  if (decided.length > 0) return "cue";
  return inferred.length > 0 ? "inferred" : "plain";
}

/** Whether any evidence stands in the field. */
export function hasEvidence(statement: TaggedStatement, field: TextField): boolean {
  return marksIn(statement, field, statement[field] ?? "").length > 0;
}

function marksIn({ tags }: TaggedStatement, field: TextField, text: string): Mark[] {
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
