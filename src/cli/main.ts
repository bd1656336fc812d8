#!/usr/bin/env node
// What only some commands need is loaded when they need it: most of a short command's time goes into loading.
import {
  formatProblem,
  InvalidInputError,
  InvalidStatementError,
  RedisUnreachableError,
  UsageError,
} from "../errors.ts";
import type { Command } from "./command.ts";
import { COMMANDS, renderCommandHelp, renderHelp } from "./help.ts";
import { describeSystemError } from "./system-errors.ts";
import { openTerminal, type Terminal } from "./terminal.ts";
import { readVersion } from "./version.ts";

const EXIT = { failed: 1, invalid: 2, unreachable: 3 } as const;

/** Options that may stand before the command. */
const LEADING = new Set(["--quiet", "-q"]);

/** Runs one command and gives its exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const terminal = openTerminal(process.env, argv.includes("--quiet") || argv.includes("-q"));
  const first = argv.findIndex((argument) => !LEADING.has(argument));
  const name = first === -1 ? undefined : argv[first];
  const rest = argv.slice(first + 1);
  try {
    if (name === "--version" || name === "-v" || name === "-V")
      return await print(terminal, readVersion());
    if (name === undefined) {
      await print(terminal, renderHelp());
      return EXIT.invalid;
    }
    if (name === "--help" || name === "-h" || name === "help") return await help(rest, terminal);
    const command = await loadCommand(name);
    if (rest.includes("--help") || rest.includes("-h"))
      return await print(terminal, renderCommandHelp(name, command));
    const { readArguments } = await import("./arguments.ts");
    const parsed = readArguments(rest, command.options);
    if (parsed.values.version === true) return await print(terminal, readVersion());
    const { readConfig } = await import("../config.ts");
    const config = readConfig(process.env);
    if (config.traces) await (await import("../queue/traces.ts")).turnOnTraces();
    return (await command.run({ ...parsed, config, terminal })) ?? 0;
  } catch (error) {
    return complain(error, terminal);
  }
}

/** The help of the command that is named, or of all. */
async function help(rest: readonly string[], terminal: Terminal): Promise<number> {
  const about = rest.find((argument) => !argument.startsWith("-"));
  if (about === undefined) return print(terminal, renderHelp());
  return print(terminal, renderCommandHelp(about, await loadCommand(about)));
}

async function loadCommand(name: string): Promise<Command> {
  const load = COMMANDS.get(name)?.load;
  if (load) return load();
  const { nearestName } = await import("../statement/nearest-name.ts");
  const nearest = nearestName(name, [...COMMANDS.keys()]);
  const hint = nearest === undefined ? "readout --help lists them" : `did you mean ${nearest}?`;
  throw new UsageError(`There is no command ${name}; ${hint}`);
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
  terminal.complain(describeSystemError(error) ?? (error as Error)?.message ?? String(error));
  if (error instanceof UsageError) return EXIT.invalid;
  return error instanceof RedisUnreachableError ? EXIT.unreachable : EXIT.failed;
}

// A reader that has seen enough, such as head, ends us without a word.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`readout: ${describeSystemError(error) ?? error.message}\n`);
  process.exit(EXIT.failed);
});

process.exitCode = await main(process.argv.slice(2));
