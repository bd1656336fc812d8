import { STANCES } from "../statement/tags.ts";
import { othersText } from "./country-words.ts";
import type { CountryRow, TimelineRow } from "./report.ts";
import { type Column, column } from "./table-column.ts";

/** The columns of the table of countries. */
export const COUNTRY_COLUMNS: readonly Column<CountryRow>[] = [
  column(
    ["country", "string"],
    "ISO 3166-1 alpha-2, XK, or a body's own code; empty where it is not known",
    ({ country }) => country,
  ),
  column(["name", "string"], "its English name", ({ name }) => name),
  column(["n", "integer"], "utterances", ({ n }) => n),
  ...STANCES.map((stance) =>
    column<CountryRow>(
      [stance, "integer"],
      `utterances that are ${stance}`,
      (row) => row.stance[stance],
    ),
  ),
  column(
    ["sentiment", "number"],
    "mean tone of the language, -1 to 1",
    ({ sentiment }) => sentiment,
  ),
  column(
    ["verdict", "string"],
    "the stance of at least half of the utterances, else mixed; too few under five",
    ({ verdict }) => verdict,
  ),
  column(
    ["position_stance", "string"],
    "stance of the latest statement of the highest rank",
    ({ position }) => position?.stance ?? null,
  ),
  column(
    ["position_speaker", "string"],
    "who made it",
    ({ position }) => position?.speaker ?? null,
  ),
  column(["position_date", "date"], "its day", ({ position }) => position?.date ?? null),
  column(
    ["position_official", "boolean"],
    "whether the speaker holds an office",
    ({ position }) => position?.official ?? null,
  ),
  column(
    ["position_rank", "string"],
    "the rank of the office",
    ({ position }) => position?.rank ?? null,
  ),
  column(
    ["position_others", "string"],
    "other stances of that rank on that day",
    ({ position }) => position && othersText(position),
  ),
];

/** The columns of the table of days. */
export const DAY_COLUMNS: readonly Column<TimelineRow>[] = [
  column(
    ["date", "date"],
    "the calendar day as it was written; empty for utterances without one",
    ({ date }) => date,
  ),
  column(["n", "integer"], "utterances", (day) =>
    STANCES.reduce((sum, stance) => sum + day[stance], 0),
  ),
  ...STANCES.map((stance) =>
    column<TimelineRow>([stance, "integer"], `utterances that are ${stance}`, (day) => day[stance]),
  ),
];
