import { toEntry } from "../counting/entry.ts";
import { taggerName } from "../counting/tagger-name.ts";
import type { Recorded } from "../counting/tally.ts";
import { InvalidInputError, ReadoutError } from "../errors.ts";
import { takeNumbers } from "../queue/take-numbers.ts";
import { EVENT_SLUG } from "../statement/event-slug.ts";
import { mentionId } from "../statement/identity.ts";
import type { Mention } from "../statement/tags.ts";
import { openAggregates } from "../store/aggregates.ts";
import { readSource, withSequence } from "../store/read-record.ts";
import { UNCHECKED } from "../store/record-arguments.ts";
import { type MentionRun, readCall, writeCall } from "../store/record-call.ts";
import { type RecordCall, recordCalls } from "../store/record-calls.ts";
import type { CountLine, EventLine, MentionLine, PartLine } from "./event-file.ts";
import { EVENT_PARTS } from "./event-parts.ts";
import type { LifeStore } from "./life-store.ts";
import { checkEventFile, type EventSource, isMention, sequenceIn } from "./read-event-file.ts";

/** What became of the mentions of a file. */
export type Imported = Recorded & {
  event: string;
  mentions: number;
  /** The place that the last of them has now among all that was sent. */
  sequence: number;
};

const LINES_PER_CALL = 250;

/** An event that is imported: its name here, its tagger, and the sequence that each has here. */
type Target = {
  event: string;
  renamed: boolean;
  tagger: string | null;
  sequenceHere: (sequence: number) => number;
};

/**
 * Takes in the file of an event, as if all of it was sent now: of one id it goes before what was sent earlier.
 * Throws INVALID_EVENT_FILE before anything is written, and OTHER_TAGGER.
 */
export async function importEvent(
  store: LifeStore,
  source: EventSource,
  { as }: { as?: string } = {},
): Promise<Imported> {
  if (as !== undefined && !EVENT_SLUG.test(as)) {
    const message = "must be the name of an event: a to z, digits and hyphens, at most 80";
    throw new InvalidInputError([{ field: "as", message }], "INVALID_FILTER");
  }
  const { redis, keys, onSetBack } = store;
  const { header, mentions, places, read } = await checkEventFile(source);
  const event = as ?? header.event;
  await refuseOtherTagger(store, event, header.tagger);
  // As many as there are places: a range from the lowest to the highest would widen with each import.
  const numbers = { keys, count: Math.max(1, places.count), reached: 0, acknowledged: 0 };
  const last = await takeNumbers(redis, numbers, onSetBack);
  const target: Target = {
    event,
    renamed: event !== header.event,
    tagger: header.tagger,
    sequenceHere: (sequence) => last - places.count + 1 + places.of(sequence),
  };

  const aggregates = openAggregates(redis, keys);
  const nothing = { counted: 0, replaced: 0, unchanged: 0, overtaken: 0 };
  const imported: Imported = { event, mentions, sequence: last, ...nothing };
  for await (const lines of inBatches(read())) {
    const recorded = await aggregates.send(callsOf(lines.filter(isMention), target));
    for (const outcome of OUTCOMES) imported[outcome] += recorded[outcome];
    await writeParts(store, { event, sequence: last }, lines);
  }
  return imported;
}

const OUTCOMES = ["counted", "replaced", "unchanged", "overtaken"] as const;

async function refuseOtherTagger(
  { redis, keys }: LifeStore,
  event: string,
  tagger: string | null,
): Promise<void> {
  const known = await redis.hget(`${keys.event(event)}:totals`, "tagger");
  if (known === null || tagger === null || known === tagger) return;
  throw new ReadoutError(
    "OTHER_TAGGER",
    `The event ${event} is tagged by ${known}, and the file by ${tagger}; import it under another name`,
  );
}

/** The calls that count these mentions. While an event is tagged anew, some are still by the tagger before. */
function callsOf(lines: readonly (MentionLine | CountLine)[], target: Target): RecordCall[] {
  const texts = lines.filter((line) => line.kind === "mention");
  const entries = texts.map((line) =>
    toEntry(renamed(line.statement, target), {
      sequence: target.sequenceHere(line.sequence),
      epoch: line.epoch,
    }),
  );
  const calls = recordCalls({ entries, revisions: [] }).map((call) => {
    const words = readCall(call.list);
    return words.tagger === target.tagger
      ? call
      : { ...call, list: writeCall({ ...words, tagger: "" }) };
  });
  const counts = lines.filter((line) => line.kind === "count");
  return [...calls, ...counts.map((line) => countCall(line, target))];
}

/** An id that was made of what was said is made anew, so that it is the same where that is sent again. */
function renamed(statement: Mention, target: Target): Mention {
  if (!target.renamed) return statement;
  const { id, tags: _, ...said } = statement;
  const inEvent = { ...statement, event: target.event };
  return id === mentionId(said)
    ? { ...inEvent, id: mentionId({ ...said, event: target.event }) }
    : inEvent;
}

function countCall(line: CountLine, { event, tagger, sequenceHere }: Target): RecordCall {
  const { id, record, source, article } = line;
  const sequence = sequenceHere(sequenceIn(line));
  const { outlet, title, epoch, model } = readSource(source);
  const own = taggerName(model) === tagger ? (tagger ?? "") : "";
  const run: MentionRun = {
    head: [title ?? "", epoch, model],
    sources: [`=${source}`],
    mentions: [[id, withSequence(record, sequence), outlet ?? "", article, ""]],
  };
  const words = { revisions: [], runs: [run], tagger: own, checked: UNCHECKED };
  return { event, sequence, list: writeCall(words) };
}

async function writeParts(
  store: LifeStore,
  to: { event: string; sequence: number },
  lines: EventLine[],
): Promise<void> {
  for (const part of EVENT_PARTS) {
    const its = lines.filter(({ kind }) => kind === part.kind);
    if (its.length > 0) await part.write(store, to, its as PartLine[]);
  }
}

async function* inBatches(some: AsyncIterable<EventLine[]>): AsyncIterable<EventLine[]> {
  let batch: EventLine[] = [];
  for await (const lines of some) {
    for (const line of lines) {
      batch.push(line);
      if (batch.length < LINES_PER_CALL) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
