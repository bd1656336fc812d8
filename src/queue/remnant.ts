import { z } from "zod";

/** Stands in a failed job whose data can't be kept as it came: it is shown, and never counted. */
export type Remnant = {
  statements: [];
  remnant: { event: string | null; id: string | null; text: string };
  /** Why it failed. */
  reason: string;
};

/** So many UTF-16 code units of a longer text are kept. */
const KEPT_LENGTH = 1_000;
/** No statement that could ever be counted is longer than this as JSON. */
const MAX_LENGTH = 500_000;

const Name = z.string().max(200).nullable().catch(null).default(null);
const Named = z.object({ event: Name, id: Name });
const RemnantSchema = z.object({
  remnant: z.object({ event: Name, id: Name, text: z.string() }),
  reason: z.string(),
});

/** The remnant in a job; null in a job that is as it came. */
export function readRemnant(data: unknown): Remnant | null {
  const result = RemnantSchema.safeParse(data);
  return result.success ? { statements: [], ...result.data } : null;
}

/** Why a job whose data is not JSON can't be processed. */
export function noJson(error: SyntaxError): string {
  return `The job holds no JSON: ${error.message.slice(0, KEPT_LENGTH)}`;
}

/** The remnant of a job whose data, of which this is the text, holds no chunk. */
export function unreadable(data: string, reason: string): Remnant {
  const remnant = { event: null, id: null, text: data.slice(0, KEPT_LENGTH) };
  return { statements: [], remnant, reason };
}

/** The remnant of data that is too large for a statement or can't be written as JSON; null if it can be kept whole. */
export function remnantOf(value: unknown, reason: string): Remnant | null {
  const json = toJson(value);
  if (json !== null && json.length <= MAX_LENGTH) return null;
  const named = Named.safeParse(value);
  const { event, id } = named.success ? named.data : { event: null, id: null };
  const text = json?.slice(0, KEPT_LENGTH) ?? "(nested too deeply to be shown)";
  return { statements: [], remnant: { event, id, text }, reason };
}

function toJson(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? "null";
  } catch {
    return null;
  }
}
