import { z } from "zod";
import { RANKS, STANCES } from "../../statement/tags.ts";
import { named } from "./names.ts";

const count = () => z.int().nonnegative();
const share = () => z.number().min(0).max(1);
const interval = () => z.object({ share: share(), low: share(), high: share() });
const byStance = <T extends z.ZodType>(shape: () => T) =>
  z.object({ welcoming: shape(), skeptical: shape(), hostile: shape(), neutral: shape() });

const StanceShareShape = named(
  "StanceShare",
  interval().extend({ n: count(), estimate: interval().nullable() }),
);

const PositionShape = named(
  "Position",
  z.object({
    stance: z.enum(STANCES),
    speaker: z.string().nullable(),
    date: z.string().nullable(),
    official: z.boolean(),
    rank: z.enum(RANKS),
    others: z.partialRecord(z.enum(STANCES), count()),
  }),
);

/** What is counted of a country. */
export const CountryShape = named(
  "CountryRow",
  z.object({
    country: z.string().nullable(),
    name: z.string(),
    n: count(),
    stance: byStance(count),
    sentiment: z.number(),
    verdict: z.enum([...STANCES, "mixed", "too few"]).nullable(),
    position: PositionShape.nullable(),
  }),
);

/** The report of an event. */
export const ReportShape = named(
  "Report",
  z.object({
    event: z.string(),
    title: z.string(),
    models: z.array(z.object({ model: z.string(), utterances: count() })),
    generatedAt: z.iso.datetime(),
    period: z.object({
      since: z.string().nullable(),
      until: z.string().nullable(),
      undatedLeftOut: count(),
    }),
    sure: z.object({ from: share(), only: z.boolean() }),
    totals: z.object({
      mentions: count(),
      utterances: count(),
      countries: count(),
      unknownCountry: count(),
      outlets: count(),
      unattributed: count(),
      background: count(),
      otherLanguage: count(),
      unsure: count(),
      corrected: count(),
      correctedByModel: count(),
      folded: count(),
    }),
    reading: z.object({
      persons: count(),
      models: count(),
      checked: interval().extend({ n: count(), right: count() }).nullable(),
    }),
    accuracy: share().nullable(),
    stance: byStance(() => StanceShareShape),
    sentiment: z.object({
      mean: z.number(),
      low: z.number(),
      high: z.number(),
      negative: count(),
      neutral: count(),
      positive: count(),
    }),
    countries: z.array(CountryShape),
    timeline: z.array(byStance(count).extend({ date: z.string().nullable() })),
  }),
);
