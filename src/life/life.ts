import type { ForgetFilter } from "../counting/forgetting.ts";
import type { EventLine } from "./event-file.ts";
import { exportEvent } from "./export-event.ts";
import { type Forgotten, forget } from "./forget.ts";
import { type Imported, importEvent } from "./import-event.ts";
import { eventFile, type EventSource } from "./read-event-file.ts";
import { retag, type Retagged, type RetagOptions } from "./retag.ts";
import { type Using, usingEach } from "./using-each.ts";
import type { LifeStore } from "./life-store.ts";

/** What may become of an event once it is counted. */
export type Life = {
  /**
   * Takes the mentions of an event away that a filter means, without one the whole event, and every count follows;
   * what was sent before and has yet to be counted is forgotten too, what is sent later counts again. With `dryRun` it
   * only says how many. Throws UNKNOWN_EVENT, UNKNOWN_STATEMENT and INVALID_FILTER.
   */
  forget(event: string, filter?: ForgetFilter, options?: { dryRun?: boolean }): Promise<Forgotten>;
  /**
   * All that is known of an event as the lines of a file (docs/event-files.md), some at a time. What is counted
   * meanwhile may be among it or not. Throws UNKNOWN_EVENT.
   */
  export(event: string): AsyncIterable<EventLine[]>;
  /**
   * Takes in the file of an event, all of it or nothing, under another name with `as`. It is as if all was sent
   * now; the same file again changes nothing. Throws INVALID_EVENT_FILE, OTHER_TAGGER and INVALID_FILTER.
   */
  import(file: string | EventSource, options?: { as?: string }): Promise<Imported>;
  /**
   * Tags an event anew with the tagger of this version or another one: puts it on the queue again and waits until workers
   * with that tagger have counted it. Says what moved; with `dryRun` only that. Throws UNKNOWN_EVENT and
   * INVALID_TAGGER.
   */
  retag(event: string, options?: RetagOptions): Promise<Retagged>;
};

/** Opens the life of events over a store that each call opens anew. */
export function openLife(using: Using<LifeStore>): Life {
  return {
    forget: (event, filter = {}, options = {}) =>
      using((store) => forget(store, event, { ...options, filter })),
    export: (event) => usingEach(using, (store) => exportEvent(store, event)),
    import: (file, options) =>
      using((store) =>
        importEvent(store, typeof file === "string" ? eventFile(file) : file, options),
      ),
    async retag(event, options = {}) {
      const { tagger: file } = options;
      const { currentTagger, loadTagger } = await import("../taggers.ts"); // takes long to load
      const tagger = file === undefined ? currentTagger() : await loadTagger(file);
      return using((store) => retag(store, event, tagger, options));
    },
  };
}
