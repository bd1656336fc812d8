import { userInfo } from "node:os";
import type { NewCorrection } from "../correcting.ts";
import { UsageError } from "../errors.ts";
import { terminalText } from "../reporting/hostile-text.ts";
import { historyLines } from "../reporting/judged-words.ts";
import { ROLES, STANCES } from "../statement/tags.ts";
import { type Command, textOption } from "./command.ts";
import { withReadout } from "./with-readout.ts";

export const correct: Command = {
  usage:
    '(EVENT UTTERANCE) [--stance S] [--country C] [--role R] [--sentiment N] [--speaker NAME] [--background | --reaction] --why "..." [--by NAME] [--undo]',
  help: `
Corrects an utterance; the report follows at once. It is named by the id of any of its statements, as show
prints it. What the tagger said is kept beside, and the correction holds when the utterance is tagged anew
or comes again.

  --stance S     ${STANCES.join(", ")}
  --country C    a country's or body's code (US, EU, ...), or none
  --role R       ${ROLES.join(", ")}
  --sentiment N  the tone, from -1 to 1 (--sentiment=-0.4)
  --speaker NAME the speaker to be shown, or none; brings the country and role that the name tells, unless given
  --background   it does not react to the event; --reaction: it does
  --why TEXT     the reason
  --by NAME      who says so (your login name); model:NAME for a model, which never overrides a person
  --confidence N of a model's stance: its chance to be right, 0 to 0.99
  --undo         takes back the latest correction that stands`,
  options: {
    stance: { type: "string" },
    country: { type: "string" },
    role: { type: "string" },
    sentiment: { type: "string" },
    speaker: { type: "string" },
    background: { type: "boolean" },
    reaction: { type: "boolean" },
    why: { type: "string" },
    by: { type: "string" },
    confidence: { type: "string" },
    undo: { type: "boolean" },
  },
  async run({ files, values, config, terminal }) {
    const [event, utterance, ...others] = files;
    if (event === undefined || utterance === undefined || others.length > 0)
      throw new UsageError("Name an event, and an utterance as readout show prints it");
    const correction = readCorrection(values);
    const made = await withReadout(config, (readout) =>
      readout.correct(event, utterance, correction),
    );
    await terminal.write(
      `${historyLines([made]).map(terminalText).join("\n")} · ${made.utterance}\n`,
    );
  },
};

/** The correction that options tell; the store checks what is in it. */
function readCorrection(values: Parameters<typeof textOption>[0]): NewCorrection {
  const text = (name: string) => textOption(values, name);
  if (values.background === true && values.reaction === true)
    throw new UsageError("Choose one of --background and --reaction");
  const [speaker, sentiment, confidence] = [text("speaker"), text("sentiment"), text("confidence")];
  const kind = values.background === true ? true : values.reaction === true ? false : undefined;
  const given = {
    stance: text("stance"),
    country: text("country"),
    role: text("role"),
    ...(sentiment !== undefined && { sentiment: readNumber("sentiment", sentiment) }),
    ...(speaker !== undefined && { speaker: speaker === "none" ? null : speaker }),
    ...(kind !== undefined && { background: kind }),
    ...(confidence !== undefined && { confidence: readNumber("confidence", confidence) }),
    ...(values.undo === true && { undo: true }),
    why: text("why"),
    author: readAuthor(values),
  };
  return given as NewCorrection;
}

/** Who says so: as told, else whoever is logged in. */
export function readAuthor(values: Parameters<typeof textOption>[0]): string {
  return textOption(values, "by") ?? userInfo().username;
}

function readNumber(name: string, text: string): number {
  const number = Number(text);
  if (text.trim() === "" || Number.isNaN(number))
    throw new UsageError(`--${name} ${text} is not a number`);
  return number;
}
