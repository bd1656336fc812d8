import { z } from "zod";
import { InvalidInputError } from "../errors.ts";

const key = z
  .string()
  .regex(/^[\w-]{12}$/, "is not the key of an utterance: 12 letters and digits");
const pair = z.tuple([key, key]);
const kind = z.literal("fold");

const schema = z.union([
  z.strictObject({
    kind,
    utterance: key,
    into: key,
    similarity: z.number().min(0).max(1),
    by: z.enum(["words", "quotation", "hand"]),
  }),
  z.strictObject({ kind, together: pair }),
  z.strictObject({ kind, apart: pair }),
]);

/**
 * A fold as a line of a file: an utterance and the one that gives its group the name, which has a line too; or two
 * utterances that were joined, or taken apart, by hand.
 */
export type FoldRecord = z.infer<typeof schema>;

/** Checks a line of a file. Throws InvalidInputError. */
export function parseFoldRecord(value: unknown): FoldRecord {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const message =
    'is not a fold; right is {"kind":"fold","utterance":…,"into":…,"similarity":…,"by":…}, or ' +
    '{"kind":"fold","together":[…,…]}, or the same with "apart"';
  throw new InvalidInputError([{ field: "kind", message }]);
}
