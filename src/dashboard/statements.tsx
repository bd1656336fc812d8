import { html, type Markup } from "../reporting/html-template.ts";
import { quoteMarkup } from "../reporting/html-quotes.ts";
import { countryNames } from "../reporting/quotes.ts";
import { countOf } from "../reporting/figures.ts";
import type { EventState } from "./state.ts";
import { eventAddress, LISTED, statementAddress, type View, viewQuery } from "./view.ts";

/** The statements behind the figures, the latest first, part by part. */
export function Statements({ state, view }: { state: EventState; view: View }) {
  const { report, utterances, next, cursor } = state;
  const nameOf = countryNames(report);
  const sureFrom = report.sure.from;
  const filtered = LISTED.some((name) => view[name]);
  const more = next === null ? null : viewQuery(view, { cursor: next });
  return (
    <>
      <p class="soft" role="status">
        {shownText(utterances.length, { filtered, isEnd: next === null, isStart: cursor === null })}
      </p>
      <ol class="said">
        {utterances.map((utterance) => {
          const { id, tags } = utterance.statement;
          const open = html`<a href="${statementAddress(report.event, id)}" class="open"
            >evidence and mentions</a
          >`;
          return (
            <li
              key={id}
              class={`of-${tags.stance.label}`}
              dangerouslySetInnerHTML={of(
                html`${quoteMarkup(utterance, { nameOf, sureFrom })} ${open}`,
              )}
            />
          );
        })}
      </ol>
      <p class="pages">
        {cursor === null ? null : (
          <a data-view href={`${eventAddress(report.event, view)}#statements`}>
            From the start
          </a>
        )}
        {more === null ? null : (
          <a data-more href={`/events/${report.event}${more}#statements`}>
            More statements
          </a>
        )}
      </p>
    </>
  );
}

const of = ({ markup }: Markup) => ({ __html: markup });

function shownText(
  shown: number,
  { filtered, isEnd, isStart }: { filtered: boolean; isEnd: boolean; isStart: boolean },
): string {
  const some = countOf(shown, "statement");
  if (shown === 0 && !isEnd) return "None here yet: there is more to look through.";
  if (shown === 0) return filtered ? "No statement is like that." : "There are no statements.";
  if (!isStart) return isEnd ? `The last ${some}.` : `${some}, and there are more.`;
  if (isEnd) return filtered ? `${some} like that.` : `All ${some}.`;
  return `The latest ${some}; there are more.`;
}
