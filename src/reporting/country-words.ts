import type { CountryRow } from "./report.ts";

/** Why the row of those of no known country has no verdict and no latest statement. */
export const NO_COUNTRY_IN_COMMON = "no country in common, so no verdict and no latest";

/** A row's verdict; empty where there is none, which is said once for all of them. */
export function verdictText({ verdict }: CountryRow): string {
  return verdict === null || verdict === "too few" ? "" : verdict;
}
