import type { DescribedCommand, DescribedOption, Offer } from "./described-command.ts";

const OF_ALL = ["--help[the options of the command]", "--quiet[only problems]"];

/** What zsh loads from a folder of its fpath to complete the commands. */
export function zshCompletion(commands: readonly DescribedCommand[]): string {
  const names = commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`);
  const cases = commands.map(({ name, options, rest }) => {
    const specs = [...options.map(optionSpec), ...OF_ALL, `*: :${action(rest)}`].map(quote);
    return `    ${name}) _arguments ${specs.join(" ")} ;;`;
  });
  return `#compdef readout
# Completion of readout in zsh: readout completion zsh > "\${fpath[1]}/_readout"
_readout() {
  local -a commands
  commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
if [[ $funcstack[1] == _readout ]]; then _readout "$@"; else compdef _readout readout; fi
`;
}

function optionSpec({ name, says, value }: DescribedOption): string {
  const meaning = `--${name}[${says.replace(/[[\]\\:]/g, "\\$&")}]`;
  return value === null ? meaning : `${meaning}: :${action(value)}`;
}

function action(value: Offer): string {
  if (value === "files") return "_files";
  return value === "nothing" ? "" : `(${value.join(" ")})`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
