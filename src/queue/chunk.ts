import { z } from "zod";
import type { ArticleRevision } from "../counting/entry.ts";
import type { Statement } from "../statement/statement.ts";

/** The newest version of the job format; a worker that meets a newer one puts the job back. */
export const CHUNK_VERSION = 4;
/** The version of chunks that any tagger may tag. */
export const ANY_TAGGER_VERSION = 3;

/** Who is to tag a chunk: a tagger of this name and at least this epoch, such as this model. */
export type Wanted = { tagger: string; epoch: number; model: string };

/** What a worker works off at once: many statements, because a job costs more than a tag. */
export type Chunk = {
  version: number;
  /**
   * The place of its first statement among all that were ever sent; each next statement has the next. Of
   * two contents of one mention the later counts, also when the chunk was split in between.
   */
  sequence: number;
  statements: Statement[];
  /** States of articles that were ingested, with or without statements. */
  revisions: ArticleRevision[];
  /** The sequence of each statement, of those that were sent before. */
  sequences?: readonly number[] | null;
  wanted?: Wanted | null;
};

/** In format 2 every chunk stood in its job; single statements still do. In format 1 all statements of a chunk had one sequence, and only their order told which was later. */
const ONE_SEQUENCE_VERSION = 1;

/** The fields that tell the sequence of each statement in a chunk or part of one. */
export type Sequenced = {
  version?: number;
  sequence: number;
  sequences?: readonly number[] | null;
};

/** Whether only the order in which a chunk's statements are counted tells the later one. */
export function hasOneSequence({ version }: Sequenced): boolean {
  return version === ONE_SEQUENCE_VERSION;
}

/** The sequence of the statement at a place in its chunk, counted from 0. */
export function sequenceAt(chunk: Sequenced, place: number): number {
  if (chunk.sequences) return chunk.sequences[place] ?? chunk.sequence;
  return hasOneSequence(chunk) ? chunk.sequence : chunk.sequence + place;
}

/** A chunk as a worker finds it: its statements are still to be checked, one by one. */
export type ReceivedChunk = Omit<Chunk, "statements" | "sequences" | "wanted"> & {
  sequences: readonly number[] | null;
  wanted: Wanted | null;
  statements: unknown[];
  /** How many statements stand in a chunk beside the job (held-chunks.ts); 0 where they stand in it. */
  held: number;
  /** Why a worker set this one statement apart, which then only has to fail; null in a chunk that is to be counted. */
  reason: string | null;
};

const ChunkSchema = z.object({
  version: z.int().positive(),
  sequence: z.int().nonnegative(),
  statements: z.array(z.unknown()),
  revisions: z
    .array(
      z.object({
        event: z.string(),
        article: z.string(),
        revision: z.string(),
        sequence: z.int().nonnegative(),
      }),
    )
    .default([]),
  sequences: z.array(z.int().nonnegative()).nullable().default(null),
  wanted: z
    .object({ tagger: z.string(), epoch: z.int().nonnegative(), model: z.string() })
    .nullable()
    .default(null),
  held: z.int().nonnegative().default(0),
  reason: z.string().nullable().default(null),
});

const NOTHING = {
  sequence: 0,
  statements: [],
  revisions: [],
  sequences: null,
  wanted: null,
  held: 0,
  reason: null,
};

/** The chunk in a job; null when the job holds none. Only `version` is sure where that is newer. */
export function readChunk(data: unknown): ReceivedChunk | null {
  const version = (data as { version?: unknown } | null)?.version;
  if (typeof version === "number" && version > CHUNK_VERSION) {
    return { ...NOTHING, version };
  }
  const result = ChunkSchema.safeParse(data);
  return result.success ? result.data : null;
}

/** The chunk in JSON that stood beside a job; null when it is none. Throws SyntaxError where it is no JSON. */
export function readHeldChunk(json: Uint8Array): ReceivedChunk | null {
  return readChunk(
    JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString()),
  );
}

/**
 * The id of a chunk's job; BullMQ takes neither bare numbers nor colons. `sender` tells chunks apart that
 * got the same sequence, which can happen after a failover to a replica that was behind. The turn decides to
 * which shard it is dealt.
 */
export function chunkJobId(sequence: number, sender: string, turn = sequence): string {
  return `chunk-${sequence}-${sender}-${turn}`;
}

/** The turn in the id of a job or part, in older ids the sequence; 0 where there is none. */
export function turnOf(jobId: string): number {
  const [, turn] =
    /^chunk-\d+-[^-.]+-(\d{1,15})/.exec(jobId) ?? /^(?:chunk-)?(\d{1,15})/.exec(jobId) ?? [];
  return Number(turn ?? 0);
}

/** The id of the job of a part of a chunk: the same part of the same chunk never becomes two jobs. */
export function partJobId(jobId: string, part: number): string {
  return `${jobId}.${part}`;
}

/** The job that a job is a part of, or itself where it is whole. */
export function wholeJobId(jobId: string): string {
  return jobId.split(".")[0] ?? jobId;
}
