import { z } from "zod";
import { InvalidStatementError, type Problem } from "../errors.ts";
import { parseStatement } from "./parse-statement.ts";
import {
  CORRECTED_FIELDS,
  EVIDENCE_FIELDS,
  EVIDENCE_KINDS,
  JUDGED,
  RANKS,
  ROLES,
  SENTIMENTS,
  STANCES,
  type Mention,
  type TaggerOutput,
} from "./tags.ts";

const oneOf = <T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: `must be one of ${words.join(", ")}` });

function between(low: number, high: number) {
  const error = `must be a number from ${low} to ${high}`;
  return z.number({ error }).min(low, error).max(high, error);
}

const PLACE = "must be a whole number from 0";
const place = z.int({ error: PLACE }).nonnegative(PLACE);

// Loose, so that fields which a newer tagger adds are kept.
const EvidenceList = z.array(
  z.looseObject({
    in: oneOf(EVIDENCE_FIELDS),
    i: place.max(7, "must be the place of an entry of origin").optional(),
    start: place,
    end: place,
    text: z.string({ error: "must be the words" }),
    by: oneOf(EVIDENCE_KINDS).default("cue"),
  }),
  { error: "must be a list of evidence" },
);

const model = z.string({ error: "must name what tagged" }).min(1, "must name what tagged");

const Labels = z.looseObject({
  country: z.looseObject({
    code: z
      .string({ error: "must be a code such as US or EU, or null" })
      .regex(/^[A-Z]{2,10}$/, "must be a code such as US or EU, or null")
      .nullable(),
    evidence: EvidenceList,
  }),
  role: oneOf(ROLES),
  rank: oneOf(RANKS).optional(),
  stance: z.looseObject({
    label: oneOf(STANCES),
    scores: z.object({
      welcoming: between(0, 1),
      skeptical: between(0, 1),
      hostile: between(0, 1),
      neutral: between(0, 1),
    }),
    confidence: between(0, 1).nullable().optional(),
    evidence: EvidenceList,
  }),
  sentiment: z.looseObject({
    score: between(-1, 1),
    label: oneOf(SENTIMENTS),
    evidence: EvidenceList,
  }),
  model,
});

const author = z.string({ error: "must be the name of a reader" });
const LabelsSchema = Labels.extend({
  corrected: z
    .looseObject({
      judged: oneOf(JUDGED),
      by: z.partialRecord(oneOf(CORRECTED_FIELDS), author),
      speaker: z.string({ error: "must be a name, or null" }).nullable().optional(),
      background: z.boolean({ error: "must be true or false" }).optional(),
      sampled: z.boolean({ error: "must be true or false" }).optional(),
      machine: Labels,
    })
    .optional(),
});

const nothing = z.array(z.never());
const SetAsideSchema = z.looseObject({
  language: z.string().regex(/^[a-z]{2,3}$/, "must be the code of a language, such as fr"),
  country: z.looseObject({ code: z.null(), evidence: nothing }),
  role: z.null(),
  stance: z.looseObject({ label: z.null(), scores: z.null(), evidence: nothing }),
  sentiment: z.looseObject({ score: z.null(), label: z.null(), evidence: nothing }),
  model,
});

/**
 * Checks a statement that comes with its tags, which are kept as they are. Throws InvalidStatementError
 * with a problem for each field that is wrong.
 */
export function parseTagged(value: unknown): Mention {
  const statement = parseStatement(value);
  const { tags } = value as { tags?: unknown };
  if (typeof tags !== "object" || tags === null) {
    throw new InvalidStatementError([
      { field: "tags", message: "is missing; readout tag adds it" },
    ]);
  }
  const result = schemaOf(tags).safeParse(tags);
  if (!result.success) throw new InvalidStatementError(result.error.issues.map(toProblem));
  return { ...statement, tags: result.data as TaggerOutput };
}

/** What is wrong with what a tagger of this model gave. */
export function problemsOfTags(tags: unknown, model: string): Problem[] {
  if (typeof tags !== "object" || tags === null) {
    return [{ field: "tags", message: "is no object; give country, role, stance and sentiment" }];
  }
  const { error } = schemaOf(tags).safeParse(tags);
  if (error) return error.issues.map(toProblem);
  const named = (tags as TaggerOutput).model;
  if (named === model) return [];
  return [{ field: "tags.model", message: `is ${named}, and the tagger's model is ${model}` }];
}

function schemaOf(tags: object) {
  return "language" in tags ? SetAsideSchema : LabelsSchema;
}

function toProblem({ path, message }: z.core.$ZodIssue): Problem {
  return { field: ["tags", ...path.map(String)].join("."), message };
}
