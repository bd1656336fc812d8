import type { Misbehaviour } from "../stage/misbehaving-tagger.ts";
import { poisonText } from "../stage/misbehaving-tagger.ts";

/** A statement that is poison, as JSON in a chunk, and what its reason is like. */
type StatementKind = { json: (id: string) => string; reason: RegExp };
/** A job that is poison as a whole, as it stands in Redis. */
type JobKind = { data: (id: string) => string; reason: RegExp };

const EVENT = "event-0";

function says(name: Misbehaviour, reason: RegExp): StatementKind {
  return { json: (id) => JSON.stringify({ id, event: EVENT, text: poisonText(name) }), reason };
}

function refused(fields: object, reason: RegExp): StatementKind {
  const json = (id: string) =>
    JSON.stringify({ id, event: EVENT, text: "We welcome it.", ...fields });
  return { json, reason };
}

/** Poison that is a statement among others. */
export const STATEMENT_KINDS: Record<string, StatementKind> = {
  "wrong shape": refused({ text: { en: "We welcome it." } }, /text: is an object; text is needed/),
  "10 MB": refused({ text: "We welcome it. ".repeat(700_000) }, /longer than 20,000/),
  "slow text": says("takes a minute", /^Tagging took longer than/),
  "never settles": says("never comes back", /^Tagging took longer than/),
  "throws null": says("throws null", /^Tagging threw null$/),
  "throws late": says("throws late", /^Tagging broke its thread: too late/),
  exit: says("exits", /^Tagging broke its thread: worker exited with code: 3/),
  "out of memory": says("takes all memory", /^Tagging ran out of memory/),
  "stack overflow": says("overflows the stack", /^Tagging threw RangeError: Maximum call stack/),
  NUL: refused({ text: "We \u0000 welcome it." }, /control character U\+0000/),
  "half of a surrogate pair": refused({ speaker: "Ada \ud800 Berg" }, /half of a surrogate/),
  "a __proto__ of its own": refused(
    JSON.parse('{ "__proto__": { "polluted": true } }') as object,
    /__proto__: is not a field/,
  ),
  "deep nesting": {
    // JSON.stringify can't say it, but other programs can.
    json: (id) =>
      `{"id":"${id}","event":"${EVENT}","text":"We welcome it.","meta":{"deep":${nested(50_000)}}}`,
    reason: /Maximum call stack|meta.deep: is wrong/,
  },
};

/** Poison that is a job of its own. */
export const JOB_KINDS: Record<string, JobKind> = {
  "corrupt JSON": {
    data: (id) => `{"version":1,"sequence":1,"statements":[{"id":"${id}","event":"${EVENT}"`,
    reason: /^The job holds no JSON/,
  },
  "no chunk": { data: (id) => JSON.stringify({ hello: id }), reason: /no chunk of statements$/ },
};

/** The names of all kinds of poison. */
export function kindsOf(): string[] {
  return [...Object.keys(STATEMENT_KINDS), ...Object.keys(JOB_KINDS)];
}

function nested(depth: number): string {
  return "[".repeat(depth) + "]".repeat(depth);
}
