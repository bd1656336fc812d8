import type { Redis } from "ioredis";
import { eventRow } from "../counting/filter.ts";
import type { EventRow, EventSnapshot } from "../counting/snapshot.ts";
import type { Keys } from "./keys.ts";

/** The events for which anything is counted, by name. */
export async function readEvents(
  redis: Redis,
  keys: Keys,
  snapshot: (event: string) => Promise<EventSnapshot | null>,
): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  for (const event of (await redis.smembers(keys.events)).sort()) {
    const counted = await snapshot(event);
    if (counted) rows.push(eventRow(event, counted.title, counted.cells));
  }
  return rows;
}
