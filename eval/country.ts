import { parseArgs } from "node:util";
import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import type { Statement } from "../src/statement/statement.ts";
import { openTagger } from "../src/tagging/open-tagger.ts";
import { assessCountries, countryTable } from "./country-figures.ts";
import { readJsonLines, readLabelled, type LabelledRow, type Labels } from "./rows.ts";
import { renderTable } from "./render-table.ts";

// Accuracy and precision of the country on the rows that ship, or on files of rows with their labels in them:
// `npx tsx eval/country.ts [FILE...] [--verbose]`; `--verbose` prints each row that is wrong.
const { values, positionals } = parseArgs({
  options: { verbose: { type: "boolean", short: "v" } },
  allowPositionals: true,
});
const rows =
  positionals.length > 0 ? positionals.flatMap(readRows) : readLabelled("statements.jsonl");
const tagger = openTagger(loadLexicons());
const outcomes = rows.map(({ statement, labels }) => ({
  labels,
  tags: tagger.tagEnglish(statement),
}));
if (values.verbose)
  for (const [i, { labels, tags }] of outcomes.entries())
    if (labels.country !== tags.country.code)
      console.log(
        `${labels.id}: ${tags.country.code} for ${labels.country}: ${rows[i]!.statement.speaker}`,
      );
console.log(renderTable(countryTable(assessCountries(rows, outcomes)), false));

function readRows(file: string): LabelledRow[] {
  return readJsonLines<Statement & Labels>(file).map((row) => {
    const { id, event, eventTitle, text, speaker } = row;
    return {
      statement: { id, event, eventTitle, text, speaker: speaker ?? undefined },
      labels: row,
    };
  });
}
