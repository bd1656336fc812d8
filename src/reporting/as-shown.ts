import type { Utterance } from "../counting/snapshot.ts";
import { type Evidence, shownSpeaker, type Tags } from "../statement/tags.ts";

/** Fields that speak of the speaker, and of no other. */
const OF_THE_SPEAKER: readonly string[] = ["speaker", "affiliation"];

/** An utterance as it is shown to people: with the speaker that readers gave it. */
export function asShown(utterance: Utterance): Utterance {
  const { statement } = utterance;
  const { corrected } = statement.tags;
  if (corrected?.speaker === undefined) return utterance;
  const { affiliation: _affiliation, ...others } = statement;
  const tags = withoutEvidenceOf(statement.tags, OF_THE_SPEAKER);
  const shown = { ...others, speaker: shownSpeaker(statement), tags };
  return { ...utterance, statement: shown };
}

function withoutEvidenceOf(tags: Tags, fields: readonly string[]): Tags {
  const { country, stance, sentiment } = tags;
  const keep = (evidence: readonly Evidence[]) =>
    evidence.filter((span) => !fields.includes(span.in));
  return {
    ...tags,
    country: { ...country, evidence: keep(country.evidence) },
    stance: { ...stance, evidence: keep(stance.evidence) },
    sentiment: { ...sentiment, evidence: keep(sentiment.evidence) },
  };
}
