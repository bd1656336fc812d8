import type { ForgetFilter } from "../counting/forgetting.ts";
import { type Forgotten, forget } from "./forget.ts";
import type { LifeStore } from "./life-store.ts";

/** What may become of an event once it is counted. */
export type Life = {
  /**
   * Takes the mentions of an event away that a filter means, without one the whole event, and every count follows;
   * what was sent before and has yet to be counted is forgotten too, what is sent later counts again. With `dryRun` it
   * only says how many. Throws UNKNOWN_EVENT, UNKNOWN_STATEMENT and INVALID_FILTER.
   */
  forget(event: string, filter?: ForgetFilter, options?: { dryRun?: boolean }): Promise<Forgotten>;
};

/** Opens the life of events over a store that each call opens anew. */
export function openLife(using: <T>(act: (store: LifeStore) => Promise<T>) => Promise<T>): Life {
  return {
    forget: (event, filter = {}, options = {}) =>
      using((store) => forget(store, event, { ...options, filter })),
  };
}
