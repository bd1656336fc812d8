import type { Readout } from "../readout.ts";

/** Which state an event is in, asked of Redis for all who want to know together. */
export type Revisions = {
  /** The revision of an event, at most some tenth of a second old. Throws UNKNOWN_EVENT. */
  of(event: string): Promise<string>;
  /** Forgets what is known of an event that was just changed from here. */
  forget(event: string): void;
  /**
   * Hears of each new revision of an event, and of errors until the next one, from one reader for all who listen.
   * Gives a function that ends it.
   */
  watch(event: string, listener: RevisionListener): () => void;
  /** How many listen. */
  listeners(): number;
  close(): void;
};

export type RevisionListener = {
  onRevision(revision: string): void;
  onError(error: unknown): void;
};

const FRESH_MS = 100;
const LOOK_EVERY_MS = 400;

type Watched = {
  listeners: Set<RevisionListener>;
  timer: NodeJS.Timeout | undefined;
  last: string;
};

/** Reads the revisions of events; of those that are watched, every so many milliseconds. */
export function openRevisions(
  { revision }: Pick<Readout, "revision">,
  now: () => number,
  lookEveryMs = LOOK_EVERY_MS,
): Revisions {
  const asked = new Map<string, { at: number; answer: Promise<string> }>();
  const watched = new Map<string, Watched>();

  function of(event: string): Promise<string> {
    const known = asked.get(event);
    if (known && now() - known.at < FRESH_MS) return known.answer;
    const answer = revision(event);
    asked.set(event, { at: now(), answer });
    // Nobody may be waiting for it any more; and what failed is asked anew.
    answer.catch(() => asked.delete(event));
    if (asked.size > 1_000) forgetOld();
    return answer;
  }

  function forgetOld(): void {
    for (const [event, { at }] of asked) if (now() - at >= FRESH_MS) asked.delete(event);
  }

  async function look(event: string, watch: Watched): Promise<void> {
    try {
      const revision = await of(event);
      if (revision !== watch.last) {
        watch.last = revision;
        for (const { onRevision } of watch.listeners) onRevision(revision);
      }
    } catch (error) {
      watch.last = "";
      for (const { onError } of watch.listeners) onError(error);
    }
    if (watch.listeners.size === 0 || watched.get(event) !== watch) return;
    watch.timer = setTimeout(() => void look(event, watch), lookEveryMs).unref();
  }

  return {
    of,
    forget: (event) => void asked.delete(event),
    watch(event, listener) {
      let watch = watched.get(event);
      if (watch) watch.listeners.add(listener);
      else {
        watch = { listeners: new Set([listener]), timer: undefined, last: "" };
        watched.set(event, watch);
        void look(event, watch);
      }
      if (watch.last !== "") listener.onRevision(watch.last);
      return () => {
        watch.listeners.delete(listener);
        if (watch.listeners.size > 0 || watched.get(event) !== watch) return;
        clearTimeout(watch.timer);
        watched.delete(event);
      };
    },
    listeners: () => [...watched.values()].reduce((sum, { listeners }) => sum + listeners.size, 0),
    close() {
      for (const { timer } of watched.values()) clearTimeout(timer);
      watched.clear();
      asked.clear();
    },
  };
}
