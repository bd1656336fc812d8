import { parseArgs } from "node:util";
import { UsageError } from "../src/errors.ts";
import { nearestName } from "../src/statement/nearest-name.ts";

type Value = number | string | readonly string[];

/** Options by name, each with what holds where it is not given; of a list of names it has all. */
export type Options = Readonly<Record<string, Value>>;

/** What a program's file exports: its options, and what prints its figures and gives its exit code. */
export type Program<Given extends Options> = {
  options: Given;
  run(values: Given): number | Promise<number>;
};

/** Runs a program with these arguments. Throws UsageError that says which would be right. */
export async function runProgram<Given extends Options>(
  { options, run }: Program<Given>,
  args: readonly string[],
): Promise<number> {
  return run({ ...options, ...readOptions(options, args) });
}

/** A line for each option, with what holds where it is not given. */
export function describeOptions(options: Options): string {
  return Object.entries(options)
    .map(([name, value]) => `  --${name} ${typeof value === "object" ? value.join(",") : value}\n`)
    .join("");
}

function readOptions(options: Options, args: readonly string[]): Partial<Record<string, Value>> {
  const names = Object.keys(options);
  const { values, tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option" || names.includes(token.name)) continue;
    const nearest = nearestName(token.name, names);
    const hint = nearest === undefined ? "" : `did you mean --${nearest}? `;
    const right = names.map((name) => `--${name}`).join(", ") || "none";
    throw new UsageError(`There is no option --${token.name}; ${hint}The options are: ${right}`);
  }
  if (positionals[0] !== undefined)
    throw new UsageError(`${positionals[0]} is not an option; each begins with --`);
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, readValue(name, text, options[name]!)]),
  );
}

function readValue(name: string, text: unknown, usual: Value): Value {
  if (typeof text !== "string") throw new UsageError(`--${name} needs a value behind it`);
  if (typeof usual === "string") return text;
  if (typeof usual === "number") {
    if (!/^\d+$/.test(text)) throw new UsageError(`--${name} is ${text}; a whole number is needed`);
    return Number(text);
  }
  const chosen = text.split(",");
  const unknown = chosen.find((one) => !usual.includes(one));
  if (unknown !== undefined)
    throw new UsageError(`--${name} has ${unknown}; some of ${usual.join(",")} are right`);
  return chosen;
}
