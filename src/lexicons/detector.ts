import type { eld } from "eld/extrasmall";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** What the detector makes of a text: ISO 639-1 code, and by how much it is likelier than English. */
export type Detected = { language: string; lead: number };

type Detect = (typeof eld)["detect"];

let detect: Detect | undefined;

/** The likeliest language of a text by its letters; undefined where the detector is not sure. */
export function detectLanguage(text: string): Detected | undefined {
  detect ??= loadDetector();
  const found = detect(text);
  const { language } = found;
  if (!language || !found.isReliable()) return undefined;
  const scores = found.getScores();
  return { language, lead: (scores[language] ?? 0) - (scores.en ?? 0) };
}

const FILE = join("eld", "src", "entries", "static.extrasmall.js");

// Its tables take longer to load than an article to read, and a plain import would load them always;
// the package has no entry for require(), but its files can be required.
function loadDetector(): Detect {
  const require = createRequire(import.meta.url);
  const folders = require.resolve.paths("eld") ?? [];
  const file = folders.map((folder) => join(folder, FILE)).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`eld is not installed: ${FILE} is in no node_modules`);
  const detector = (require(file) as { eld: typeof eld }).eld;
  return (text) => detector.detect(text);
}
