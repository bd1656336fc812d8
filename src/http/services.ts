import type { UtterancePage } from "../counting/snapshot.ts";
import type { Readout } from "../readout.ts";
import type { ArticleReader } from "../run/article-reader.ts";
import type { EventList } from "./event-list.ts";
import type { Memo } from "./memo.ts";
import type { Reports } from "./reports.ts";
import type { Revisions } from "./revisions.ts";
import type { HttpMetrics } from "./http-metrics.ts";

/** What routes answer with. */
export type Services = {
  /** The store as it is read. */
  reader: Readout;
  /** The store as statements are sent to it; null where nothing may be changed from here. */
  sender: Readout | null;
  /** The store as tags are corrected in it; null likewise. */
  corrector: Readout | null;
  articles: ArticleReader;
  revisions: Revisions;
  events: EventList;
  /** The revision of the list of events, under the name "". */
  listRevisions: Revisions;
  reports: Reports;
  /** Lists of statements that were read for the present revision of their event. */
  pages: Memo<UtterancePage>;
  metrics: HttpMetrics;
  /** Aborted when the server closes. */
  closing: AbortSignal;
};
