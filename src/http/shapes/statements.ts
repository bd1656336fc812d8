import { z } from "zod";
import { ORIGIN_KINDS, STATEMENT_KINDS } from "../../statement/statement.ts";
import { StatementSchema } from "../../statement/statement-schema.ts";
import {
  EVIDENCE_FIELDS,
  EVIDENCE_KINDS,
  RANKS,
  ROLES,
  SENTIMENTS,
  STANCES,
} from "../../statement/tags.ts";
import { CorrectionShape } from "./corrections.ts";
import { named } from "./names.ts";

/** A statement as it is sent. */
export const SentStatement = named(
  "SentStatement",
  StatementSchema.partial({ event: true }).omit({ tags: true, explain: true }),
);

const StanceLabel = named("Stance", z.enum(STANCES));

const EvidenceShape = named(
  "Evidence",
  z.object({
    in: z.enum(EVIDENCE_FIELDS),
    i: z.int().optional(),
    start: z.int(),
    end: z.int(),
    text: z.string(),
    by: z.enum(EVIDENCE_KINDS),
  }),
);

const evidence = () => z.array(EvidenceShape);
const share = () => z.number().min(0).max(1);

const Tags = named(
  "Tags",
  z.object({
    country: z.object({ code: z.string().nullable(), evidence: evidence() }),
    role: z.enum(ROLES),
    rank: z.enum(RANKS).optional(),
    stance: z.object({
      label: StanceLabel,
      scores: z.object({
        welcoming: share(),
        skeptical: share(),
        hostile: share(),
        neutral: share(),
      }),
      confidence: share().nullish(),
      evidence: evidence(),
    }),
    sentiment: z.object({
      score: z.number().min(-1).max(1),
      label: z.enum(SENTIMENTS),
      evidence: evidence(),
    }),
    model: z.string(),
    corrected: z
      .looseObject({ judged: z.string(), by: z.record(z.string(), z.string()) })
      .optional(),
  }),
);

/** The tags of a statement in another language, which has no labels. */
const SetAside = named(
  "SetAsideTags",
  z.object({
    language: z.string(),
    country: z.object({ code: z.null(), evidence: evidence() }),
    role: z.null(),
    stance: z.object({ label: z.null(), scores: z.null(), evidence: evidence() }),
    sentiment: z.object({ score: z.null(), label: z.null(), evidence: evidence() }),
    model: z.string(),
  }),
);

const said = {
  id: z.string(),
  event: z.string(),
  text: z.string(),
  eventTitle: z.string().optional(),
  originalText: z.string().optional(),
  translatedBy: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  speaker: z.string().optional(),
  affiliation: z.string().optional(),
  place: z.string().optional(),
  outlet: z.string().optional(),
  url: z.string().optional(),
  publishedAt: z.string().optional(),
  lang: z.string().optional(),
  kind: z.enum(STATEMENT_KINDS).optional(),
  cue: z.string().optional(),
  context: z.string().optional(),
  span: z.object({ start: z.int(), end: z.int() }).optional(),
  article: z
    .object({
      hash: z.string().optional(),
      title: z.string().optional(),
      file: z.string().optional(),
    })
    .optional(),
  origin: z
    .array(
      z.object({
        country: z.string(),
        by: z.enum(ORIGIN_KINDS),
        text: z.string(),
        start: z.int(),
        end: z.int(),
      }),
    )
    .optional(),
  background: z.boolean().optional(),
  meta: z.record(z.string(), z.string()).optional(),
};

/** A statement with its tags. */
export const TaggedShape = named("TaggedStatement", z.looseObject({ ...said, tags: Tags }));

/** The same, or one that was set aside for its language. */
export const MentionShape = named(
  "Mention",
  z.looseObject({ ...said, tags: z.union([Tags, SetAside]) }),
);

const UtteranceShape = named(
  "Utterance",
  z.object({
    statement: TaggedShape,
    mentions: z.int(),
    utterance: z.string(),
    corrections: z.array(CorrectionShape).optional(),
  }),
);

/** A part of the list of statements behind the figures. */
export const PageShape = named(
  "StatementPage",
  z.object({
    utterances: z.array(UtteranceShape),
    next: z.string().nullable(),
  }),
);

/** One statement with the mentions of its utterance. */
export const PrintsShape = named(
  "StatementWithMentions",
  z.object({
    utterance: UtteranceShape.nullable(),
    mention: MentionShape.nullable(),
    representative: z.string(),
    mentions: z.int(),
    printed: z.array(MentionShape),
  }),
);
