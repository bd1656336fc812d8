import { useState } from "preact/hooks";
import { hasLabels, type Evidence, type TaggedStatement } from "../statement/tags.ts";
import { formatTone } from "../reporting/figures.ts";
import { terminalText, webLink } from "../reporting/hostile-text.ts";
import { quoteMarkup } from "../reporting/html-quotes.ts";
import { dayOf } from "../reporting/quotes.ts";
import { STANCES } from "../statement/tags.ts";
import { Correct } from "./correct-form.tsx";
import { Drawn } from "./drawn.tsx";
import { Frame } from "./frame.tsx";
import { OfEvent } from "./of-event.tsx";
import type { PageState } from "./state.ts";
import { statementAddress } from "./view.ts";

/** One statement: its words, why it has its tags, and who printed it. */
export function StatementPage(props: PageState & { page: "statement" }) {
  const { event, title, offers, names } = props;
  const [found, setFound] = useState(props.found);
  const { utterance } = found;
  // As it counts where it stands for its utterance, else as it was printed.
  const mention =
    utterance?.statement.id === found.mention?.id ? (utterance?.statement ?? null) : found.mention;
  const code = mention?.tags.country.code ?? null;
  const country = code === null ? null : (names[code] ?? code);
  return (
    <Frame offers={offers}>
      <OfEvent event={event} title={title} />
      <h1>Statement</h1>
      {mention === null ? <p>Its text has been taken away; it is still counted.</p> : null}
      {mention !== null && hasLabels(mention) ? (
        <>
          <div class={`said of-${mention.tags.stance.label}`}>
            <Drawn
              of={quoteMarkup(
                { statement: mention, mentions: found.mentions },
                { nameOf: () => country ?? "country not known", sureFrom: 0 },
              )}
            />
          </div>
          <Why statement={mention} country={country} />
        </>
      ) : null}
      {utterance !== null && offers.correct ? (
        <Correct event={event} utterance={utterance} onCorrected={setFound} />
      ) : null}
      <Mentions event={event} found={found} />
    </Frame>
  );
}

/** Each tag with the words that decided it. */
function Why({ statement, country }: { statement: TaggedStatement; country: string | null }) {
  const { tags } = statement;
  const { label, scores, confidence } = tags.stance;
  const sure =
    confidence === null || confidence === undefined ? "" : `; right with a chance of ${confidence}`;
  const shown = STANCES.map((stance) => `${stance} ${scores[stance].toFixed(2)}`).join(", ");
  return (
    <section>
      <h2>Why it is tagged so</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Tag</th>
            <th scope="col">Value</th>
            <th scope="col">Words</th>
          </tr>
        </thead>
        <tbody>
          <Row name="Country" value={country ?? "not known"} evidence={tags.country.evidence} />
          <Row name="Stance" value={`${label} (${shown}${sure})`} evidence={tags.stance.evidence} />
          <Row
            name="Tone"
            value={`${tags.sentiment.label} ${formatTone(tags.sentiment.score)}`}
            evidence={tags.sentiment.evidence}
          />
          <Row
            name="Role"
            value={tags.role === "official" && tags.rank ? `${tags.role}, ${tags.rank}` : tags.role}
            evidence={[]}
          />
        </tbody>
      </table>
      <p class="soft">
        Tagged by {tags.model}.
        {tags.corrected
          ? ` ${terminalText(`Read by ${[...new Set(Object.values(tags.corrected.by))].join(", ")}`)}.`
          : ""}
      </p>
    </section>
  );
}

function Row({
  name,
  value,
  evidence,
}: {
  name: string;
  value: string;
  evidence: readonly Evidence[];
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{value}</td>
      <td>
        {evidence.length === 0 ? <span class="soft">none</span> : null}
        {evidence.map(({ in: field, text, by }, at) => (
          <>
            {at === 0 ? "" : "; "}
            <mark class={by === "inferred" ? "inferred" : undefined}>
              {terminalText(text)}
            </mark>{" "}
            <span class="soft">
              in {field}
              {by === "inferred" ? ", inferred" : ""}
            </span>
          </>
        ))}
      </td>
    </tr>
  );
}

function Mentions({
  event,
  found,
}: {
  event: string;
  found: (PageState & { page: "statement" })["found"];
}) {
  const { printed, mentions, representative } = found;
  return (
    <section>
      <h2>Printed {mentions === 1 ? "once" : `${mentions} times`}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Outlet</th>
            <th scope="col">Day</th>
            <th scope="col">Statement</th>
          </tr>
        </thead>
        <tbody>
          {printed.map((mention) => {
            const link = webLink(mention.url);
            const outlet = terminalText(mention.outlet ?? "outlet not known");
            return (
              <tr key={mention.id}>
                <td>
                  {link === null ? (
                    <bdi>{outlet}</bdi>
                  ) : (
                    <a href={link} rel="noopener noreferrer">
                      <bdi>{outlet}</bdi>
                    </a>
                  )}
                </td>
                <td class="day">
                  {hasLabels(mention) ? (dayOf(mention) ?? "undated") : "set aside"}
                </td>
                <td>
                  <a href={statementAddress(event, mention.id)}>
                    <bdi>{terminalText(mention.id)}</bdi>
                  </a>{" "}
                  {mentions > 1 && mention.id === representative ? (
                    <span class="soft">stands for all</span>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {printed.length < mentions ? (
        <p class="soft">The first {printed.length} are listed, as far as their texts are kept.</p>
      ) : null}
    </section>
  );
}
