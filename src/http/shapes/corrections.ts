import { z } from "zod";
import { ROLES, STANCES } from "../../statement/tags.ts";
import { named } from "./names.ts";

const fields = {
  country: z.string().nullish(),
  role: z.enum(ROLES).optional(),
  stance: z.enum(STANCES).optional(),
  speaker: z.string().nullish(),
  background: z.boolean().optional(),
  why: z.string().optional(),
  confidence: z.number().min(0).max(0.99).optional(),
  evidence: z.string().optional(),
  sample: z.string().optional(),
};

/** A correction as it is sent; the library checks it. */
export const SentCorrection = named(
  "SentCorrection",
  z.strictObject({
    /** An utterance, or the id of a statement. */
    utterance: z.string(),
    /** A person, or `model:NAME`; that of the token where it is left out. */
    author: z.string().optional(),
    ...fields,
    sentiment: z.number().min(-1).max(1).optional(),
    /** The id of a correction to be taken back, or true for the latest that stands. */
    undo: z.union([z.string(), z.literal(true)]).optional(),
  }),
);

const correction = {
  event: z.string(),
  utterance: z.string(),
  id: z.string(),
  at: z.string(),
  author: z.string(),
  ...fields,
  /** In hundredths. */
  sentiment: z.int().optional(),
  undo: z.string().optional(),
};

/** A correction that was taken in. */
export const CorrectionShape = named("Correction", z.object(correction));

/** All corrections of an event. */
export const CorrectionListShape = named(
  "CorrectionList",
  z.object({
    corrections: z.array(z.object({ ...correction, placed: z.boolean(), takenBack: z.boolean() })),
  }),
);
