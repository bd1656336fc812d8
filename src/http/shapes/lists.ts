import { z } from "zod";
import { named } from "./names.ts";

const count = () => z.int().nonnegative();

/** An event in the list of events. */
export const EventShape = named(
  "Event",
  z.object({
    event: z.string(),
    title: z.string(),
    mentions: count(),
    utterances: count(),
    lastDay: z.string().nullable(),
  }),
);

/** The events of the store. */
export const EventListShape = named(
  "EventList",
  z.object({
    events: z.array(EventShape),
    /** Events that are in the store and can't be read. */
    unreadable: z.array(z.string()),
    /** Changes with any of them. */
    revision: z.string(),
  }),
);

/** What became of statements that were sent. */
export const AcceptedShape = named(
  "Accepted",
  z.object({
    event: z.string(),
    accepted: count(),
    alreadyCounted: count(),
    ids: z.array(z.string()),
    /** Where to look: a statement answers there once it is counted. */
    statements: z.string(),
    report: z.string(),
    live: z.string(),
  }),
);

/** An error, as RFC 9457 has it. */
export const ProblemShape = named(
  "Problem",
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    accepted: count().optional(),
    problems: z
      .array(
        z.object({
          file: z.string().optional(),
          line: z.int().optional(),
          index: z.int().optional(),
          field: z.string().optional(),
          message: z.string(),
        }),
      )
      .optional(),
  }),
);
