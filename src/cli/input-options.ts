import { InvalidStatementError, UsageError } from "../errors.ts";
import type { RowDefaults, RowReading } from "../input/row.ts";
import type { Source } from "../input/sources.ts";
import { parseStatement } from "../statement/parse-statement.ts";
import { DATE_FORMATS } from "../statement/written-date.ts";
import { textOption } from "./command.ts";

export const INPUT_OPTIONS = {
  event: { type: "string" },
  title: { type: "string" },
  keywords: { type: "string" },
  outlet: { type: "string" },
  date: { type: "string" },
  url: { type: "string" },
  place: { type: "string" },
  "date-format": { type: "string" },
} as const;

/** How `--help` explains these options, but for `--event`. */
export const INPUT_HELP = `\
  --title TEXT     one line that names the event
  --keywords A,B   words that tell a reaction to the event from background
  --outlet O, --date D, --url U, --place P
                   where and when it was printed; a row's own fields come first
  --date-format F  the order of day, month and year in numbers: ${DATE_FORMATS.join(", ")}`;

/** The options by the fields that they stand for. */
const OPTION_OF: Record<keyof RowDefaults, string> = {
  event: "event",
  eventTitle: "title",
  keywords: "keywords",
  outlet: "outlet",
  publishedAt: "date",
  url: "url",
  place: "place",
};

type InputValues = Parameters<typeof textOption>[0];

/** What the user says of all rows and articles. Throws UsageError for what no statement could have. */
export function readInputOptions(values: InputValues): RowReading & { defaults: RowDefaults } {
  const dateFormat = readDateFormat(values);
  const given: Record<string, unknown> = {};
  for (const [field, option] of Object.entries(OPTION_OF)) {
    const value = textOption(values, option);
    if (value !== undefined) given[field] = field === "keywords" ? listOf(value) : value;
  }
  try {
    const { event, ...others } = parseStatement({ event: "none", ...given, text: "-" }, dateFormat);
    const checked = { ...others, ...("event" in given && { event }) } as Record<string, unknown>;
    const defaults = Object.fromEntries(Object.keys(given).map((field) => [field, checked[field]]));
    return { defaults, dateFormat };
  } catch (error) {
    if (!(error instanceof InvalidStatementError)) throw error;
    const problems = error.problems.map(({ field = "", message }) => {
      const name = field.split(".")[0] as keyof RowDefaults;
      return `--${OPTION_OF[name]} ${String(given[name])} ${message}`;
    });
    throw new UsageError(problems.join("\n"));
  }
}

/** Throws UsageError where one address is given for several articles: by it they would be one. */
export function refuseSharedUrl(sources: readonly Source[], { url }: RowDefaults): void {
  const articles = sources.filter(({ kind }) => kind === "article").length;
  if (url === undefined || articles < 2) return;
  throw new UsageError(`--url is the address of one article; these are ${articles}`);
}

function readDateFormat(values: InputValues) {
  const asked = textOption(values, "date-format");
  const format = DATE_FORMATS.find((known) => known === asked);
  if (asked !== undefined && !format)
    throw new UsageError(
      `There is no date format ${asked}; use one of ${DATE_FORMATS.join(", ")}, where d is the day, m the month and y the year`,
    );
  return format;
}

function listOf(words: string): string[] {
  return words
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
}
