import { SURE_FROM } from "../counting/sureness.ts";
import { readReportedEvent } from "../read-report.ts";
import type { Readout } from "../readout.ts";
import type { ReportScope } from "../reporting/build-report.ts";
import type { Needs } from "../reporting/forms.ts";
import type { ReportedEvent } from "../reporting/reported-event.ts";
import { openMemo } from "./memo.ts";
import type { Revisions } from "./revisions.ts";

/** What a report is asked for with, and what it is to show beside its figures (nothing). */
export type ReportAsked = ReportScope & { needs?: Needs };

export type Reports = {
  /** The report of an event as it stands, made once for each revision and each way of asking. */
  get(event: string, asked: ReportAsked): Promise<ReportedEvent>;
};

const MOST_KEPT = 200;

/** Makes reports, and keeps the latest of them. */
export function openReports(readout: Readout, revisions: Revisions): Reports {
  const memo = openMemo<ReportedEvent>(MOST_KEPT);
  return {
    async get(event, { needs = { quoted: 0, around: false }, ...scope }) {
      const revision = await revisions.of(event);
      const { period = {}, sure: { from = SURE_FROM, only = false } = {} } = scope;
      const key = JSON.stringify([event, needs, period, from, only]);
      return memo.get(key, revision, () =>
        readReportedEvent(readout, event, { ...needs, ...scope }),
      );
    },
  };
}
