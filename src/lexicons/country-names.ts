import { readTable } from "./table.ts";

const COUNTRY_COLUMNS = ["code", "name", "alternatives", "demonyms", "capitals", "places"] as const;
const BODY_COLUMNS = ["code", "name", "alternatives"] as const;

let names: ReadonlyMap<string, string> | undefined;

/** The rows of the countries of ISO 3166-1 and Kosovo. */
export function readCountries() {
  return readTable("countries.tsv", COUNTRY_COLUMNS);
}

/** The rows of the bodies that speak for themselves: unions, alliances, agencies. */
export function readBodies() {
  return readTable("bodies.tsv", BODY_COLUMNS);
}

/** The English name of a country's or body's code; a code that is not known is its own name. */
export function countryName(code: string): string {
  names ??= new Map([...readCountries(), ...readBodies()].map((row) => [row.code, row.name]));
  return names.get(code) ?? code;
}
