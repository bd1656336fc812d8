import type { ParseArgsConfig } from "node:util";
import type { Config } from "../config.ts";
import type { Terminal } from "./terminal.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** What a command is given: its arguments as parseArgs found them, the settings, and where to write. */
export type Invocation = {
  files: string[];
  values: Record<string, string | boolean | undefined>;
  config: Config;
  terminal: Terminal;
};

/** One command of `readout`; `run` gives the exit code, 0 without one. */
export type Command = {
  /** Arguments and options, as `--help` shows them behind the command's name. */
  usage: string;
  /** What it does, in a few lines. */
  help: string;
  options: Options;
  run(invocation: Invocation): Promise<number | void>;
};

/** The value of an option that takes one. */
export function textOption(values: Invocation["values"], name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}
