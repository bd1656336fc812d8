import { STANCES, type Stance } from "../../statement/tags.ts";
import { verdictText } from "../country-words.ts";
import { wrapText } from "../display-width.ts";
import { jsonText, terminalText } from "../hostile-text.ts";
import { modelNote } from "../notes.ts";
import { periodSentence } from "../period-words.ts";
import type { Report } from "../report.ts";
import { frozenNotes } from "../render-frozen.ts";
import type { ReportedEvent } from "../reported-event.ts";
import type { ShortName } from "../terminal-rows.ts";
import { totalsText, verdictSentence } from "../verdict-sentence.ts";
import type { World } from "../world.ts";
import {
  CHART_TITLES,
  CHART_WIDTH,
  CHARTS,
  type ChartName,
  COLOURS,
  INK,
  PAPER,
  TRACK,
} from "./chart.ts";
import type { ChartOptions } from "./render-svg.ts";
import { ringsOf } from "./rings.ts";

type Spec = Record<string, unknown>;

/** How long a line may be to be no wider than a chart, which Vega does not look to. */
const TITLE_COLUMNS = 90;
const NOTE_COLUMNS = 120;

/** Each chart has a legend of its own, or none. */
const APART = { scale: { color: "independent" }, legend: { color: "independent" } };

const SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";
const BY_STANCE = {
  field: "stance",
  type: "nominal",
  sort: STANCES,
  scale: { domain: STANCES, range: STANCES.map((stance) => COLOURS[stance]) },
  legend: { title: null, orient: "top" },
};

/**
 * Reports as one Vega-Lite specification with its data in it: of each event the chart that is asked for, else all, one
 * under the other. Texts of others stand in data and titles alone, never where Vega looks for an expression.
 */
export function renderVegaLite(events: readonly ReportedEvent[], options: ChartOptions): string {
  const specs = events.map((reported) => eventSpec(reported, options));
  const [only] = specs;
  const whole = specs.length === 1 && only ? only : { vconcat: specs, resolve: APART };
  return jsonText(JSON.stringify({ $schema: SCHEMA, ...whole, config: { background: PAPER } }));
}

function eventSpec(reported: ReportedEvent, { chart, shortName }: ChartOptions): Spec {
  const { report } = reported;
  const period = periodSentence(report);
  const notes = [
    verdictSentence(reported),
    ...(period === null ? [] : [period]),
    `${totalsText(report)}. Made ${report.generatedAt}.`,
    modelNote(report),
    ...frozenNotes(reported),
  ].map(terminalText);
  const about = {
    title: {
      text: wrapText(terminalText(report.title), TITLE_COLUMNS),
      subtitle: notes.flatMap((note) => wrapText(note, NOTE_COLUMNS)),
      anchor: "start",
    },
    description: notes.join(" "),
    usermeta: { readout: sourceOf(report) },
  };
  const parts = (chart === undefined ? CHARTS : [chart]).flatMap((name) => {
    const spec = SPECS[name](reported, shortName);
    return spec === null ? [] : [{ name, spec }];
  });
  const [only] = parts;
  if (parts.length === 1 && only) return { ...about, ...only.spec };
  return {
    ...about,
    vconcat: parts.map(({ name, spec }) => ({ title: CHART_TITLES[name], ...spec })),
    resolve: APART,
  };
}

/** What a program that draws the chart again has to say of it. */
function sourceOf({ event, models, accuracy, totals, sure, period, generatedAt }: Report): Spec {
  return { event, models, accuracy, unsure: totals.unsure, sure, period, generatedAt };
}

const SPECS: Record<ChartName, (reported: ReportedEvent, shortName: ShortName) => Spec | null> = {
  stance: ({ report }) => {
    const values = STANCES.map((stance) => {
      const { n, share, low, high, estimate } = report.stance[stance];
      return { stance, n, share, low, high, estimate: estimate?.share ?? null };
    });
    const x = { type: "quantitative", scale: { domain: [0, 1] }, axis: { format: "%" } };
    return {
      width: CHART_WIDTH,
      data: { values },
      encoding: { y: { field: "stance", type: "nominal", sort: null, title: null } },
      layer: [
        {
          mark: "bar",
          encoding: {
            x: { ...x, field: "share", title: "share of the utterances, with its 95 % interval" },
            color: { ...BY_STANCE, legend: null },
            tooltip: ["stance", "n", "share", "low", "high", "estimate"].map((field) => ({
              field,
            })),
          },
        },
        {
          mark: { type: "rule", color: INK, strokeWidth: 2 },
          encoding: { x: { ...x, field: "low" }, x2: { field: "high" } },
        },
      ],
    };
  },
  countries: ({ report }, shortName) => {
    const rows = report.countries.filter(({ n }) => n > 0);
    const nameOf = (row: (typeof rows)[number]) =>
      terminalText(shortName(row.country ?? "") ?? row.name);
    const values = rows.flatMap((row) =>
      STANCES.filter((stance) => row.stance[stance] > 0).map((stance) => ({
        country: row.country,
        name: nameOf(row),
        stance,
        n: row.stance[stance],
        verdict: verdictText(row),
        latest: row.position?.stance ?? null,
      })),
    );
    return {
      width: CHART_WIDTH,
      data: { values },
      mark: "bar",
      encoding: {
        y: {
          field: "name",
          type: "nominal",
          sort: rows.map(nameOf),
          title: null,
          axis: { labelLimit: 240 },
        },
        x: UTTERANCES,
        color: BY_STANCE,
        order: ORDER,
        tooltip: ["name", "stance", "n", "verdict", "latest"].map((field) => ({ field })),
      },
      transform: STANCE_ORDER,
    };
  },
  timeline: ({ report }) => {
    const values = report.timeline.flatMap(({ date, ...counts }) =>
      STANCES.filter((stance) => counts[stance] > 0).map((stance) => ({
        date,
        stance,
        n: counts[stance],
      })),
    );
    const undated = values.some(({ date }) => date === null);
    return {
      width: CHART_WIDTH,
      data: { values },
      mark: { type: "bar", minBandSize: 2 },
      encoding: {
        x: {
          field: "date",
          timeUnit: "utcyearmonthdate",
          type: "temporal",
          title: undated ? "day of the first print; undated ones are left out" : null,
        },
        y: UTTERANCES,
        color: BY_STANCE,
        order: ORDER,
        tooltip: ["date", "stance", "n"].map((field) => ({ field, type: "nominal" })),
      },
      transform: [{ filter: "datum.date !== null" }, ...STANCE_ORDER],
    };
  },
  map: ({ report, around }) => (around ? mapSpec(report, around.world) : null),
};

// Stacks grow from the left and the ground in the order of the legend.
const STANCE_ORDER = [
  { calculate: `indexof(${JSON.stringify(STANCES)}, datum.stance)`, as: "order" },
];
/** How many of a stance, one on another, on a scale of whole numbers. */
const UTTERANCES = {
  field: "n",
  type: "quantitative",
  stack: "zero",
  title: "utterances",
  axis: { tickMinStep: 1 },
};
const ORDER = { field: "order", type: "quantitative" };

function mapSpec({ countries }: Report, world: World): Spec {
  const rows = new Map(countries.map((row) => [row.country, row]));
  const stanceOf = (code: string | null): Stance | null =>
    code === null ? null : (rows.get(code)?.position?.stance ?? null);
  const features = world.countries.map(({ code, name, path }) => ({
    type: "Feature",
    // In the places of the projection: Equal Earth.
    geometry: { type: "Polygon", coordinates: ringsOf(path) },
    country: code,
    name,
    stance: stanceOf(code),
    n: rows.get(code)?.n ?? 0,
  }));
  const points = world.small.flatMap(({ code, x, y }) => {
    const stance = stanceOf(code);
    if (stance === null) return [];
    const { name, n } = rows.get(code)!;
    return [{ country: code, name: terminalText(name), x, y, stance, n }];
  });
  const tooltip = ["name", "stance", "n"].map((field) => ({ field, type: "nominal" }));
  const color = {
    condition: { test: "isValid(datum.stance)", ...BY_STANCE },
    value: TRACK,
  };
  return {
    width: CHART_WIDTH,
    height: Math.round((CHART_WIDTH * world.height) / world.width),
    projection: { type: "identity" },
    layer: [
      {
        data: { values: features },
        mark: { type: "geoshape", stroke: PAPER, strokeWidth: 0.5 },
        encoding: { color, tooltip },
      },
      {
        data: { values: points },
        mark: { type: "circle", size: 60, stroke: INK, strokeWidth: 0.5, opacity: 1 },
        encoding: {
          longitude: { field: "x", type: "quantitative" },
          latitude: { field: "y", type: "quantitative" },
          color: BY_STANCE,
          tooltip,
        },
      },
    ],
  };
}
