import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadCommands } from "../../scripts/reference/commands.ts";
import { COMMANDS } from "../../src/cli/help.ts";
import { describeCommands } from "../../src/cli/completion.ts";
import { bashCompletion } from "../../src/cli/completion/bash.ts";
import { describeCommand } from "../../src/cli/completion/described-command.ts";
import { fishCompletion } from "../../src/cli/completion/fish.ts";
import { zshCompletion } from "../../src/cli/completion/zsh.ts";
import { readout } from "../servers/commands.ts";

const described = await describeCommands(COMMANDS);
const folder = mkdtempSync(join(tmpdir(), "readout-completion-"));
const script = join(folder, "readout.bash");
writeFileSync(script, bashCompletion(described));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What bash offers at the end of each of these lines; "FILES" where it is to complete names of files. */
function offered(lines: readonly string[]): string[][] {
  const asked = lines.map((line) => {
    const words = line.split(/ |(?==)|(?<==)/);
    const quoted = words.map((word) => `'${word}'`).join(" ");
    return `files=; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _readout; echo "$files\${COMPREPLY[*]}"`;
  });
  const typed = [`source '${script}'`, "compopt() { files=FILES; }", ...asked];
  const printed = execFileSync("bash", ["--norc", "-uc", typed.join("\n")], { encoding: "utf8" });
  return printed
    .split("\n")
    .slice(0, lines.length)
    .map((words) => words.split(" ").filter(Boolean));
}

test("bash completes every command, and every option of each", async () => {
  const commands = await loadCommands();
  const [all, ...options] = offered([
    "readout ",
    ...commands.map(([name]) => `readout --quiet ${name} --`),
  ]);
  expect(all).toEqual(expect.arrayContaining(commands.map(([name]) => name)));
  expect(options).toEqual(
    commands.map(([, command]) => [
      ...Object.keys(command.options).map((option) => `--${option}`),
      "--help",
      "--quiet",
    ]),
  );
});

test.each<[line: string, words: string[]]>([
  ["readout re", ["read", "report", "review", "retag"]],
  ["readout help doc", ["doctor"]],
  ["readout show e --stance ", ["welcoming", "skeptical", "hostile", "neutral"]],
  ["readout show e --stance=h", ["hostile"]],
  ["readout events --format ", ["table", "json"]],
  ["readout token ", ["make", "list", "revoke"]],
  ["readout completion ", ["bash", "zsh", "fish"]],
  ["readout report e --out ", ["FILES"]],
  ["readout run ", ["FILES"]],
  ["readout report e --since ", []],
  ["readout nothing ", []],
])("at the end of %j bash offers %j", (line, words) => {
  expect(offered([line])[0]!.toSorted()).toEqual(words.toSorted());
});

test("words and meanings are those of the help", () => {
  const command = {
    usage: "FILE...",
    help: `
It does something.

  --as F, --like F  a file's form: csv, json; others are refused
  --by NAME whoever says so, or none
  --to FOLDER      where it goes
  --dry-run        says what it would do`,
    options: {
      as: { type: "string" as const },
      like: { type: "string" as const },
      by: { type: "string" as const },
      to: { type: "string" as const },
      "dry-run": { type: "boolean" as const },
    },
    run: async () => {},
  };
  const says = "a file's form: csv, json; others are refused";
  expect(describeCommand("do", "does it", command)).toEqual({
    name: "do",
    summary: "does it",
    rest: "files",
    options: [
      { name: "as", says, value: ["csv", "json"] },
      { name: "like", says, value: ["csv", "json"] },
      { name: "by", says: "whoever says so, or none", value: "nothing" },
      { name: "to", says: "where it goes", value: "files" },
      { name: "dry-run", says: "says what it would do", value: null },
    ],
  });
});

test.each([zshCompletion, fishCompletion])(
  "the others get the same commands and options",
  (render) => {
    const printed = render(described);
    for (const { name, summary, options } of described)
      for (const words of [name, summary, ...options.map((option) => option.name)])
        expect(printed).toContain(
          words.replaceAll("'", render === fishCompletion ? "\\'" : "'\\''"),
        );
  },
);

test("it prints what a shell asks for", async () => {
  const printed = await readout(["completion", "bash"], {});
  expect(printed).toEqual({ code: 0, stdout: bashCompletion(described), stderr: "" });
});

test("another shell is refused", async () => {
  expect(await readout(["completion", "tcsh"], {})).toMatchObject({
    code: 2,
    stdout: "",
    stderr: "readout: Name one shell: bash, zsh, fish\n",
  });
});
