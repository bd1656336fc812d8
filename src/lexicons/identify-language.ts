import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const MIN_LETTERS = 40;
const ENOUGH_LETTERS = 200;
const MIN_LEAD = 0.1;
/** Of the words of English prose, about every third is one of these. */
const ENGLISH = /\b(?:the|of|and|that|said|with|was|for|to|in|is|by|has|from|it)\b/gi;
const ENGLISH_SHARE = 0.12;

type Detected = {
  language: string;
  getScores(): Record<string, number>;
  isReliable(): boolean;
};

let detect: ((text: string) => Detected) | undefined;

/** The language of a text as an ISO 639-1 code; undefined where it can't be told, as of a few words. */
export function identifyLanguage(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < MIN_LETTERS) return undefined;
  const words = text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  if ((text.match(ENGLISH)?.length ?? 0) > ENGLISH_SHARE * words) return "en";
  detect ??= loadDetector();
  const found = detect(text);
  if (!found.language || !found.isReliable()) return undefined;
  const scores = found.getScores();
  const lead = (scores[found.language] ?? 0) - (scores.en ?? 0);
  const sure = found.language === "en" || letters >= ENOUGH_LETTERS || lead >= MIN_LEAD;
  return sure ? found.language : undefined;
}

// Its tables take longer to load than an article to read, and a plain import would load them always;
// the package has no entry for require(), but its files can be required.
function loadDetector(): (text: string) => Detected {
  const require = createRequire(import.meta.url);
  const { eld } = require(fileURLToPath(import.meta.resolve("eld/extrasmall"))) as {
    eld: { detect(text: string): Detected };
  };
  return (text) => eld.detect(text);
}
