import { shortCountryName } from "../../lexicons/country-names.ts";
import { neededBy, type ReportForm, type TextFormat } from "../../reporting/forms.ts";
import { renderReports } from "../../reporting/render-report.ts";
import type { OpensWith } from "../../reporting/reported-event.ts";
import { entityTag, isKnown, jsonAnswer, notModified } from "../answers.ts";
import { route } from "../route.ts";
import { STANDALONE_PAGE } from "../security-headers.ts";
import { type FORMATS, ReportQuery } from "../shapes/queries.ts";
import { ReportShape } from "../shapes/report.ts";
import { eventParam } from "./event-param.ts";
import { periodOf, surenessOf } from "./scope.ts";

const MEDIA_TYPES: Record<(typeof FORMATS)[number], string> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  html: "text/html; charset=utf-8",
  table: "text/plain; charset=utf-8",
};

/** The width of the form `table`. */
const WIDTH = 80;
const opensWithStore: OpensWith = (event) => `readout show ${event}`;

/** The report of an event in each of its forms. */
export const REPORT_ROUTE = route(ReportQuery, {
  method: "GET",
  path: "/api/v1/events/:event/report",
  access: "read",
  summary: "The report of an event as it stands",
  answers: {
    200: { says: "The report", shape: ReportShape, types: Object.values(MEDIA_TYPES).slice(1) },
    304: { says: "Nothing has changed since the entity tag" },
  },
  async answer({ query, services, request, ...call }) {
    const event = eventParam(call);
    const { table } = query;
    const format = table === undefined ? query.format : "csv";
    const form: ReportForm<TextFormat> = { format, table, byteOrderMark: query.bom };
    const scope = { period: periodOf(query), sure: surenessOf(query) };
    // All but the moment of its making follows from these.
    const madeOf = JSON.stringify([await services.revisions.of(event), event, query]);
    const etag = entityTag(madeOf);
    if (isKnown(request, etag)) return notModified(etag);
    const reported = await services.reports.get(event, { needs: neededBy(form), ...scope });
    if (format === "json") return jsonAnswer(reported.report, { madeOf });
    const screen = { width: WIDTH, color: false, shortName: shortCountryName };
    const text = renderReports([reported], { ...form, ...screen, opensWith: opensWithStore });
    return new Response(text, {
      headers: {
        "content-type": MEDIA_TYPES[format],
        "cache-control": "private, no-cache",
        etag,
        "content-disposition": `inline; filename="${fileName(event, form)}"`,
        ...(format === "html" && { "content-security-policy": STANDALONE_PAGE }),
      },
    });
  },
});

function fileName(event: string, { format, table }: ReportForm): string {
  const part = table === undefined ? "" : `-${table}`;
  return `${event}${part}.${format === "table" ? "txt" : format}`;
}
