import type { EventSource } from "./counting/one-moment.ts";
import type { Period } from "./counting/snapshot.ts";
import { ReadoutError } from "./errors.ts";
import type { RedisConnection } from "./redis/connection.ts";
import { readReportedEvent } from "./read-report.ts";
import type { ReportScope } from "./reporting/build-report.ts";
import { frozenOf, type FrozenReport, readFrozen, writeFrozen } from "./reporting/frozen.ts";
import { compareCodePoints } from "./statement/identity.ts";
import { type FrozenStore, openFrozenStore } from "./store/frozen.ts";
import type { Keys } from "./store/keys.ts";

/** Figures that can be cited, and shown again after later counting. They go with their event. */
export type Freezing = {
  /**
   * Keeps the figures of the report as they stand, and gives the id by which they can be shown again; the same figures have
   * one id, whenever they are kept. Throws UNKNOWN_EVENT and FROZEN_FULL.
   */
  freeze(event: string, options?: Period & Pick<ReportScope, "sure">): Promise<FrozenReport>;
  frozen: {
    /** All that are kept of an event, the latest first. Throws UNKNOWN_EVENT. */
    list(event: string): Promise<FrozenReport[]>;
    /** The figures of an id. Throws UNKNOWN_EVENT and UNKNOWN_FROZEN. */
    get(event: string, id: string): Promise<FrozenReport>;
    /** Keeps figures no longer. Throws UNKNOWN_EVENT and UNKNOWN_FROZEN. */
    drop(event: string, id: string): Promise<void>;
  };
};

type Session = { redis: RedisConnection };

type Opened = {
  /** What reports are made of. */
  source: () => EventSource;
  keys: Keys;
  /** Runs something with everything open. */
  using<T>(act: (session: Session) => Promise<T>): Promise<T>;
  /** Throws UNKNOWN_EVENT. */
  refuseUnknown(redis: RedisConnection, event: string): Promise<void>;
};

/** The calls that keep figures of reports. */
export function openFreezing({ source, keys, using, refuseUnknown }: Opened): Freezing {
  const withEvent = <T>(event: string, act: (store: FrozenStore) => Promise<T>): Promise<T> =>
    using(async ({ redis }) => {
      await refuseUnknown(redis, event);
      return act(openFrozenStore(redis, keys));
    });

  return {
    freeze: (event, { sure, ...period } = {}) =>
      withEvent(event, async (store) => {
        const scope = { period, sure };
        const needs = { quoted: 0, around: true };
        const made = await readReportedEvent(source(), event, { ...needs, ...scope });
        const { report, onAllDays, around } = made;
        const frozen = frozenOf({ report, moves: around?.moves ?? [], onAllDays });
        await store.keep(event, frozen.id, writeFrozen(frozen));
        // Of the same figures the first ones are kept, with the moment at which they were made.
        return find(store, event, frozen.id);
      }),
    frozen: {
      list: (event) =>
        withEvent(event, async (store) =>
          (await store.list(event))
            .map(([id, kept]) => readFrozen(id, JSON.parse(kept)))
            .toSorted(
              (a, b) =>
                compareCodePoints(b.report.generatedAt, a.report.generatedAt) ||
                compareCodePoints(a.id, b.id),
            ),
        ),
      get: (event, id) => withEvent(event, (store) => find(store, event, id)),
      drop: (event, id) =>
        withEvent(event, async (store) => {
          if (!(await store.drop(event, id))) throw unknownFrozen(event, id);
        }),
    },
  };
}

async function find(store: FrozenStore, event: string, id: string): Promise<FrozenReport> {
  const kept = await store.read(event, id);
  if (kept === null) throw unknownFrozen(event, id);
  return readFrozen(id, JSON.parse(kept));
}

function unknownFrozen(event: string, id: string): ReadoutError {
  return new ReadoutError(
    "UNKNOWN_FROZEN",
    `The event ${event} has no frozen report ${id}; readout frozen ${event} lists them`,
  );
}
