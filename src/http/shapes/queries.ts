import { z } from "zod";
import { SURE_LIMITS } from "../../counting/sureness.ts";
import { parsePublished } from "../../statement/published.ts";
import { ROLES, STANCES } from "../../statement/tags.ts";

const day = () =>
  z
    .string()
    .refine(
      (text) => /^\d{4}-\d\d-\d\d$/.test(text) && parsePublished(text) !== null,
      "is not a day; write it as 2023-04-27",
    )
    .optional();

const whole = (most: number) =>
  z.coerce
    .number("must be a whole number")
    .int("must be a whole number")
    .min(1, "must be 1 or more")
    .max(most, `must be ${most} or less`);

const yes = () => z.stringbool({ error: "must be true or false" }).optional();

const sure = () =>
  z.coerce
    .number()
    .refine(
      (limit) => SURE_LIMITS.some((known) => known === limit),
      `must be ${SURE_LIMITS[0]} to ${SURE_LIMITS.at(-1)} in steps of 0.05`,
    )
    .optional();

/** Which part of an event is asked for, under the names that the command line has. */
const PERIOD = { since: day(), until: day() };
const SURENESS = { sure: sure(), "only-sure": yes() };

/** The forms of a report that don't grow with its statements, which have a list of their own. */
export const FORMATS = ["json", "csv", "md", "html", "table"] as const;
const FIGURES = ["countries", "days"] as const;

/** How a report is asked for. */
export const ReportQuery = z.strictObject({
  ...PERIOD,
  ...SURENESS,
  format: z.enum(FORMATS, `must be one of ${FORMATS.join(", ")}`).default("json"),
  table: z.enum(FIGURES, `must be one of ${FIGURES.join(", ")}`).optional(),
  bom: yes(),
});

/** The filters of statements. */
export const FILTERS = {
  country: z
    .string()
    .regex(/^(?:[A-Za-z0-9]{2,8}|none)$/, "must be a country's code, or none")
    .optional(),
  stance: z.enum(STANCES, `must be one of ${STANCES.join(", ")}`).optional(),
  role: z.enum(ROLES, `must be one of ${ROLES.join(", ")}`).optional(),
  outlet: z.string().max(2_000).optional(),
  search: z.string().max(200, "must have 200 characters or less").optional(),
  unsure: yes(),
  background: yes(),
};

export const StatementsQuery = z.strictObject({
  ...FILTERS,
  ...PERIOD,
  sure: sure(),
  limit: whole(500).default(50),
  cursor: z.string().max(2_000).optional(),
});

/** What the page of an event is asked for with. */
export const ViewQuery = z.strictObject({
  ...FILTERS,
  ...PERIOD,
  ...SURENESS,
  limit: whole(500).default(50),
  cursor: z.string().max(2_000).optional(),
});

/** Which folds are asked for. */
export const FoldsQuery = z.strictObject({
  utterance: z.string().max(200).optional(),
  limit: whole(500).default(50),
  after: z.string().max(200).optional(),
});

/** Two events side by side. */
export const CompareQuery = z.strictObject({
  one: z.string("must be an event").max(80),
  other: z.string("must be an event").max(80),
});

/** The same on a page, which offers events to choose from. */
export const ComparePageQuery = CompareQuery.partial();

export const ReviewQuery = z.strictObject({
  limit: whole(500).default(50),
  random: whole(10_000).optional(),
  seed: whole(1_000_000_000).optional(),
});
