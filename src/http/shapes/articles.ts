import { z } from "zod";
import { isAddress, MAX_KEYWORDS, MAX_LENGTHS } from "../../statement/statement-schema.ts";
import { line } from "../../statement/text-field.ts";
import { readWrittenDate } from "../../statement/written-date.ts";
import { named } from "./names.ts";
import { MentionShape } from "./statements.ts";

const short = () => line(MAX_LENGTHS.line).optional();

/** An article as it is sent: its text, or the page it stood on. */
export const SentArticle = named(
  "SentArticle",
  z
    .strictObject({
      text: z.string().optional(),
      html: z.string().optional(),
      title: short(),
      outlet: short(),
      url: z
        .string()
        .refine(isAddress, "must be an address that begins with http:// or https://")
        .optional(),
      publishedAt: z
        .string()
        .refine(
          (date) => typeof readWrittenDate(date) === "string",
          "is not a date that exists; write 2023-04-27",
        )
        .optional(),
      place: short(),
      eventTitle: short(),
      keywords: z.array(line(MAX_LENGTHS.keyword)).max(MAX_KEYWORDS).optional(),
    })
    .refine(
      ({ text, html }) => (text === undefined) !== (html === undefined),
      "must have either text or html",
    ),
);

/** What an article would add, before it is counted. */
export const PreviewShape = named(
  "Preview",
  z.object({
    event: z.string(),
    passedOver: z.object({ language: z.string() }).nullable(),
    statements: z.array(MentionShape),
  }),
);
