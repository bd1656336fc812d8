import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import type { NameKind } from "../src/tagging/lexicons.ts";
import { findNames } from "../src/tagging/names.ts";
import { readPhrase } from "../src/tagging/phrase-words.ts";
import type { Outcome } from "./assess.ts";
import type { LabelledRow } from "./rows.ts";

/** How many rows have the right country, and of those that were given one, how many. */
export type CountryFigures = { n: number; right: number; named: number; namedRight: number };

const NAMED = new Set<NameKind>(["country", "demonym", "capital"]);

/** The figures of rows by whether speaker or text hold the name of a country, a people or a capital. */
export function assessCountries(
  rows: readonly LabelledRow[],
  outcomes: readonly Outcome[],
): Map<string, CountryFigures> {
  const figures = { n: 0, right: 0, named: 0, namedRight: 0 };
  const [naming, all] = [{ ...figures }, { ...figures }];
  for (const [i, { statement }] of rows.entries()) {
    const { labels, tags } = outcomes[i]!;
    if (labels.country === undefined) continue;
    const right = tags.country.code === labels.country;
    const named = tags.country.code !== null;
    for (const counted of namesCountry(statement) ? [naming, all] : [all]) {
      counted.n += 1;
      counted.right += Number(right);
      counted.named += Number(named);
      counted.namedRight += Number(named && right);
    }
  }
  return new Map([
    ["that name a country, a people or a capital", naming],
    ["all", all],
  ]);
}

function namesCountry({ speaker = "", text }: LabelledRow["statement"]): boolean {
  const { names } = loadLexicons();
  return [speaker, text].some((words) =>
    findNames(readPhrase(words), names).some(({ senses }) =>
      senses.some(({ kind }) => NAMED.has(kind)),
    ),
  );
}

/** The figures as a table. */
export function countryTable(figures: ReadonlyMap<string, CountryFigures>): string[][] {
  const share = (part: number, whole: number) => (whole ? part / whole : 1).toFixed(3);
  return [
    ["country: rows", "n", "right", "right if named"],
    ...[...figures].map(([rows, { n, right, named, namedRight }]) => [
      rows,
      String(n),
      share(right, n),
      share(namedRight, named),
    ]),
  ];
}
