import { ReadoutError } from "../../errors.ts";
import { EVENT_SLUG } from "../../statement/event-slug.ts";
import type { Call } from "../route.ts";

/** The event that the path names. Throws UNKNOWN_EVENT for what no event can be called. */
export function eventParam({ param }: Pick<Call, "param">): string {
  const event = param("event");
  if (EVENT_SLUG.test(event)) return event;
  throw new ReadoutError("UNKNOWN_EVENT", "No event has such a name; it has a-z, 0-9 and hyphens");
}
