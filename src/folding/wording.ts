import { represents } from "../counting/order.ts";
import { compareCodePoints } from "../statement/identity.ts";
import { parsePublished } from "../statement/published.ts";
import { hasLabels, type Mention } from "../statement/tags.ts";

/** An utterance as folding sees it: what the mention that represents it says. */
export type Wording = {
  utterance: string;
  /** The mention's id. */
  id: string;
  /** Milliseconds since 1970; null undated. */
  instant: number | null;
  text: string;
  speaker: string | null;
  affiliation: string | null;
  country: string | null;
};

/** The wording of an utterance that this mention represents; null where it is in another language. */
export function toWording(utterance: string, mention: Mention): Wording | null {
  if (!hasLabels(mention)) return null;
  const { id, text, speaker = null, affiliation = null, publishedAt, tags } = mention;
  const instant = publishedAt === undefined ? undefined : parsePublished(publishedAt)?.instant;
  const { code: country } = tags.country;
  return { utterance, id, instant: instant ?? null, text, speaker, affiliation, country };
}

/** A quotation in its place in an article, up to where its sentence ends. */
export type Quoted = { utterance: string; speaker: string; start: number; end: number };

/** Which of two utterances gives their group its name: the earlier, undated last, then the smaller key. */
export function compareWordings(
  a: Pick<Wording, "utterance" | "instant">,
  b: Pick<Wording, "utterance" | "instant">,
): number {
  if (a.utterance === b.utterance) return 0;
  const [one, other] = [a, b].map(({ utterance, instant }) => ({ id: utterance, instant }));
  if (a.instant === b.instant) return compareCodePoints(a.utterance, b.utterance);
  return represents(one!, other!) ? -1 : 1;
}
