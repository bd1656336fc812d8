import type { Report } from "./report.ts";

const SHARE = { share: 0, low: 0, high: 0 };
const STANCE_SHARE = { n: 0, ...SHARE, estimate: SHARE };
const COUNTS = { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0 };

/**
 * A report with a row in each of its lists: every report has the same fields with values of the same types. A field that a
 * later version adds has to be allowed to be missing, as frozen reports of earlier ones have none.
 */
const EXAMPLE: Report = {
  event: "",
  title: "",
  models: [{ model: "", utterances: 0 }],
  generatedAt: "",
  period: { since: "", until: "", undatedLeftOut: 0 },
  sure: { from: 0, only: false },
  totals: {
    mentions: 0,
    utterances: 0,
    countries: 0,
    unknownCountry: 0,
    outlets: 0,
    unattributed: 0,
    background: 0,
    otherLanguage: 0,
    unsure: 0,
    folded: 0,
    corrected: 0,
    correctedByModel: 0,
  },
  reading: { persons: 0, models: 0, checked: { n: 0, right: 0, ...SHARE } },
  accuracy: 0,
  stance: {
    welcoming: STANCE_SHARE,
    skeptical: STANCE_SHARE,
    hostile: STANCE_SHARE,
    neutral: STANCE_SHARE,
  },
  sentiment: { mean: 0, low: 0, high: 0, negative: 0, neutral: 0, positive: 0 },
  countries: [
    {
      country: "",
      name: "",
      n: 0,
      stance: COUNTS,
      sentiment: 0,
      verdict: "mixed",
      position: {
        stance: "neutral",
        speaker: "",
        date: "",
        official: false,
        rank: "anyone",
        others: COUNTS,
      },
    },
  ],
  timeline: [{ date: "", ...COUNTS }],
};

const MAY_BE_NULL = new Set(
  "since until checked accuracy estimate country verdict position speaker date".split(" "),
);
const MAY_BE_MISSING = new Set(Object.keys(COUNTS));
/** Text that forms show as it is, since Readout made it: words of its own, days and moments. */
const OWN_WORDS: Record<string, RegExp> = {
  generatedAt: /^[\d:.TZ-]{1,30}$/,
  since: /^[\d-]{1,12}$/,
  until: /^[\d-]{1,12}$/,
  date: /^[\d-]{1,12}$/,
  verdict: /^[a-z ]{1,20}$/,
  stance: /^[a-z]{1,20}$/,
  rank: /^[a-z ]{1,40}$/,
};

/** Whether a value from elsewhere has the fields of a report, and in these nothing that a form would not expect. */
export function isReport(value: unknown): value is Report {
  return fits(value, EXAMPLE, "");
}

/** `key` is the name of the field that holds the value. */
function fits(value: unknown, example: unknown, key: string): boolean {
  if (value === null) return MAY_BE_NULL.has(key);
  if (typeof value !== typeof example) return false;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string")
    return value.length < 10_000 && (OWN_WORDS[key]?.test(value) ?? true);
  if (typeof value !== "object") return true;
  if (Array.isArray(example))
    return Array.isArray(value) && value.every((row) => fits(row, example[0], ""));
  const fields = value as Record<string, unknown>;
  const known = example as Record<string, unknown>;
  const needed = Object.keys(known).filter((name) => key !== "others" || !MAY_BE_MISSING.has(name));
  return (
    needed.every((name) => Object.hasOwn(fields, name)) &&
    Object.entries(fields).every(
      ([name, field]) => Object.hasOwn(known, name) && fits(field, known[name], name),
    )
  );
}
