import type { FoldedStatement } from "../counting/folds.ts";
import { isCode } from "../counting/check-filter.ts";
import type { UtteranceFilter } from "../counting/snapshot.ts";
import { UsageError } from "../errors.ts";
import { countryCode, unknownCountry } from "../lexicons/country-names.ts";
import { renderStatements } from "../reporting/render-statements.ts";
import { ROLES, STANCES } from "../statement/tags.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import { withHistory } from "../reporting/with-history.ts";
import { type Command, textOption } from "./command.ts";
import { oneEvent } from "./one-event.ts";
import { readSure, SURE_HELP, SURE_OPTION } from "./sure.ts";
import { FROM_HELP, FROM_OPTION, withEvents } from "./with-events.ts";

const DEFAULT_LIMIT = 50;

export const show: Command = {
  usage:
    "EVENT [--country C] [--stance S] [--role R] [--outlet O] [--unsure] [--sure N] [--limit N] [--background] [--format F] [--from FILE]",
  help: `
Prints the statements behind the figures, one for each utterance, the latest first, with the words that
decided their tags; of what is folded (readout fold) also the other wordings.

  --country C    a country or body by code or name (US, USA, "United States", EU), or none: those without one
  --stance S     ${STANCES.join(", ")}
  --role R       ${ROLES.join(", ")}
  --outlet O     those that this outlet printed first
  --unsure       those whose stance is unsure
  ${SURE_HELP}
  --limit N      at most N statements (${DEFAULT_LIMIT})
  --background   also those that do not react to the event
  --format F     text, or jsonl (also json): the tagged statements, one a line, with what readers said of each
  ${FROM_HELP}`,
  options: {
    ...FROM_OPTION,
    country: { type: "string" },
    stance: { type: "string" },
    role: { type: "string" },
    outlet: { type: "string" },
    unsure: { type: "boolean" },
    ...SURE_OPTION,
    limit: { type: "string" },
    background: { type: "boolean" },
    format: { type: "string" },
  },
  async run(invocation) {
    const { files, values, terminal } = invocation;
    const event = oneEvent(files);
    const format = textOption(values, "format") ?? "text";
    if (format !== "text" && format !== "jsonl" && format !== "json") {
      throw new UsageError(`There is no format ${format}; use text or jsonl`);
    }
    const filter = readFilter(values);
    const { utterances, folds } = await withEvents(invocation, async (source) => {
      const found = await source.utterances(event, filter);
      const names = found.map(({ utterance }) => utterance);
      return { utterances: found, folds: (await source.folds?.(event, names)) ?? [] };
    });
    if (utterances.length === 0 && filter.country && countryCode(filter.country) === undefined)
      throw new UsageError(unknownCountry(filter.country));
    const options = { ...terminal, sureFrom: readSure(values), folds: foldsById(folds) };
    if (format === "text") await terminal.write(`${renderStatements(utterances, options)}\n`);
    else
      for (const utterance of utterances)
        await terminal.write(`${jsonText(JSON.stringify(withHistory(utterance)))}\n`);
  },
};

/** Statements by the ids of the mentions that represent their wordings. */
function foldsById(folds: readonly FoldedStatement[]): ReadonlyMap<string, FoldedStatement> {
  return new Map(
    folds.flatMap((folded) =>
      folded.wordings.flatMap(({ statement }) =>
        statement === null ? [] : [[statement.id, folded] as const],
      ),
    ),
  );
}

function readFilter(values: Parameters<typeof textOption>[0]): UtteranceFilter {
  const country = textOption(values, "country");
  const asked = textOption(values, "stance");
  const stance = STANCES.find((known) => known === asked);
  if (asked !== undefined && !stance) {
    throw new UsageError(`There is no stance ${asked}; use one of ${STANCES.join(", ")}`);
  }
  const askedRole = textOption(values, "role");
  const role = ROLES.find((known) => known === askedRole);
  if (askedRole !== undefined && !role) {
    throw new UsageError(`There is no role ${askedRole}; use one of ${ROLES.join(", ")}`);
  }
  const limit = Number(textOption(values, "limit") ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError("--limit takes a whole number from 1");
  return {
    ...(country !== undefined && { country: readCountry(country) }),
    stance,
    role,
    outlet: textOption(values, "outlet"),
    ...(values.unsure === true && { unsureUnder: readSure(values) }),
    limit,
    background: values.background === true,
  };
}

function readCountry(asked: string): string | null {
  if (asked === "none") return null;
  const code = countryCode(asked) ?? asked;
  // A tagger of one's own may have codes of its own.
  if (!isCode(code)) throw new UsageError(unknownCountry(asked));
  return code;
}
