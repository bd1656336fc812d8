import type { DescribedCommand, Offer } from "./described-command.ts";

/** What fish reads from its folder of completions to complete the commands. */
export function fishCompletion(commands: readonly DescribedCommand[]): string {
  const lines = commands.flatMap(({ name, summary, options, rest }) => {
    const here = `complete -c readout -n ${quote(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c readout -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
      ...options.map(({ name: option, says, value }) =>
        [here, "-l", option, ...(value === null ? [] : taking(value)), "-d", quote(says)].join(" "),
      ),
      ...(rest === "files" ? [`${here} -F`] : []),
      ...(typeof rest === "object" ? [`${here} -a ${quote(rest.join(" "))}`] : []),
    ];
  });
  return `# Completion of readout in fish: readout completion fish > ~/.config/fish/completions/readout.fish
complete -c readout -f
complete -c readout -l help -d 'the options of the command'
complete -c readout -l quiet -d 'only problems'
${lines.join("\n")}
`;
}

function taking(value: Offer): string[] {
  if (value === "files") return ["-r", "-F"];
  return value === "nothing" ? ["-x"] : ["-x", "-a", quote(value.join(" "))];
}

function quote(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}
