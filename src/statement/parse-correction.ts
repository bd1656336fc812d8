import { z } from "zod";
import { InvalidInputError, type Problem } from "../errors.ts";
import { type Correction, readerOf } from "./correction.ts";
import { ID } from "./statement-schema.ts";
import { CORRECTED_FIELDS, ROLES, STANCES } from "./tags.ts";
import { line } from "./text-field.ts";

/** What a correction from outside says, before it has a moment and perhaps an id. */
export type GivenCorrection = Omit<Correction, "event" | "id" | "at"> & {
  id?: string;
  at?: string;
};

/** What is taken for granted of a correction from outside. */
export type CorrectionContext = {
  event: string;
  /** Whose it is where it does not say so itself. */
  author?: string;
  isCountry: (code: string) => boolean;
};

const NAME = /^[^\p{C}\p{Zl}\p{Zp}]{1,128}$/u;
/** What may be filled in and was not. */
const blank = z.literal("").transform(() => undefined);
const orBlank = <T extends z.ZodType>(type: T, error: string) =>
  z.union([blank, type], { error }).optional();

function oneOf<T extends readonly [string, ...string[]]>(words: T) {
  return orBlank(z.enum(words), `must be one of ${words.join(", ")}`);
}

const COUNTRY = "must be a code such as US or EU, or none";
const country = z.union([blank, z.null(), z.string().regex(/^([A-Za-z]{2,10})$/)], {
  error: COUNTRY,
});
const SPEAKER = "must be a name of at most 2,000 characters, or null where nobody is named";

const CorrectionSchema = z.strictObject({
  event: z.string({ error: "must be the event's name" }).optional(),
  utterance: z.string({ error: "is missing; readout show prints it" }).regex(ID, {
    error: "must be an utterance or the id of a statement, as readout show prints them",
  }),
  id: orBlank(
    z.string().regex(/^[\w-]{1,64}$/),
    "must be 1 to 64 letters, digits, hyphens and underscores",
  ),
  at: orBlank(z.iso.datetime({ offset: true }), "must be a moment such as 2026-03-01T09:30:00Z"),
  author: orBlank(
    z.string().regex(NAME),
    "must be the name of a person, or model: and that of a model",
  ),
  why: line(2_000).optional(),
  country: country.optional(),
  role: oneOf(ROLES),
  stance: oneOf(STANCES),
  sentiment: orBlank(z.number().min(-1).max(1), "must be a number from -1 to 1"),
  speaker: z.union([blank, z.null(), line(2_000).regex(/\S/)], { error: SPEAKER }).optional(),
  background: orBlank(z.boolean(), "must be true or false"),
  confidence: orBlank(
    z.number().min(0).max(0.99),
    "must be a number from 0 to 0.99: how often a model with it is right",
  ),
  evidence: line(2_000).optional(),
  sample: orBlank(z.string().regex(NAME), "must be the name of a sample"),
  undo: orBlank(z.string().regex(/^[\w-]{1,64}$/), "must be the id of a correction"),
});

/**
 * Checks a correction from outside, alone or as the `correction` of a row of `readout review`; null for one that
 * nobody filled in. Throws INVALID_CORRECTION with a problem for each field that is wrong.
 */
export function parseCorrection(
  value: unknown,
  context: CorrectionContext,
): GivenCorrection | null {
  const row = isObject(value) && isObject(value.correction) ? value.correction : value;
  const result = CorrectionSchema.safeParse(row);
  if (!result.success) throw refusal(result.error.issues.flatMap(toProblems));
  const { event, ...given } = normalised(result.data, context.author);
  const said = CORRECTED_FIELDS.filter((field) => given[field] !== undefined);
  if (said.length === 0 && given.undo === undefined && !given.why) return null;
  const problems = [
    event !== undefined && event !== context.event
      ? { field: "event", message: `is ${event}, and not ${context.event}` }
      : null,
    ...findProblems(given, said, context),
  ];
  const found = problems.filter((problem) => problem !== null);
  if (found.length > 0) throw refusal(found);
  return given as GivenCorrection;
}

type Checked = z.infer<typeof CorrectionSchema>;

/** Without what was left blank, in one form of moments, codes and scores. */
function normalised({ at, country: code, sentiment, ...rest }: Checked, author?: string): Checked {
  const present = Object.entries({ ...rest, author: rest.author ?? author }).filter(
    ([, field]) => field !== undefined && field !== "",
  );
  return {
    ...(Object.fromEntries(present) as Checked),
    ...(at !== undefined && { at: new Date(at).toISOString() }),
    ...(code !== undefined && { country: isNone(code) ? null : code.toUpperCase() }),
    ...(sentiment !== undefined && { sentiment: Math.round(sentiment * 100) / 100 }),
  };
}

function isNone(code: string | null): code is null {
  return code === null || code.toLowerCase() === "none";
}

function findProblems(
  { author, why, undo, sample, stance, confidence, country: code }: Checked,
  said: readonly string[],
  { isCountry }: CorrectionContext,
): (Problem | null)[] {
  const isModel = author !== undefined && readerOf(author) === "model";
  const wants = (wrong: boolean, field: string, message: string) =>
    wrong ? { field, message } : null;
  return [
    wants(author === undefined, "author", "is missing; say whose it is"),
    wants(author === "model:", "author", "names no model; write model: and its name"),
    wants(!why && undo === undefined && sample === undefined, "why", "is missing; give the reason"),
    wants(
      said.length === 0 && undo === undefined,
      "stance",
      `is missing, and so are all others; give one of ${CORRECTED_FIELDS.join(", ")}`,
    ),
    wants(
      said.length > 0 && undo !== undefined,
      "undo",
      "takes something back; it can't correct too",
    ),
    wants(
      isModel && stance !== undefined && confidence === undefined,
      "confidence",
      "is missing; a model says how sure it is of a stance, from 0 to 0.99",
    ),
    wants(
      !isModel && confidence !== undefined,
      "confidence",
      "is for models; what a person says is certain",
    ),
    wants(
      typeof code === "string" && !isCountry(code),
      "country",
      `is ${code}, which is no code; ${COUNTRY}`,
    ),
  ];
}

function toProblems({ path, message, ...issue }: z.core.$ZodIssue): Problem[] {
  if (issue.code === "unrecognized_keys") {
    const fields = Object.keys(CorrectionSchema.shape).join(", ");
    return issue.keys.slice(0, 5).map((field) => ({
      field,
      message: `is not a field of a correction; the fields are ${fields}`,
    }));
  }
  if (path.length === 0)
    return [{ message: 'is no correction; one is {"utterance": ..., "stance": ..., "why": ...}' }];
  return [{ field: path.join("."), message }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refusal(problems: readonly Problem[]): InvalidInputError {
  return new InvalidInputError(problems, "INVALID_CORRECTION");
}
