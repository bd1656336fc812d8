import { nearestName } from "../statement/nearest-name.ts";
import { listOf, readTable } from "./table.ts";

const COUNTRY_COLUMNS = ["code", "name", "alternatives", "demonyms", "capitals", "places"] as const;
const BODY_COLUMNS = ["code", "name", "alternatives", "role"] as const;
const CODE_COLUMNS = ["code", "alpha3", "short"] as const;

let names: ReadonlyMap<string, string> | undefined;
let shortNames: ReadonlyMap<string, string> | undefined;
let codes: ReadonlyMap<string, string> | undefined;

/** The rows of the countries of ISO 3166-1 and Kosovo. */
export function readCountries() {
  return readTable("countries.tsv", COUNTRY_COLUMNS);
}

/** The rows of the bodies that speak for themselves: unions, alliances, agencies. */
export function readBodies() {
  return readTable("bodies.tsv", BODY_COLUMNS);
}

/** Whether a code is that of a country or body. */
export function isCountry(code: string): boolean {
  return namesByCode().has(code);
}

/** The English name of a country's or body's code; a code that is not known is its own name. */
export function countryName(code: string): string {
  return namesByCode().get(code) ?? code;
}

function namesByCode(): ReadonlyMap<string, string> {
  names ??= new Map([...readCountries(), ...readBodies()].map((row) => [row.code, row.name]));
  return names;
}

/** A shorter name for a narrow column ("DR Congo", "OSCE"); undefined where the full one is short. */
export function shortCountryName(code: string): string | undefined {
  shortNames ??= new Map(
    readTable("country-codes.tsv", CODE_COLUMNS).map((row) => [row.code, row.short]),
  );
  return shortNames.get(code) || undefined;
}

/**
 * The code of a country or body that is given as its code of two or three letters or as one of its names,
 * in any case ("us", "USA", "United States"); undefined where there is none.
 */
export function countryCode(asked: string): string | undefined {
  codes ??= readCodes();
  return codes.get(asked.trim().toLowerCase());
}

/** What to say of a country that there is not: the one whose name is nearest, where one is near. */
export function unknownCountry(asked: string): string {
  codes ??= readCodes();
  const nearest = nearestName(asked, [...codes.keys()]);
  const code = nearest && codes.get(nearest);
  const right = code ? `did you mean ${countryName(code)} (${code})?` : "give its code or name";
  return `There is no country or body ${asked}; ${right}`;
}

function readCodes(): Map<string, string> {
  const rows = [...readCountries(), ...readBodies()];
  const alpha3 = readTable("country-codes.tsv", CODE_COLUMNS);
  // A name that two have is the first's: countries go before bodies, names before other names.
  const words = [
    ...rows.map(({ code }) => [code, code] as const),
    ...alpha3.map((row) => [row.alpha3, row.code] as const),
    ...rows.map(({ code, name }) => [name, code] as const),
    ...rows.flatMap((row) => listOf(row.alternatives).map((name) => [name, row.code] as const)),
  ];
  const found = new Map<string, string>();
  for (const [word, code] of words) {
    const key = word.toLowerCase();
    if (key !== "" && !found.has(key)) found.set(key, code);
  }
  return found;
}
