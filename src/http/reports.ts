import { readReportedEvent } from "../read-report.ts";
import type { Readout } from "../readout.ts";
import type { ReportScope } from "../reporting/build-report.ts";
import type { ReportedEvent } from "../reporting/reported-event.ts";
import { openMemo } from "./memo.ts";
import type { Revisions } from "./revisions.ts";

/** What a report is asked for with, and how many utterances of each stance it is to show (0). */
export type ReportAsked = ReportScope & { quoted?: number };

export type Reports = {
  /** The report of an event as it stands, made once for each revision and each way of asking. */
  get(event: string, asked: ReportAsked): Promise<ReportedEvent>;
};

const MOST_KEPT = 200;

/** Makes reports, and keeps the latest of them. */
export function openReports(readout: Readout, revisions: Revisions): Reports {
  const memo = openMemo<ReportedEvent>(MOST_KEPT);
  return {
    async get(event, { quoted = 0, ...scope }) {
      const revision = await revisions.of(event);
      const key = JSON.stringify([event, quoted, scope.period, scope.sure]);
      return memo.get(key, revision, () => readReportedEvent(readout, event, { quoted, ...scope }));
    },
  };
}
