import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { UsageError } from "../../src/errors.ts";
import { readSet } from "./labels.ts";
import { faultsOf, LEGEND, tableOf } from "./print-scores.ts";
import { scoreSet } from "./score-set.ts";
import { timesOf } from "./speed.ts";

// How good the extraction is on sets of labelled articles. A set is a folder, `--articles DIR`, or the
// articles in it from one name to another, `--articles DIR:dev01..dev12`; the option may come again.
// `--verbose` tells each fault.
const OWN = ["articles", "forms", "ordinary", "first-sight"].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);

try {
  const { values } = parseArgs({
    options: {
      articles: { type: "string", multiple: true, default: OWN },
      verbose: { type: "boolean", short: "v", default: false },
    },
  });
  const sets = values.articles.map(readSet);
  for (const set of sets) {
    const scored = scoreSet(set);
    console.log(`${tableOf(set.name, scored)}\n`);
    if (!values.verbose) continue;
    for (const { file, score } of scored) console.log(`${file}\n${faultsOf(score)}`);
  }
  const texts = sets.flatMap(({ articles }) => articles.map(({ article }) => article.text ?? ""));
  const text = texts.filter(Boolean).join("\n\n");
  console.log(LEGEND);
  if (text) console.log(timesOf(text).join("\n"));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
