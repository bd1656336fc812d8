import { z } from "zod";
import { named } from "./names.ts";
import { MentionShape } from "./statements.ts";

const count = () => z.int().nonnegative();

/** How the utterances of an event are to be folded by a pass. */
export const SentPass = named("SentPass", z.strictObject({ dryRun: z.boolean().optional() }));

/** What a pass found, and what it changed, or would change. */
export const PassShape = named(
  "FoldPass",
  z.object({ joined: count(), groups: count(), added: count(), removed: count() }),
);

/** A fold that is made or undone by hand; utterances are named by themselves, or by ids of statements. */
export const SentFold = named(
  "SentFold",
  z.union([
    z.strictObject({ join: z.tuple([z.string(), z.string()]) }),
    z.strictObject({ undo: z.string() }),
  ]),
);

/** How many utterances of an event are folded into another one. */
export const FoldedShape = named("Folded", z.object({ event: z.string(), folded: count() }));

/** Statements in several wordings, by name. */
export const FoldListShape = named(
  "FoldList",
  z.object({
    folds: z.array(
      z.object({
        group: z.string(),
        mentions: count(),
        lastedDays: count().nullable(),
        repeated: z.boolean(),
        wordings: z.array(
          z.object({
            utterance: z.string(),
            similarity: z.number(),
            by: z.enum(["words", "quotation", "hand"]),
            mentions: count(),
            statement: MentionShape.nullable(),
          }),
        ),
      }),
    ),
    /** What to ask for `after` to get those behind them; null at the end. */
    next: z.string().nullable(),
  }),
);
