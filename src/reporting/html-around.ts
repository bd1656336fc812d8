import { countOf } from "./figures.ts";
import { swatch } from "./html-bars.ts";
import { html, type Markup } from "./html-template.ts";
import type { Move } from "./moved.ts";
import type { Silence } from "./silence.ts";
import type { OpensCountry } from "./html-map.ts";

/** More names than these stand behind a line that opens them. */
const MOST_NAMED = 8;

/** Who has not spoken, and who moved. */
export function aroundSection(
  { silence, moves }: { silence: readonly Silence[]; moves: readonly Move[] },
  opens: OpensCountry,
): Markup {
  const items = silence.map(
    ({ name, of, silent }) =>
      html`<dt>${name}</dt>
        <dd>${silent.length === 0 ? `all ${of} spoke` : named(silent, of)}</dd>`,
  );
  return html`<div class="around">
    <div>
      <h3>Not heard from</h3>
      <dl>${items}</dl>
      <p class="soft">
        No statement was found in what was read, which is not to say that there is none.
      </p>
    </div>
    <div>
      <h3>Moved</h3>
      ${moves.length === 0 ? html`<p class="soft">Nobody took another stance last than first.</p>` : moveList(moves, opens)}
    </div>
  </div>`;
}

function named(silent: Silence["silent"], of: number): Markup {
  const names = silent.map(({ name }) => name).join(", ");
  if (silent.length <= MOST_NAMED)
    return html`${names} <span class="soft">(${silent.length} of ${of})</span>`;
  return html`<details>
    <summary>${silent.length} of ${of}</summary>
    ${names}
  </details>`;
}

function moveList(moves: readonly Move[], opens: OpensCountry): Markup {
  const items = moves.map(({ country, name, first, last }) => {
    const href = opens(country);
    const who =
      href === null ? html`<bdi>${name}</bdi>` : html`<a href="${href}"><bdi>${name}</bdi></a>`;
    return html`<li>
      ${who}: ${swatch(first.stance)}${first.stance} <span class="day">(${first.date})</span> →
      ${swatch(last.stance)}${last.stance} <span class="day">(${last.date})</span>
    </li>`;
  });
  const rule = `First against last day on which an official spoke, else anyone; ${countOf(moves.length, "country", "countries")}.`;
  return html`<ul>
      ${items}
    </ul>
    <p class="soft">${rule}</p>`;
}
