import { useState } from "preact/hooks";
import { countOf } from "../reporting/figures.ts";
import { quoteMarkup } from "../reporting/html-quotes.ts";
import { eventSlug } from "../statement/event-slug.ts";
import { hasLabels, type Mention } from "../statement/tags.ts";
import { Drawn } from "./drawn.tsx";
import { Frame } from "./frame.tsx";
import { askServer, ServerRefusal } from "./ask-server.ts";
import type { PageState } from "./state.ts";
import { eventAddress } from "./view.ts";

/** What the server found in an article. */
type Found = { event: string; passedOver: { language: string } | null; statements: Mention[] };

type Step =
  | { kind: "writing" }
  | { kind: "waiting"; words: string }
  | { kind: "found"; found: Found; article: Record<string, string> }
  | { kind: "sent"; event: string; accepted: number }
  | { kind: "refused"; message: string };

/** Takes an article, shows what was found in it, and counts it when the reader says so. */
export function AddPage({ event, offers }: PageState & { page: "add" }) {
  const [step, setStep] = useState<Step>({ kind: "writing" });

  async function act(words: string, ask: () => Promise<Step>): Promise<void> {
    setStep({ kind: "waiting", words });
    try {
      setStep(await ask());
    } catch (error) {
      const message =
        error instanceof ServerRefusal ? error.message : "The server does not answer.";
      setStep({ kind: "refused", message });
    }
  }

  function look(submitted: SubmitEvent): void {
    submitted.preventDefault();
    const { event: named = "", ...article } = fieldsOf(submitted.currentTarget as HTMLFormElement);
    const slug = eventSlug(named);
    if (slug === undefined) return setStep({ kind: "refused", message: "Name the event." });
    void act("Reading the article…", async () => {
      const found = await askServer<Found>(`/api/v1/events/${slug}/articles/preview`, article);
      return { kind: "found", found, article };
    });
  }

  function count({ found, article }: Step & { kind: "found" }): void {
    void act("Sending…", async () => {
      const path = `/api/v1/events/${found.event}/articles`;
      const { accepted } = await askServer<{ accepted: number }>(path, article);
      return { kind: "sent", event: found.event, accepted };
    });
  }

  return (
    <Frame offers={offers}>
      <h1>Add an article</h1>
      <noscript>
        <p class="remark">This page needs its script; readout run FILE does the same.</p>
      </noscript>
      {offers.send ? null : (
        <p class="remark">This server only reads: it was started with READOUT_EDIT=0.</p>
      )}
      <form class="add" onSubmit={look}>
        <label>
          Event <input name="event" required value={event ?? ""} placeholder="xi-zelensky-call" />
        </label>
        <label>
          Outlet <input name="outlet" />
        </label>
        <label>
          Published on <input name="publishedAt" type="date" />
        </label>
        <label>
          Address <input name="url" type="url" placeholder="https://" />
        </label>
        <label class="whole">
          Text of the article, its title first
          <textarea name="text" required rows={12} />
        </label>
        <button disabled={!offers.send || step.kind === "waiting"}>See what is found</button>
      </form>
      <div role="status">
        {step.kind === "waiting" ? <p>{step.words}</p> : null}
        {step.kind === "refused" ? <p class="remark">{step.message}</p> : null}
        {step.kind === "sent" ? (
          <p>
            {countOf(step.accepted, "statement")} sent.{" "}
            <a href={eventAddress(step.event)}>The event</a> shows them once a worker has counted
            them.
          </p>
        ) : null}
      </div>
      {step.kind === "found" ? <Preview {...step} onCount={() => count(step)} /> : null}
    </Frame>
  );
}

function Preview({ found, onCount }: { found: Found; onCount: () => void }) {
  const { statements, passedOver } = found;
  return (
    <section>
      <h2>{countOf(statements.length, "statement")} found</h2>
      {passedOver === null ? null : (
        <p class="remark">
          It is in another language ({passedOver.language}); Readout reads English only.
        </p>
      )}
      {statements.length > 0 ? (
        <button type="button" onClick={onCount}>
          Count them
        </button>
      ) : null}
      <ol class="said">
        {statements.map((statement) =>
          hasLabels(statement) ? (
            <li key={statement.id} class={`of-${statement.tags.stance.label}`}>
              <Drawn
                of={quoteMarkup(
                  { statement, mentions: 1 },
                  { nameOf: (code) => code ?? "country not known", sureFrom: 0 },
                )}
              />
            </li>
          ) : null,
        )}
      </ol>
    </section>
  );
}

/** The fields of a form that are filled in. */
function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") fields[name] = value;
  }
  return fields;
}
