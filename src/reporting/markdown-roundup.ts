import type { Utterance } from "../counting/snapshot.ts";
import type { TaggedStatement } from "../statement/tags.ts";
import { countOf, formatCount } from "./figures.ts";
import { markdownText, webLink } from "./hostile-text.ts";
import { asQuoted, countryNames, dayOf } from "./quotes.ts";
import type { ReportedEvent } from "./reported-event.ts";
import { roundupOf, shortened } from "./roundup.ts";
import type { Silence } from "./silence.ts";

type NameOf = (code: string | null) => string;

/** More names than these are only counted. */
const MOST_SILENT = 8;

/**
 * A paragraph for each stance, who took it in which words and where that is to be read, and one of who is missing, as
 * Markdown for a newsletter; nothing without statements.
 */
export function roundupBlocks(reported: ReportedEvent): string[] {
  const nameOf = countryNames(reported.report);
  const all = reported.report.totals.utterances;
  const paragraphs = roundupOf(reported).map(({ stance, n, told, more }) => {
    const head = `**${capitalised(stance)}** (${formatCount(n)} of ${countOf(all, "utterance")}).`;
    const rest = more === 0 ? [] : [`And ${formatCount(more)} more.`];
    return [head, ...told.map((utterance) => toldText(utterance, nameOf)), ...rest].join(" ");
  });
  if (paragraphs.length === 0) return [];
  return ["## Roundup", ...paragraphs, ...silenceBlock(reported.around?.silence ?? [])];
}

/** `Ada Berg, foreign minister (Norway): “We welcome it” ([Post](https://...), 2023-04-26).` */
function toldText({ statement }: Utterance, nameOf: NameOf): string {
  const { speaker, affiliation, tags, kind } = statement;
  const named = [speaker ?? "A speaker without a name", affiliation];
  const who = named.filter((part) => part !== undefined).join(", ");
  const { quoted, open, close } = asQuoted(statement);
  const said = `${open}${markdownText(shortened(quoted.text))}${close}`;
  const reportedOnly = kind === "indirect" || (kind === "partial" && open === "");
  const verb = reportedOnly ? ", as reported:" : ":";
  return `${markdownText(capitalised(who))} (${markdownText(nameOf(tags.country.code))})${verb} ${said}${sourceText(statement)}.`;
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function sourceText(statement: TaggedStatement): string {
  const { outlet, url } = statement;
  const link = webLink(url);
  const name = link === null && outlet === undefined ? null : markdownText(outlet ?? "source");
  const parts = [name === null || link === null ? name : `[${name}](${link})`, dayOf(statement)];
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? "" : ` (${known.join(", ")})`;
}

function silenceBlock(silence: readonly Silence[]): string[] {
  const groups = silence
    .filter(({ silent }) => silent.length > 0)
    .map(({ name, of, silent }) => {
      const names = silent.map((one) => one.name).join(", ");
      const some = silent.length > MOST_SILENT ? "" : `: ${markdownText(names)}`;
      return `${markdownText(name)} (${silent.length} of ${of})${some}`;
    });
  if (groups.length === 0) return [];
  return [`**Not heard from** in what was read. ${groups.join("; ")}.`];
}
