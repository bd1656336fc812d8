import { totalTiles } from "./html-figures.ts";
import { html, type Markup } from "./html-template.ts";
import { periodSentence } from "./period-words.ts";
import { remarks } from "./remarks.ts";
import type { ReportedEvent } from "./reported-event.ts";
import { positionSentence, verdictSentence } from "./verdict-sentence.ts";

/** What a reader reads first: the verdict in a sentence, where countries stand, what to mind, and the totals. */
export function leadMarkup(reported: ReportedEvent): Markup {
  const { report } = reported;
  const sentence = (text: string | null) => (text === null ? null : html`<p>${text}</p>`);
  return html`${sentence(periodSentence(report))}
    <p class="verdict">${keptTogether(verdictSentence(reported))}</p>
    ${sentence(positionSentence(report))}
    ${remarks(report).map((remark) => html`<p class="remark">${remark}</p>`)} ${totalTiles(report)}`;
}

/** A figure stays on one line with its percent sign and its interval. */
function keptTogether(sentence: string): Markup {
  const parts = sentence.split(/(\b\d{1,3} % \[[^\]]{1,20}\],?)/);
  const kept = parts.map((part, at) =>
    at % 2 === 0 ? html`${part}` : html`<span class="figure">${part}</span>`,
  );
  return kept.reduce((all, part) => html`${all}${part}`, html``);
}
