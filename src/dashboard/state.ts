import type { EventRow, Prints, Utterance } from "../counting/snapshot.ts";
import type { Move } from "../reporting/moved.ts";
import type { CountryRow, Report } from "../reporting/report.ts";
import type { ReviewRow } from "../reporting/review.ts";
import type { Silence } from "../reporting/silence.ts";

/** What the page of an event shows, apart from its map. */
export type EventState = {
  /** Changes with what is counted. */
  revision: string;
  report: Report;
  onAllDays: number;
  silence: readonly Silence[];
  moves: readonly Move[];
  utterances: Utterance[];
  /** Where the list of statements goes on; null at its end. */
  next: string | null;
  /** Which part of the list was asked for, where it is not its beginning. */
  cursor: string | null;
};

/** What the pages are allowed to offer. */
export type Offers = { send: boolean; correct: boolean; signOut: boolean };

/** What each page is drawn of; the same in the browser as on the server. */
export type PageState =
  | { page: "events"; events: EventRow[]; unreadable: string[]; revision: string; offers: Offers }
  | { page: "event"; search: string; state: EventState; offers: Offers }
  | {
      page: "statement";
      event: string;
      title: string;
      found: Prints;
      /** Names of countries by code. */
      names: Record<string, string>;
      offers: Offers;
    }
  | {
      page: "review";
      event: string;
      title: string;
      rows: ReviewRow[];
      names: Record<string, string>;
      offers: Offers;
    }
  | {
      page: "compare";
      /** Those that can be chosen. */
      events: { event: string; title: string }[];
      /** Two, or none where none are chosen. */
      reports: Report[];
      offers: Offers;
    }
  | {
      page: "country";
      country: string;
      name: string;
      rows: { event: string; title: string; lastDay: string | null; row: CountryRow }[];
      /** In how many events it was looked for. */
      looked: number;
      offers: Offers;
    }
  | { page: "add"; event: string | null; offers: Offers }
  | { page: "sign-in"; next: string; wrong: boolean }
  | { page: "problem"; status: number; title: string; detail: string };
