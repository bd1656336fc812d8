import { readFileSync } from "node:fs";

/** A command of a page, and what the page shows below it. */
export type Shown = { command: string; output: string };

const HERE = /<<'(\w+)'$/;

/**
 * The commands in the console blocks of a page, in their order, without their comments. What follows `<<'END'` belongs to
 * its command.
 */
export function shownCommands(page: string): Shown[] {
  const blocks = [...readFileSync(page, "utf8").matchAll(/```console\n([\s\S]*?)```/g)];
  return blocks.flatMap(([, block = ""]) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [line = "", ...below] = part.trimEnd().split("\n");
        const command = line.replace(/ {2,}#.*$/, "");
        const end = HERE.exec(command)?.[1];
        const ends = end === undefined ? 0 : below.indexOf(end) + 1;
        return {
          command: [command, ...below.slice(0, ends)].join("\n"),
          output: below.slice(ends).join("\n"),
        };
      }),
  );
}

/** The programs of a page. */
export function shownPrograms(page: string): string[] {
  const text = readFileSync(page, "utf8");
  return [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(([, program = ""]) => program);
}
