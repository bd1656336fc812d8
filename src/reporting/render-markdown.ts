import type { Utterance } from "../counting/snapshot.ts";
import { type TextField, STANCES, type TaggedStatement } from "../statement/tags.ts";
import { hasEvidence, type Showing, shownStretches } from "./evidence-stretches.ts";
import { besideText, NO_COUNTRY_IN_COMMON, officeText, verdictText } from "./country-words.ts";
import { countOf, formatCount, formatShare, formatTone, toneInterval } from "./figures.ts";
import { markdownText, webLink } from "./hostile-text.ts";
import { roundupBlocks } from "./markdown-roundup.ts";
import { frozenNotes } from "./render-frozen.ts";
import { homeText } from "./home-text.ts";
import { judgedText } from "./judged-words.ts";
import { countingNotes } from "./notes.ts";
import {
  articlePlace,
  asQuoted,
  countryNames,
  dayOf,
  hiddenNote,
  printedText,
  quoteGroups,
} from "./quotes.ts";
import { periodSentence } from "./period-words.ts";
import { remarks } from "./remarks.ts";
import type { CountryRow, Report, ShareInterval } from "./report.ts";
import { type OpensWith, openingCommand, type ReportedEvent } from "./reported-event.ts";
import { stanceText } from "./stance-words.ts";
import { positionSentence, totalsText, verdictSentence } from "./verdict-sentence.ts";

const EMPHASIS: Record<Showing, string> = { cue: "**", inferred: "*", plain: "" };
const LEGEND =
  "The words that decided a tag are **bold**; where there is no cue, it is *inferred from* the words that " +
  "weighed most. The number behind a stance is its score, from 0 to 1.";

/** The report as Markdown (CommonMark with tables), the evidence in the quotes in bold or italics. */
export function renderMarkdown(reported: ReportedEvent, opensWith: OpensWith): string {
  const { report } = reported;
  const command = openingCommand(reported, opensWith);
  const position = positionSentence(report);
  const blocks = [
    `# ${markdownText(report.title)}`,
    markdownText(`${report.event} · ${totalsText(report)}`),
    ...sentenceBlocks(periodSentence(report)),
    `**${markdownText(verdictSentence(reported))}**`,
    ...sentenceBlocks(position),
    ...remarks(report).map(markdownText),
    ...roundupBlocks(reported),
    ...(report.totals.utterances === 0 ? [] : figureTables(report)),
    ...quoteBlocks(reported, command),
    "## How this was counted",
    [...countingNotes(report, command), ...frozenNotes(reported)]
      .map((note) => `- ${markdownText(note)}`)
      .join("\n"),
  ];
  return blocks.join("\n\n");
}

function sentenceBlocks(sentence: string | null): string[] {
  return sentence === null ? [] : [markdownText(sentence)];
}

function figureTables(report: Report): string[] {
  const { stance, sentiment, countries, timeline } = report;
  const { mean, negative, neutral, positive } = sentiment;
  const interval = toneInterval(report);
  return [
    "## Stances",
    stanceTable(stance),
    `Tone: mean ${formatTone(mean)}${interval && ` (95 % interval ${interval})`}; ` +
      `${formatCount(negative)} negative, ${formatCount(neutral)} neutral, ${formatCount(positive)} positive.`,
    "## Countries",
    table(
      ["Country", "N", "Welcoming", "Skeptical", "Hostile", "Neutral", "Verdict", "Tone", "Latest"],
      countries
        .filter(({ n }) => n > 0)
        .map((row) => [
          row.name,
          formatCount(row.n),
          ...STANCES.map((label) => formatCount(row.stance[label])),
          verdictText(row),
          formatTone(row.sentiment),
          row.country === null ? NO_COUNTRY_IN_COMMON : positionText(row),
        ]),
    ),
    "## Timeline",
    table(
      ["Day", "Welcoming", "Skeptical", "Hostile", "Neutral"],
      timeline.map((row) => [
        row.date ?? "undated",
        ...STANCES.map((label) => formatCount(row[label])),
      ]),
    ),
  ];
}

/** With the estimates where there are any. */
function stanceTable(stance: Report["stance"]): string {
  const estimated = STANCES.some((label) => stance[label].estimate !== null);
  const figuresOf = (interval: ShareInterval | null) =>
    interval === null
      ? ["", ""]
      : [
          formatShare(interval.share),
          `${formatShare(interval.low)} to ${formatShare(interval.high)}`,
        ];
  return table(
    [
      "Stance",
      "N",
      "Share",
      "95 % interval",
      ...(estimated ? ["Estimate", "Its 95 % interval"] : []),
    ],
    STANCES.map((label) => [
      label,
      formatCount(stance[label].n),
      ...figuresOf(stance[label]),
      ...(estimated ? figuresOf(stance[label].estimate) : []),
    ]),
  );
}

function positionText({ position }: CountryRow): string {
  if (!position) return "";
  const { stance, speaker, date } = position;
  const office = officeText(position);
  const who = office === null ? speaker : `${speaker ?? "no name"} (${office})`;
  const chosen = [stance, who, date].filter((part) => part !== null).join(", ");
  const beside = besideText(position);
  return beside === null ? chosen : `${chosen}; ${beside}`;
}

/** A table whose first and last column is text; cells are escaped here. */
function table(header: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(" | ")} |`;
  const rule = header.map((title) =>
    /^(Country|Day|Stance|Verdict|Latest)$/.test(title) ? "---" : "---:",
  );
  return [line(header), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

function quoteBlocks(reported: ReportedEvent, command: string | null): string[] {
  const nameOf = countryNames(reported.report);
  const groups = quoteGroups(reported);
  const blocks = groups.flatMap((group) => [
    `### ${capitalised(group.stance)} (${countOf(group.n, "utterance")})`,
    ...group.shown.map((utterance) => quoteBlock(utterance, nameOf, reported.report.sure.from)),
    ...(group.hidden > 0 ? [markdownText(hiddenNote(group, command))] : []),
  ]);
  return blocks.length > 0 ? ["## What they said", LEGEND, ...blocks] : [];
}

function quoteBlock(
  utterance: Utterance,
  nameOf: (code: string | null) => string,
  sureFrom: number,
): string {
  const { statement } = utterance;
  const { speaker, affiliation, tags } = statement;
  const place = articlePlace(statement);
  const judged = judgedText(statement);
  const { quoted, open, close } = asQuoted(statement);
  const who = [speaker ?? "No speaker named", affiliation].filter((part) => part !== undefined);
  const source = [
    markdownText(who.join(", ")),
    markdownText(nameOf(tags.country.code)),
    markdownText(dayOf(statement) ?? "undated"),
    outletLink(statement),
    place === null ? null : markdownText(place),
    printedText(utterance),
    stanceText(tags, sureFrom),
    `tone ${formatTone(tags.sentiment.score)}`,
    judged === null ? null : markdownText(judged),
  ];
  const context = hasEvidence(statement, "context")
    ? [`> In context: ${markedText(statement, "context")}`, ">"]
    : [];
  const told = homeText(statement);
  const home = told === null ? [] : [`> ${markdownText(told)}`, ">"];
  return [
    `> ${open}${markedText(quoted, "text")}${close}`,
    ">",
    ...context,
    ...home,
    `> ${source.filter((part) => part !== null).join(" · ")}`,
  ].join("\n");
}

function outletLink({ outlet, url }: TaggedStatement): string | null {
  const link = webLink(url);
  if (link === null) return outlet === undefined ? null : markdownText(outlet);
  return `[${markdownText(outlet ?? "source")}](${link})`;
}

function markedText(statement: TaggedStatement, field: TextField): string {
  const stretches = shownStretches(statement, field).map(({ text, showing }) => {
    // Emphasis that touches a space on its inside is none.
    return markdownText(text).replace(/\S(?:.*\S)?/s, `${EMPHASIS[showing]}$&${EMPHASIS[showing]}`);
  });
  return stretches.join("");
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
