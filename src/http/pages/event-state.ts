import type { z } from "zod";
import { linksOf } from "../../dashboard/links.ts";
import type { EventState } from "../../dashboard/state.ts";
import { readView } from "../../dashboard/view.ts";
import { worldMap } from "../../reporting/html-map.ts";
import type { ReportedEvent } from "../../reporting/reported-event.ts";
import type { Services } from "../services.ts";
import { filterOf, periodOf, surenessOf } from "../routes/scope.ts";
import type { ViewQuery } from "../shapes/queries.ts";

type Asked = z.infer<typeof ViewQuery>;

/** What the page of an event shows in this view. Throws UNKNOWN_EVENT. */
export async function readEventState(
  { revisions, reports, pages, reader }: Services,
  event: string,
  query: Asked,
): Promise<EventState> {
  const revision = await revisions.of(event);
  const { limit, cursor } = query;
  const sure = surenessOf(query);
  const filter = { ...filterOf(query), ...(sure.only && { sureFrom: sure.from }), limit };
  const [{ report, onAllDays, around }, { utterances, next }] = await Promise.all([
    figuresOf(reports, event, query),
    pages.get(JSON.stringify([event, filter, cursor]), revision, () =>
      reader.page(event, filter, cursor),
    ),
  ]);
  const { silence = [], moves = [] } = around ?? {};
  return { revision, report, onAllDays, silence, moves, utterances, next, cursor: cursor ?? null };
}

/** The map of an event in this view; figures of it lead to the statements on its page. */
export async function readMap(
  { reports }: Services,
  event: string,
  { query, search }: { query: Asked; search: string },
): Promise<string> {
  const { report, around } = await figuresOf(reports, event, query);
  if (around === undefined) return "";
  const links = linksOf(event, readView(search));
  const opens = (country: string) => links.ofCountry(null, country);
  return worldMap(report, around.world, { number: 1, opens }).markup;
}

function figuresOf(
  reports: Services["reports"],
  event: string,
  query: Asked,
): Promise<ReportedEvent> {
  return reports.get(event, {
    needs: { quoted: 0, around: true },
    period: periodOf(query),
    sure: surenessOf(query),
  });
}
