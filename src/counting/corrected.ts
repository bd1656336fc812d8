import { type CorrectedFields, readerOf } from "../statement/correction.ts";
import {
  type CorrectedTags,
  type Evidence,
  hasLabels,
  isBackground,
  type Judged,
  sentimentLabel,
  type Stance,
  STANCES,
  type TaggedStatement,
  type Tags,
} from "../statement/tags.ts";
import { cellOf, type Entry } from "./entry.ts";
import type { Overlay } from "./overlay.ts";

/** An entry as it counts with what readers said; one that is set aside for its language has nothing to correct. */
export function correctedEntry(entry: Entry, overlay: Overlay | null): Entry {
  if (overlay === null || !hasLabels(entry.statement)) return entry;
  const statement = correctedStatement(entry.statement, overlay);
  return {
    ...entry,
    statement,
    cell: cellOf(statement),
    sentiment: hundredths(statement.tags.sentiment.score),
    // What a reader decided is as plain as what a cue did.
    cue: entry.cue || overlay.deciding.stance !== undefined,
  };
}

/** A statement with the tags that count: what readers said, put over the tagger's, which are kept beside. */
export function correctedStatement(
  statement: TaggedStatement,
  { deciding, sampled }: Overlay,
): TaggedStatement {
  const { tags } = statement;
  const { country, role, stance, sentiment, speaker, background } = valuesOf(deciding);
  const corrected: CorrectedTags = {
    judged: judgedOf(statement, deciding),
    by: Object.fromEntries(
      Object.entries(deciding).map(([field, correction]) => [field, correction.author]),
    ),
    ...(speaker !== undefined && { speaker }),
    ...(background !== undefined && { background }),
    ...(sampled && { sampled }),
    machine: tags,
  };
  return {
    ...statement,
    tags: {
      ...tags,
      ...(country !== undefined && { country: settled(tags.country, { code: country }) }),
      ...(role !== undefined && roleTags(tags, role)),
      ...(stance !== undefined && { stance: stanceTag(statement, stance, deciding.stance!) }),
      ...(sentiment !== undefined && {
        sentiment: settled(tags.sentiment, { score: sentiment, label: sentimentLabel(sentiment) }),
      }),
      corrected,
    },
  };
}

function valuesOf(deciding: Overlay["deciding"]): CorrectedFields {
  const { country, role, stance, sentiment, speaker, background } = deciding;
  return {
    country: country?.country,
    role: role?.role,
    stance: stance?.stance,
    sentiment: sentiment?.sentiment,
    speaker: speaker?.speaker,
    background: background?.background,
  };
}

/** A tag with another value, which the evidence of the tagger's own does not speak for. */
function settled<T extends { evidence: Evidence[] }>(tag: T, value: Omit<T, "evidence">): T {
  const names = Object.keys(value) as (keyof typeof value)[];
  const same = names.every((name) => tag[name] === value[name]);
  return { ...tag, ...value, evidence: same ? tag.evidence : [] };
}

/** An official of whom the tagger says so too keeps the rank that it gave. */
function roleTags(tags: Tags, role: Tags["role"]): Pick<Tags, "role" | "rank"> {
  if (role === "official" && tags.role === "official") return { role };
  return { role, rank: role === "official" ? "other official" : "anyone" };
}

function stanceTag(
  { text, tags }: TaggedStatement,
  label: Stance,
  { author, confidence = 0, evidence }: NonNullable<Overlay["deciding"]["stance"]>,
): Tags["stance"] {
  const certainty = readerOf(author) === "person" ? 1 : confidence;
  const start = evidence === undefined ? -1 : text.indexOf(evidence);
  const found: Evidence[] =
    evidence === undefined || start === -1
      ? []
      : [{ in: "text", start, end: start + evidence.length, text: evidence, by: "inferred" }];
  return {
    label,
    scores: scoresAround(label, certainty),
    confidence: certainty,
    evidence: label === tags.stance.label && found.length === 0 ? tags.stance.evidence : found,
  };
}

/** Scores of which the others share what is left of one, in hundredths. */
function scoresAround(label: Stance, certainty: number): Record<Stance, number> {
  const left = 100 - Math.round(certainty * 100);
  const others = STANCES.filter((stance) => stance !== label);
  const scores: Record<Stance, number> = { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0 };
  scores[label] = (100 - left) / 100;
  for (const [i, stance] of others.entries()) {
    scores[stance] = Math.floor((left + i) / others.length) / 100;
  }
  return scores;
}

/** Who judged, and whether anything was found to be otherwise than the tagger had it. */
function judgedOf(statement: TaggedStatement, deciding: Overlay["deciding"]): Judged {
  const { tags } = statement;
  const otherwise: Record<keyof CorrectedFields, boolean> = {
    country: deciding.country?.country !== tags.country.code,
    role: deciding.role?.role !== tags.role,
    stance: deciding.stance?.stance !== tags.stance.label,
    sentiment: hundredths(deciding.sentiment?.sentiment) !== hundredths(tags.sentiment.score),
    // A speaker is only given where another is meant.
    speaker: true,
    background: deciding.background?.background !== (statement.background === true),
  };
  const fields = Object.keys(deciding) as (keyof CorrectedFields)[];
  const by = (reader: "person" | "model") =>
    fields.filter((field) => readerOf(deciding[field]!.author) === reader);
  const [person, model] = [by("person"), by("model")];
  if (person.some((field) => otherwise[field])) return "corrected";
  if (model.some((field) => otherwise[field])) return "correctedByModel";
  return person.length > 0 ? "confirmed" : "confirmedByModel";
}

function hundredths(score = 0): number {
  return Math.round(score * 100);
}

/** Whether an utterance is as the tagger had it, by stance and by being a reaction. */
export function isFoundRight(statement: TaggedStatement): boolean {
  const { background, tags } = statement;
  const machine = tags.corrected?.machine ?? tags;
  return (
    tags.stance.label === machine.stance.label && isBackground(statement) === (background === true)
  );
}
