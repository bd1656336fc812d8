#!/usr/bin/env node
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import {
  formatProblem,
  InvalidInputError,
  InvalidStatementError,
  RedisUnreachableError,
  UsageError,
} from "../errors.ts";
import type { Command } from "./command.ts";
import { COMMANDS, renderCommandHelp, renderHelp } from "./help.ts";
import { openTerminal, type Terminal } from "./terminal.ts";
import { readVersion } from "./version.ts";

const EXIT = { failed: 1, invalid: 2, unreachable: 3 } as const;

const GLOBAL_OPTIONS = {
  help: { type: "boolean", short: "h" },
  quiet: { type: "boolean", short: "q" },
  version: { type: "boolean" },
} as const;

/** Runs one command and gives its exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const asked = readArguments(rest, {});
  const terminal = openTerminal(process.env, argv.includes("--quiet") || argv.includes("-q"));
  try {
    if (name === "--version") return await print(terminal, readVersion());
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      await print(terminal, renderHelp());
      return name === undefined ? EXIT.invalid : 0;
    }
    const load = COMMANDS.get(name)?.load;
    if (!load) throw new UsageError(`There is no command ${name}; readout --help lists them`);
    const command = await load();
    if (asked?.values.help) return await print(terminal, renderCommandHelp(name, command));
    return await runCommand(command, rest, terminal);
  } catch (error) {
    return complain(error, terminal);
  }
}

async function runCommand(command: Command, rest: string[], terminal: Terminal): Promise<number> {
  const parsed = readArguments(rest, command.options, true);
  const { positionals: files, values } = parsed!;
  const config = readConfig(process.env);
  return (await command.run({ files, values, config, terminal })) ?? 0;
}

/** The arguments; strict reading throws a UsageError that says what is wrong. */
function readArguments(args: string[], options: Command["options"], strict = false) {
  try {
    const all = { ...options, ...GLOBAL_OPTIONS };
    const { positionals, values } = parseArgs({
      args,
      options: all,
      strict,
      allowPositionals: true,
    });
    return { positionals, values: values as Record<string, string | boolean | undefined> };
  } catch (error) {
    if (!strict) return undefined;
    throw new UsageError((error as Error).message);
  }
}

async function print(terminal: Terminal, text: string): Promise<number> {
  await terminal.write(`${text}\n`);
  return 0;
}

function complain(error: unknown, terminal: Terminal): number {
  if (error instanceof InvalidInputError || error instanceof InvalidStatementError) {
    for (const problem of error.problems) terminal.complain(formatProblem(problem));
    return EXIT.invalid;
  }
  terminal.complain((error as Error)?.message ?? String(error));
  if (error instanceof UsageError) return EXIT.invalid;
  return error instanceof RedisUnreachableError ? EXIT.unreachable : EXIT.failed;
}

// A reader that has seen enough, such as head, ends us without a word.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2));
