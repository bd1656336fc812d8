import type { Command } from "../command.ts";

/** What a shell may offer for a value: files, words, or nothing. */
export type Offer = "files" | "nothing" | readonly string[];

/** An option as a shell offers it; `value` is null where it takes none. */
export type DescribedOption = { name: string; says: string; value: Offer | null };

/** A command as a shell completes it. */
export type DescribedCommand = {
  name: string;
  summary: string;
  options: DescribedOption[];
  /** What stands where no option does. */
  rest: Offer;
};

type Said = { placeholder: string; text: string };

const OPTION = /^(?:, )?--([a-z][a-z-]*)(?: ([A-Z](?:[A-Z,]*[A-Z])?)(?![a-z]))?/;
const WORD = "[a-z][a-z0-9/.-]*";
/** "table, json, csv (table); ..." and "text, or json: one a line". */
const LEADING = new RegExp(`^(${WORD}(?:(?:, or |, | or )${WORD})+)(?=$|[;:]| \\()`);
/** "one table alone: countries, days; ..." */
const BEHIND_COLON = new RegExp(`: (${WORD}(?:, ${WORD})+)(?=$|;)`);
const FILES = /^(?:FILE|FOLDER|OUT|DIR|MODULE)$/;

/** A command by what its help says: the meaning of options, and the words that they take. */
export function describeCommand(
  name: string,
  summary: string,
  { usage, help, options }: Command,
): DescribedCommand {
  const said = readHelp(help);
  return {
    name,
    summary,
    options: Object.entries(options).map(([option, { type }]) => {
      const { placeholder = "", text = "" } = said.get(option) ?? {};
      return {
        name: option,
        says: text,
        value: type === "boolean" ? null : offerFor(placeholder, text),
      };
    }),
    rest: offerForRest(usage),
  };
}

/** What stands behind each option that begins a line. */
function readHelp(help: string): Map<string, Said> {
  const said = new Map<string, Said>();
  const lines = help.split("\n");
  for (const [at, line] of lines.entries()) {
    const found: [name: string, placeholder: string][] = [];
    let left = line.trim();
    for (let match = OPTION.exec(left); match; match = OPTION.exec(left)) {
      found.push([match[1] ?? "", match[2] ?? ""]);
      left = left.slice(match[0].length);
    }
    const text = left.trim() || (lines[at + 1] ?? "").trim();
    for (const [name, placeholder] of found)
      if (!said.has(name)) said.set(name, { placeholder, text });
  }
  return said;
}

function offerFor(placeholder: string, text: string): Offer {
  if (FILES.test(placeholder)) return "files";
  const list = LEADING.exec(text)?.[1] ?? BEHIND_COLON.exec(text)?.[1];
  return list?.split(/, or |, | or /) ?? "nothing";
}

/** `make|list|revoke` are words, FILE is a file; an event is only known to Redis. */
function offerForRest(usage: string): Offer {
  const first = usage.split(" ")[0] ?? "";
  if (/^[a-z]+(?:\|[a-z]+)+$/.test(first)) return first.split("|");
  return /^\[?(?:FILE|FOLDER)/.test(first) ? "files" : "nothing";
}
