import type { DescribedCommand, Offer } from "./described-command.ts";

/** What bash sources to complete the commands. */
export function bashCompletion(commands: readonly DescribedCommand[]): string {
  const names = commands.map(({ name }) => name).join(" ");
  const cases = commands.map(({ name, options, rest }) => {
    const all = options.map((option) => `--${option.name}`).join(" ");
    return `    ${name}) options="${all}" rest="${wordOf(rest)}" ;;`;
  });
  return `# Completion of readout in bash: readout completion bash > ~/.local/share/bash-completion/completions/readout
_readout() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]}
  local command= options= rest= i
  COMPREPLY=()
  if [[ $word == "=" ]]; then word=
  elif [[ $before == "=" ]]; then before=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ \${COMP_WORDS[i]} != -* ]]; then command=\${COMP_WORDS[i]}; break; fi
  done
  case $command in
    "") rest="${names} help --help --version" ;;
    help) rest="${names}" ;;
${cases.join("\n")}
  esac
  case "$command $before" in
${commands.flatMap(valueCases).join("\n")}
    *) if [[ $command && $word == -* ]]; then rest="$options --help --quiet"; fi ;;
  esac
  if [[ $rest == FILES ]]; then
    # Given nothing, bash completes names of files.
    if type compopt >/dev/null 2>&1; then compopt -o default 2>/dev/null; fi
  else
    COMPREPLY=($(compgen -W "$rest" -- "$word"))
  fi
}
complete -F _readout readout
`;
}

/** The options of a command that take a value, those that take the same together. */
function valueCases({ name, options }: DescribedCommand): string[] {
  const taking = new Map<string, string[]>();
  for (const { name: option, value } of options) {
    if (value === null) continue;
    const offered = wordOf(value);
    taking.set(offered, [...(taking.get(offered) ?? []), `"${name} --${option}"`]);
  }
  return [...taking].map(([offered, some]) => `    ${some.join("|")}) rest="${offered}" ;;`);
}

function wordOf(offer: Offer): string {
  if (offer === "files") return "FILES";
  return offer === "nothing" ? "" : offer.join(" ");
}
