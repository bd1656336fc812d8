import { inject, onTestFinished } from "vitest";
import { toEntry } from "../../src/counting/entry.ts";
import { openReadout } from "../../src/readout.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { tagStatement } from "../../src/tag-statement.ts";
import { freshPrefix, openRedis } from "../servers/redis.ts";

/** The event of these rows. */
export const EVENT = "summit";

const said = (id: string, speaker: string, text: string, publishedAt = "2026-03-01") => ({
  id,
  event: EVENT,
  eventTitle: "The summit",
  speaker,
  text,
  publishedAt,
  outlet: "Meridian Wire",
});

/** What an event's reactions may look like: eight utterances, of which one was printed twice. */
export const ROWS = [
  said("fr-1", "French foreign minister Ada Berg", "We welcome the summit."),
  said("fr-1b", "French foreign minister Ada Berg", "We welcome the summit.", "2026-03-02"),
  said("fr-2", "a French government spokesman", "The summit changes little, we think."),
  said("fr-3", "French president Bo Ek", "This summit is a great step towards peace."),
  said("us-1", "a White House spokesman", "We doubt that the summit will bring anything."),
  said("us-2", "US senator Cy Dahl", "The summit was a disgrace, and we condemn it."),
  said("de-1", "German chancellor Di Enz", "We shall see what comes of it."),
  said("xx-1", "Eve Falk", "It was a long meeting."),
];

/** A store in which these rows are counted, and what opens it. */
export async function openCounted(rows: readonly object[] = ROWS) {
  const prefix = freshPrefix();
  const readout = openReadout({ redisUrl: inject("redisUrl"), prefix });
  onTestFinished(readout.close);
  const aggregates = openAggregates(openRedis(), openKeys(prefix));
  let sequence = 0;
  const count = async (more: readonly object[], epoch = 1) => {
    const entries = more.map((row) =>
      toEntry(tagStatement(parseStatement(row)), { sequence: (sequence += 1), epoch }),
    );
    await aggregates.record({ entries, revisions: [] });
  };
  await count(rows);
  return { readout, prefix, aggregates, count };
}
