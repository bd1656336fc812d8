import { UsageError } from "../errors.ts";
import type { Command } from "./command.ts";
import { bashCompletion } from "./completion/bash.ts";
import { type DescribedCommand, describeCommand } from "./completion/described-command.ts";
import { fishCompletion } from "./completion/fish.ts";
import { zshCompletion } from "./completion/zsh.ts";

const SHELLS: Readonly<Record<string, (commands: readonly DescribedCommand[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

type Commands = ReadonlyMap<string, { summary: string; load: () => Promise<Command> }>;

/** The command that prints how a shell completes these commands, of which it is one. */
export function openCompletion(commands: Commands): Command {
  return {
    usage: "bash|zsh|fish",
    help: `
Prints what a shell needs to complete commands, options and their values:

  bash  readout completion bash > ~/.local/share/bash-completion/completions/readout
  zsh   readout completion zsh > "\${fpath[1]}/_readout"
  fish  readout completion fish > ~/.config/fish/completions/readout.fish`,
    options: {},
    async run({ files: [shell, ...others], terminal }) {
      const render =
        shell !== undefined && Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
      if (!render || others.length > 0)
        throw new UsageError(`Name one shell: ${Object.keys(SHELLS).join(", ")}`);
      await terminal.write(render(await describeCommands(commands)));
    },
  };
}

/** All commands as shells complete them. */
export async function describeCommands(commands: Commands): Promise<DescribedCommand[]> {
  const described = [...commands].map(async ([name, { summary, load }]) =>
    describeCommand(name, summary, await load()),
  );
  return Promise.all(described);
}
