import { forgetKeys, type ForgetFilter } from "../counting/forgetting.ts";
import { InvalidInputError, type Problem, ReadoutError } from "../errors.ts";
import { takeNumbers } from "../queue/take-numbers.ts";
import { parsePublished } from "../statement/published.ts";
import { openAggregates } from "../store/aggregates.ts";
import { forgetEvent } from "../store/forget-event.ts";
import { markForget, unmarkForgets } from "../store/forget-marks.ts";
import { countMeant, forgetMentions } from "../store/forget-mentions.ts";
import { forgetPages } from "./feed-parts.ts";
import type { LifeStore } from "./life-store.ts";

/** What was forgotten, or would be. */
export type Forgotten = {
  mentions: number;
  /** Mentions that stay because their text is gone, and only that could tell their speaker or article. */
  withoutText: number;
  /** Its place among all that was sent: what has a higher one counts. Null where it was only asked about. */
  sequence: number | null;
};

/** Forgets what a filter means, without any field the whole event. */
export async function forget(
  store: LifeStore,
  event: string,
  { filter, dryRun = false }: { filter: ForgetFilter; dryRun?: boolean },
): Promise<Forgotten> {
  checkFilter(filter);
  await store.refuseUnknown(event);
  const { redis, keys } = store;
  if (filter.statement !== undefined) await refuseUnknownStatement(store, event, filter.statement);
  const compared = forgetKeys(filter);
  const base = keys.event(event);
  if (dryRun) {
    const all = { sequence: Number.MAX_SAFE_INTEGER, keys: compared };
    return { ...(await countMeant(redis, base, all)), sequence: null };
  }
  const takeSequence = () => takeNumber(store);
  if (Object.keys(compared).length > 0) {
    const sequence = await takeSequence();
    const mark = await markForget(redis, keys, { event, keys: compared });
    const forgotten = await forgetMentions(redis, base, { sequence, keys: compared }, mark.beat);
    await forgetPages(store, event, filter);
    await mark.over();
    return { ...forgotten, sequence };
  }
  const forgotten = await forgetEvent(redis, keys, event, takeSequence);
  if (forgotten !== null) {
    await unmarkForgets(redis, keys, event);
    return { ...forgotten, withoutText: 0 };
  }
  throw new ReadoutError(
    "EVENT_BUSY",
    `The event ${event} was counted anew whenever it was to be forgotten; try again when less is sent`,
  );
}

function takeNumber({ redis, keys, onSetBack }: LifeStore): Promise<number> {
  return takeNumbers(redis, { keys, count: 1, reached: 0, acknowledged: 0 }, onSetBack);
}

/** Throws INVALID_FILTER, with a problem for each field that is wrong. */
function checkFilter(filter: ForgetFilter): void {
  const problems: Problem[] = [];
  for (const [field, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    if (!FIELDS.has(field)) {
      problems.push({ field, message: `is not a field; these are: ${[...FIELDS].join(", ")}` });
    } else if (typeof value !== "string" || value.trim() === "") {
      problems.push({ field, message: "must be a text that is not empty" });
    } else if (field === "before" && !isDay(value)) {
      problems.push({ field, message: "must be a day, written as 2023-04-27" });
    }
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_FILTER");
}

const FIELDS = new Set(["statement", "speaker", "outlet", "article", "before"]);

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && parsePublished(text) !== null;
}

async function refuseUnknownStatement(
  { redis, keys }: LifeStore,
  event: string,
  id: string,
): Promise<void> {
  const [content] = await openAggregates(redis, keys).contentsOf([{ event, id }]);
  if (content !== null) return;
  throw new ReadoutError(
    "UNKNOWN_STATEMENT",
    `The event ${event} has no statement ${id}; readout show ${event} --format json tells their ids`,
  );
}
