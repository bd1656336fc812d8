import { useEffect, useRef, useState } from "preact/hooks";
import { terminalText } from "../reporting/hostile-text.ts";
import { quoteMarkup } from "../reporting/html-quotes.ts";
import type { ReviewRow } from "../reporting/review.ts";
import { STANCES } from "../statement/tags.ts";
import { askServer, ServerRefusal } from "./ask-server.ts";
import { Drawn } from "./drawn.tsx";
import { Frame } from "./frame.tsx";
import { keepReader, knownReader } from "./reader.ts";
import { OfEvent } from "./of-event.tsx";
import type { PageState } from "./state.ts";
import { statementAddress } from "./view.ts";

/** What was said of a row, so that it can be taken back. */
type Done = { at: number; words: string; id: string };

const KEYS =
  "1 welcoming, 2 skeptical, 3 hostile, 4 neutral, b no reaction to the event, c as it is, j or ↓ next, k or ↑ before, u undo";

/** What is worth to be read again, one after the other, judged with one key each. */
export function ReviewPage({ event, title, rows, names, offers }: PageState & { page: "review" }) {
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<Done[]>([]);
  const [author, setAuthor] = useState("");
  const [message, setMessage] = useState("");
  const row = rows[at];
  useEffect(() => setAuthor(knownReader()), []);

  async function send(correction: Record<string, unknown>): Promise<{ id: string } | null> {
    if (author.trim() === "") {
      setMessage("Say who you are first: your name stands beside what you say.");
      return null;
    }
    try {
      return await askServer(`/api/v1/events/${event}/corrections`, { author, ...correction });
    } catch (error) {
      setMessage(error instanceof ServerRefusal ? error.message : "The server does not answer.");
      return null;
    }
  }

  async function judge(fields: Record<string, unknown>, words: string): Promise<void> {
    if (!row) return;
    const kept = await send({ utterance: row.utterance, why: "read in review", ...fields });
    if (!kept) return;
    setDone([...done, { at, words, id: kept.id }]);
    setMessage(`${at + 1}: ${words}.`);
    setAt(Math.min(at + 1, rows.length));
  }

  async function undo(): Promise<void> {
    const last = done.at(-1);
    const utterance = last && rows[last.at]?.utterance;
    if (!last || utterance === undefined) return setMessage("There is nothing to take back.");
    if (!(await send({ utterance, undo: last.id, why: "taken back in review" }))) return;
    setDone(done.slice(0, -1));
    setAt(last.at);
    setMessage(`${last.at + 1}: taken back.`);
  }

  function act(key: string): boolean {
    const stance = STANCES[Number(key) - 1];
    if (stance) void judge({ stance }, stance);
    else if (key === "b") void judge({ background: true }, "no reaction to the event");
    else if (key === "c" && row) {
      const { label } = row.statement.tags.stance;
      void judge({ stance: label }, `${label}, as it was`);
    } else if (key === "j" || key === "ArrowDown") setAt(Math.min(at + 1, rows.length));
    else if (key === "k" || key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (key === "u") void undo();
    else return false;
    return true;
  }

  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKey = (pressed: KeyboardEvent) => {
      const inField = pressed.target instanceof HTMLInputElement;
      if (inField || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
      if (latest.current(pressed.key)) pressed.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  return (
    <Frame offers={offers}>
      <OfEvent event={event} title={title} />
      <h1>Review</h1>
      <p class="soft">{KEYS}.</p>
      <form class="filters" onSubmit={(submitted) => submitted.preventDefault()}>
        <label>
          Your name{" "}
          <input
            name="author"
            value={author}
            autocomplete="name"
            onInput={({ currentTarget }) => {
              setAuthor(currentTarget.value);
              keepReader(currentTarget.value);
            }}
          />
        </label>
      </form>
      {offers.correct ? null : <p class="remark">You may read here and not correct.</p>}
      {row ? (
        <Card
          event={event}
          row={row}
          names={names}
          place={`${at + 1} of ${rows.length}`}
          onAct={act}
        />
      ) : (
        <p class="empty">
          {rows.length === 0 ? "Nothing is left to be read again." : "That was the last one."}{" "}
          <a href={`/events/${event}/review`}>Look for more</a>
        </p>
      )}
      <p role="status">{message}</p>
    </Frame>
  );
}

type CardProps = {
  event: string;
  row: ReviewRow;
  names: Record<string, string>;
  place: string;
  onAct(key: string): boolean;
};

function Card({ event, row, names, place, onAct }: CardProps) {
  const { statement, mentions, wrong, decides } = row;
  const { label } = statement.tags.stance;
  const hangs = decides.length === 0 ? "" : `; on it hangs the ${decides.join(", the ")}`;
  return (
    <section aria-label="Statement">
      <p class="soft">
        {place} · wrong with a chance of {Math.round(wrong * 100)} %{hangs}
      </p>
      <div class={`said of-${label}`}>
        <Drawn
          of={quoteMarkup(
            { statement, mentions },
            {
              nameOf: (code) => (code === null ? "country not known" : (names[code] ?? code)),
              sureFrom: 0,
            },
          )}
        />
      </div>
      {statement.context === undefined ? null : (
        <p class="soft" dir="auto">
          {terminalText(statement.context)}
        </p>
      )}
      <p class="pages">
        {STANCES.map((stance, i) => (
          <button type="button" onClick={() => onAct(String(i + 1))}>
            {i + 1} {stance}
          </button>
        ))}
        <button type="button" onClick={() => onAct("b")}>
          b no reaction
        </button>
        <button type="button" onClick={() => onAct("c")}>
          c as it is
        </button>
        <a href={statementAddress(event, statement.id)}>more</a>
      </p>
    </section>
  );
}
