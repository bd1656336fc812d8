import { parseArgs } from "node:util";
import { UsageError } from "../errors.ts";
import { nearestName } from "../statement/nearest-name.ts";
import type { Command, Invocation } from "./command.ts";

const GLOBAL_OPTIONS = {
  help: { type: "boolean", short: "h" },
  quiet: { type: "boolean", short: "q" },
  version: { type: "boolean", short: "v" },
} as const;

/** The arguments of a command. Throws UsageError that says what is wrong, and what was probably meant. */
export function readArguments(
  args: readonly string[],
  commandOptions: Command["options"],
): Pick<Invocation, "files" | "values"> {
  const options: Command["options"] = { ...commandOptions, ...GLOBAL_OPTIONS };
  const { positionals, values, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw new UsageError(unknownOption(token.rawName, Object.keys(options)));
    checkValue(token, option.type);
    const repeated = given.has(token.name) && option.type === "string" && !option.multiple;
    if (repeated) throw new UsageError(`${token.rawName} is given twice; one of them is right`);
    given.add(token.name);
  }
  return { files: positionals, values: values as Invocation["values"] };
}

type OptionToken = { rawName: string; value?: string; inlineValue?: boolean };

function checkValue({ rawName, value, inlineValue }: OptionToken, type: string): void {
  if (type === "boolean") {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
    return;
  }
  if (value === undefined) throw new UsageError(`${rawName} needs a value`);
  if (!inlineValue && value.length > 1 && value.startsWith("-"))
    throw new UsageError(
      `${rawName} needs a value, and ${value} looks like an option; ${rawName}=${value} is right if it is meant`,
    );
}

function unknownOption(name: string, known: readonly string[]): string {
  const nearest = nearestName(name.replace(/^-+/, ""), known);
  const hint = nearest === undefined ? "--help lists them" : `did you mean --${nearest}?`;
  return `There is no option ${name}; ${hint}`;
}
