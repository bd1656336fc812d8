import type { SpeechFrame, SpeechLexicon } from "./speech-lexicon.ts";

export type VerbForm = "base" | "present" | "past" | "participle";

/** A form of a reporting verb: the words behind its first, and how it reports. */
export type VerbEntry = { rest: string[]; frame: SpeechFrame; form: VerbForm };

/** Every form of every reporting verb under its first word. */
export type VerbIndex = ReadonlyMap<string, readonly VerbEntry[]>;

/** Puts all forms of the verbs under their first words. */
export function indexVerbs({ verbs }: Pick<SpeechLexicon, "verbs">): VerbIndex {
  const index = new Map<string, VerbEntry[]>();
  const put = (words: string, frame: SpeechFrame, form: VerbForm) => {
    const [first = "", ...rest] = words.split(" ");
    const entries = index.get(first) ?? [];
    entries.push({ rest, frame, form });
    index.set(first, entries);
  };
  for (const { pattern, frame, past } of verbs) {
    if (frame === "according") {
      put(pattern, frame, "base");
      continue;
    }
    const [first = "", ...rest] = pattern.split(" ");
    const tail = rest.length > 0 ? ` ${rest.join(" ")}` : "";
    if (first !== "be") {
      put(pattern, frame, "base");
      put(present(first) + tail, frame, "present");
      put(participle(first, past[0]?.split(" ")[0]) + tail, frame, "participle");
    }
    if (past.length === 0) put(regularPast(first) + tail, frame, "past");
    for (const form of past) put(form, frame, "past");
  }
  for (const verb of FEELING) put(`${verb} ${ANY_JUDGING_ADJECTIVE}`, "judge", "past");
  return index;
}

/** Stands in a pattern for any possessive. */
export const ANY_POSSESSIVE = "one's";
/** Stands in a pattern for one to four words. */
export const ANY_WORDS = "*";
/** Stands in the rest of a verb for any adjective that judges. */
export const ANY_JUDGING_ADJECTIVE = "<adjective>";

const FEELING =
  "is was are were been feels felt feel remains remained sounds sounded sound stays stayed".split(
    " ",
  );

const SIBILANTS = ["s", "x", "z", "ch", "sh", "o"];

function present(verb: string): string {
  if (SIBILANTS.some((ending) => verb.endsWith(ending))) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function regularPast(verb: string): string {
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

function participle(verb: string, past: string | undefined): string {
  const doubled =
    past?.endsWith("ed") && past.length === verb.length + 3 && past[verb.length] === verb.at(-1);
  if (doubled) return `${past?.slice(0, -2)}ing`;
  return verb.endsWith("e") && !verb.endsWith("ee") ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}
