import { digest } from "../../src/statement/identity.ts";
import { sentimentLabel, STANCES } from "../../src/statement/tags.ts";
import type { Tagger } from "../../src/tagging/tagger.ts";

const COUNTRIES = ["US", "CN", "DE", "BR", "IN", "ZA", null];
const EVIDENCE_FREE = { evidence: [] };

/**
 * A tagger that costs nothing: tags are made of a digest of words and epoch, so that two epochs agree on some
 * statements and not on others.
 */
export function openPlainTagger(name: string, epoch: number): Tagger {
  const model = `${name} ${epoch}`;
  return {
    model,
    epoch,
    tag({ text, speaker = "" }) {
      const said = numberOf([text, speaker]);
      // The epoch only changes what three of five statements are.
      const number = said % 5 < 2 ? said : numberOf([text, speaker, name, epoch]);
      const label = STANCES[(said % 5 < 3 ? number : name.length + epoch) % STANCES.length]!;
      const score = ((number % 201) - 100) / 100;
      const scores = { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0, [label]: 1 };
      return {
        country: { code: COUNTRIES[number % COUNTRIES.length] ?? null, ...EVIDENCE_FREE },
        role: "unknown",
        stance: { label, scores, confidence: null, ...EVIDENCE_FREE },
        sentiment: { score, label: sentimentLabel(score), ...EVIDENCE_FREE },
        model,
      };
    },
  };
}

function numberOf(parts: readonly unknown[]): number {
  return Number.parseInt(Buffer.from(digest(parts, 8)).toString("hex").slice(0, 12), 16);
}
