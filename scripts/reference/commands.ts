import type { Command } from "../../src/cli/command.ts";
import { COMMANDS, renderCommandHelp, renderHelp } from "../../src/cli/help.ts";

/** The page of commands, made of what `--help` prints. */
export async function commandReference(): Promise<string> {
  const parts = [
    "# Commands",
    "What `readout --help` and `readout COMMAND --help` print. [The command line](../command-line.md) tells how they go together.",
    fence(renderHelp()),
  ];
  for (const [name, command] of await loadCommands())
    parts.push(`## readout ${name}`, fence(renderCommandHelp(name, command)));
  return `${parts.join("\n\n")}\n`;
}

/** All commands with their options. */
export function loadCommands(): Promise<[name: string, command: Command][]> {
  const commands = [...COMMANDS].map(async ([name, { load }]): Promise<[string, Command]> => {
    return [name, await load()];
  });
  return Promise.all(commands);
}

function fence(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
