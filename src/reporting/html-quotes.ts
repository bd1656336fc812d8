import type { Utterance } from "../counting/snapshot.ts";
import type { TaggedStatement, TextField } from "../statement/tags.ts";
import { evidenceStretches, hasEvidence, showingOf } from "./evidence-stretches.ts";
import { countOf, formatTone } from "./figures.ts";
import { webLink } from "./hostile-text.ts";
import type { Anchors } from "./html-anchors.ts";
import { swatch } from "./html-bars.ts";
import { homeText } from "./home-text.ts";
import { judgedText } from "./judged-words.ts";
import { html, type Markup } from "./html-template.ts";
import {
  type QuoteGroup,
  articlePlace,
  asQuoted,
  countryNames,
  dayOf,
  hiddenNote,
  printedText,
} from "./quotes.ts";
import type { Report } from "./report.ts";
import { stanceText } from "./stance-words.ts";

/** The quotes by stance, each group one that can be closed; null when there is none. */
export function quoteSection(
  report: Report,
  {
    groups,
    anchors,
    command,
  }: { groups: readonly QuoteGroup[]; anchors: Anchors; command: string | null },
): Markup | null {
  if (groups.length === 0) return null;
  const nameOf = countryNames(report);
  const sureFrom = report.sure.from;
  return html`<section>
    <h2>What they said</h2>
    <p class="soft">
      The words that decided a tag are <mark>marked</mark>; where no cue stood, it was
      <mark class="inferred">inferred from</mark> the words that weighed most. Behind each stance
      stands its score, from 0 to 1.
    </p>
    ${groups.map((group) => groupMarkup(group, { command, nameOf, anchors, sureFrom }))}
  </section>`;
}

type NameOf = (code: string | null) => string;

type QuoteContext = {
  command: string | null;
  nameOf: NameOf;
  anchors: Anchors;
  sureFrom: number;
};

function groupMarkup(
  group: QuoteGroup,
  { command, nameOf, anchors, sureFrom }: QuoteContext,
): Markup {
  const { stance, n, shown, hidden } = group;
  const note = hidden > 0 ? html`<p class="soft">${hiddenNote(group, command)}</p>` : null;
  const items = shown.map((utterance, index) => {
    const { code } = utterance.statement.tags.country;
    const first = shown[index - 1]?.statement.tags.country.code !== code || index === 0;
    const id = first ? html` id="${anchors.ofCountry(stance, code) ?? ""}"` : null;
    return html`<li class="of-${stance}" ${id}>
      ${quoteMarkup(utterance, { nameOf, sureFrom })}
    </li>`;
  });
  return html`<details class="quotes" id="${anchors.ofStance(stance) ?? ""}" open>
    <summary>${swatch(stance)}${stance} · ${countOf(n, "utterance")}</summary>
    <ol>
      ${items}
    </ol>
    ${note}
  </details>`;
}

/** One utterance as it is quoted: its words with their evidence, who said it where, and its tags. */
export function quoteMarkup(
  utterance: Pick<Utterance, "statement" | "mentions">,
  { nameOf, sureFrom }: { nameOf: NameOf; sureFrom: number },
): Markup {
  const { statement } = utterance;
  const { speaker, affiliation, tags } = statement;
  const name =
    speaker === undefined
      ? html`No speaker named`
      : html`<strong><bdi>${marked(statement, "speaker")}</bdi></strong>`;
  const title =
    affiliation === undefined ? null : html`, <bdi>${marked(statement, "affiliation")}</bdi>`;
  const { quoted, open, close } = asQuoted(statement);
  const parts = [nameOf(tags.country.code), dayOf(statement) ?? "undated"].join(" · ");
  const source = outletLink(statement);
  const judged = judgedText(statement);
  const place = articlePlace(statement);
  const context = hasEvidence(statement, "context")
    ? html`<p class="soft" dir="auto">In context: ${marked(statement, "context")}</p>`
    : null;
  const told = homeText(statement);
  const home = told === null ? null : html`<p class="soft" dir="auto">${told}</p>`;
  return html`<blockquote>
      <p dir="auto">${open}${marked(quoted, "text")}${close}</p>
      ${context} ${home}
    </blockquote>
    <p class="source">
      ${name}${title} · ${parts}${source === null ? null : html` · ${source}`} ·
      ${place === null ? null : html`<bdi>${place}</bdi> · `}${printedText(utterance)} ·
      ${stanceText(tags, sureFrom)} · tone
      ${formatTone(tags.sentiment.score)}${judged === null ? null : html` · <bdi>${judged}</bdi>`}
    </p>`;
}

function outletLink({ outlet, url }: TaggedStatement): Markup | null {
  const link = webLink(url);
  if (link === null) return outlet === undefined ? null : html`<bdi>${outlet}</bdi>`;
  return html`<a href="${link}" rel="noopener noreferrer"><bdi>${outlet ?? "source"}</bdi></a>`;
}

function marked(statement: TaggedStatement, field: TextField): Markup {
  const stretches = evidenceStretches(statement, field).map((stretch) => {
    const showing = showingOf(stretch);
    if (showing === "plain") return html`${stretch.text}`;
    const told = [
      stretch.decided.length === 0 ? null : `decided: ${stretch.decided.join(", ")}`,
      stretch.inferred.length === 0 ? null : `inferred from this: ${stretch.inferred.join(", ")}`,
    ];
    const title = told.filter((part) => part !== null).join("; ");
    return html`<mark ${showing === "inferred" ? html`class="inferred" ` : null}title="${title}"
      >${stretch.text}</mark
    >`;
  });
  return stretches.reduce((all, stretch) => html`${all}${stretch}`, html``);
}
