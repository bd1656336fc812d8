import {
  type ReportForm,
  type ReportFormat,
  TEXT_FORMATS,
  type TextFormat,
} from "./reporting/forms.ts";
import type { RenderOptions } from "./reporting/render-report.ts";
import type { ReportedEvent } from "./reporting/reported-event.ts";

/** What a form is made of beside the reports. */
export type FormOptions = Omit<RenderOptions, "format"> & ReportForm;

/**
 * The reports of events in any of their forms, text with a line end at its end. What a form needs is loaded when it is
 * asked for: some of it takes long.
 */
export async function renderForm(
  events: readonly ReportedEvent[],
  { format, ...options }: FormOptions,
): Promise<string | Uint8Array> {
  if (isText(format)) {
    const { renderReports } = await import("./reporting/render-report.ts");
    return renderReports(events, { ...options, format });
  }
  return OTHERS[format](events, options);
}

function isText(format: ReportFormat): format is TextFormat {
  return (TEXT_FORMATS as readonly ReportFormat[]).includes(format);
}

type Make = (
  events: readonly ReportedEvent[],
  options: Omit<FormOptions, "format">,
) => Promise<string | Uint8Array>;

const OTHERS: Record<Exclude<ReportFormat, TextFormat>, Make> = {
  svg: async (events, options) => `${await drawnSvg(events, options)}\n`,
  async png(events, options) {
    const { drawPng } = await import("./pictures/draw-png.ts");
    return drawPng(await drawnSvg(events, options));
  },
  async "vega-lite"(events, { chart, shortName }) {
    const { renderVegaLite } = await import("./reporting/charts/vega-lite.ts");
    return `${renderVegaLite(events, { chart, shortName })}\n`;
  },
  async parquet(events, { table = "statements" }) {
    const { renderParquet } = await import("./reporting/render-parquet.ts");
    return renderParquet(table, events);
  },
  async atom(events) {
    const { renderAtom } = await import("./reporting/render-atom.ts");
    return renderAtom(events);
  },
};

async function drawnSvg(
  events: readonly ReportedEvent[],
  { chart, shortName }: Omit<FormOptions, "format">,
): Promise<string> {
  const { renderSvg } = await import("./reporting/charts/render-svg.ts");
  return renderSvg(events, { chart, shortName });
}
