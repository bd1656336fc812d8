import type { EventRow } from "../counting/snapshot.ts";
import type { Readout } from "../readout.ts";
import { digest } from "../statement/identity.ts";

/** The list of events at one moment. */
export type ListedEvents = {
  events: EventRow[];
  /** Why others can't be read. */
  unreadable: string[];
  /** Changes with any of them. */
  revision: string;
};

export type EventList = {
  /** The list as it stands; of events that have not changed since the last look, nothing is read anew. */
  get(): Promise<ListedEvents>;
};

type Row = { revision: string; row: EventRow | null; unreadable: string | null };

/** Lists the events of a store. */
export function openEventList(reader: Pick<Readout, "revisions" | "rowsOf">): EventList {
  let known = new Map<string, Row>();
  let looking: Promise<ListedEvents> | undefined;

  async function look(): Promise<ListedEvents> {
    const revisions = await reader.revisions();
    const changed = new Set(
      [...revisions.keys()].filter((event) => known.get(event)?.revision !== revisions.get(event)),
    );
    const unreadable = new Map<string, string>();
    const read = await reader.rowsOf([...changed], ({ message }, event) => {
      unreadable.set(event, message);
    });
    const rows = new Map(read.map((row) => [row.event, row]));
    known = new Map(
      [...revisions].map(([event, revision]) => [
        event,
        changed.has(event)
          ? { revision, row: rows.get(event) ?? null, unreadable: unreadable.get(event) ?? null }
          : known.get(event)!,
      ]),
    );
    const listed = [...known.values()];
    return {
      events: listed.flatMap(({ row }) => row ?? []),
      unreadable: listed.flatMap((one) => one.unreadable ?? []),
      revision: digest([...revisions], 22),
    };
  }

  return {
    get() {
      looking ??= look().finally(() => (looking = undefined));
      return looking;
    },
  };
}
