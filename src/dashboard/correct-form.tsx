import { useState } from "preact/hooks";
import type { Prints, Utterance } from "../counting/snapshot.ts";
import { terminalText } from "../reporting/hostile-text.ts";
import type { Correction } from "../statement/correction.ts";
import { CORRECTED_FIELDS, ROLES, STANCES } from "../statement/tags.ts";
import { askServer, ServerRefusal } from "./ask-server.ts";
import { keepReader, knownReader } from "./reader.ts";

type CorrectProps = {
  event: string;
  utterance: Utterance;
  /** Hears of the statement as it is after a correction. */
  onCorrected(found: Prints): void;
};

/** What readers said of an utterance, and the form to say more; what is left as it is says nothing. */
export function Correct({ event, utterance, onCorrected }: CorrectProps) {
  const [message, setMessage] = useState("");
  const { statement, corrections = [] } = utterance;
  const { id, tags } = statement;

  async function send(correction: Record<string, unknown>): Promise<void> {
    try {
      await askServer(`/api/v1/events/${event}/corrections`, {
        utterance: utterance.utterance,
        ...correction,
      });
      const place = `/api/v1/events/${event}/statements/${encodeURIComponent(id)}`;
      onCorrected(await askServer<Prints>(place));
      setMessage("It counts now.");
    } catch (error) {
      setMessage(error instanceof ServerRefusal ? error.message : "The server does not answer.");
    }
  }

  function submit(submitted: SubmitEvent): void {
    submitted.preventDefault();
    const fields = new FormData(submitted.currentTarget as HTMLFormElement);
    const text = (name: string) => {
      const value = fields.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    keepReader(text("author"));
    const country = text("country");
    const now = tags.country.code ?? "none";
    const background = fields.get("background") === "on";
    const was = tags.corrected?.background ?? statement.background === true;
    void send({
      author: text("author"),
      why: text("why"),
      ...(text("stance") !== "" && { stance: text("stance") }),
      ...(text("role") !== tags.role && { role: text("role") }),
      ...(country !== now && {
        country: country === "none" || country === "" ? null : country.toUpperCase(),
      }),
      ...(background !== was && { background }),
    });
  }

  return (
    <section>
      <h2>Correct it</h2>
      <form class="add" onSubmit={submit}>
        <label>
          Stance
          <select name="stance">
            <option value="">{tags.stance.label}, as it is</option>
            {STANCES.map((stance) => (
              <option value={stance}>{stance}</option>
            ))}
          </select>
        </label>
        <label>
          Country, a code or none
          <input name="country" value={tags.country.code ?? "none"} size={6} />
        </label>
        <label>
          Role
          <select name="role" value={tags.role}>
            {ROLES.map((role) => (
              <option value={role} selected={role === tags.role}>
                {role}
              </option>
            ))}
          </select>
        </label>
        <label>
          Your name
          <input name="author" required value={knownReader()} autocomplete="name" />
        </label>
        <label class="whole">
          Why
          <input name="why" required />
        </label>
        <label class="check">
          <span>
            <input
              type="checkbox"
              name="background"
              checked={tags.corrected?.background ?? statement.background === true}
            />{" "}
            It does not react to the event
          </span>
        </label>
        <button>Correct</button>
      </form>
      <p role="status">{message}</p>
      <Said
        corrections={corrections}
        onUndo={(undo) =>
          void send({ author: knownReader() || "reader", undo, why: "taken back on its page" })
        }
      />
    </section>
  );
}

function Said({
  corrections,
  onUndo,
}: {
  corrections: readonly Correction[];
  onUndo(id: string): void;
}) {
  if (corrections.length === 0) return null;
  const takenBack = new Set(corrections.map(({ undo }) => undo));
  return (
    <>
      <h3>What readers said</h3>
      <ul>
        {corrections.map((correction) => (
          <li key={correction.id}>
            {correction.at.slice(0, 16).replace("T", " ")}{" "}
            <bdi>{terminalText(correction.author)}</bdi>: {wordsOf(correction)}
            {correction.why === undefined ? "" : ` (${terminalText(correction.why)})`}{" "}
            {correction.undo === undefined && !takenBack.has(correction.id) ? (
              <button type="button" onClick={() => onUndo(correction.id)}>
                Undo
              </button>
            ) : null}
            {takenBack.has(correction.id) ? <span class="soft">taken back</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function wordsOf(correction: Correction): string {
  if (correction.undo !== undefined) return "took a correction back";
  return CORRECTED_FIELDS.flatMap((field) => {
    const value = correction[field];
    return value === undefined
      ? []
      : [`${field}: ${value === null ? "none" : terminalText(String(value))}`];
  }).join(", ");
}
