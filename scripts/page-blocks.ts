import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { renderFigures } from "./figures.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const EVENT = "xi-zelensky-call";
const ARTICLE = `${ROOT}samples/articles/${EVENT}.txt`;
const COUNTRIES_SHOWN = 8;
const SAMPLES = ["samples/statements.jsonl", ARTICLE];

/** A part of a page that a command prints: between `<!-- output: NAME -->` and `<!-- end -->`. */
export type Block = { page: string; name: string; content: string };

/** Blocks that are the same on every machine: what commands print for the samples. */
export function readoutBlocks(): Block[] {
  const all = readout(["run", ...SAMPLES, "--event", EVENT]);
  const report = all.slice(all.search(/^Xi Jinping phones/m));
  const statements = readout(["extract", "-", "--event", EVENT], readFileSync(ARTICLE));
  return [
    {
      page: "README.md",
      name: "report",
      content: fence(beginningOf(report)),
    },
    {
      page: "docs/extraction.md",
      name: "extract",
      content: fence(statements.split("\n").slice(0, 2).join("\n")),
    },
  ];
}

/** The head of a report and its first countries: enough for a visitor. */
function beginningOf(report: string): string {
  const lines = report.split("\n");
  const countries = lines.findIndex((line) => line.startsWith("COUNTRY"));
  return [...lines.slice(0, countries + 1 + COUNTRIES_SHOWN), "…"].join("\n");
}

/** Blocks that are measured: accuracy, which changes with the rules, and speed, with the machine. */
export function measuredBlocks(): Block[] {
  return [
    {
      page: "docs/accuracy.md",
      name: "eval",
      content: run("npm", ["run", "--silent", "eval", "--", "--markdown"]).trim(),
    },
    {
      page: "docs/scaling.md",
      name: "bench",
      content: fence(run("npm", ["run", "--silent", "bench"]).trim()),
    },
  ];
}

/** The figures of the README, which are those that its pages hold. */
export function figuresBlock(): Block {
  return { page: "README.md", name: "figures", content: renderFigures(readPage) };
}

/** A page of the documentation, by its path in the repository. */
export function readPage(page: string): string {
  return readFileSync(ROOT + page, "utf8");
}

/** The text of a page with a block replaced. Throws when it has none of this name. */
export function fillBlock(text: string, { page, name, content }: Block): string {
  const begin = `<!-- output: ${name} -->\n`;
  const from = text.indexOf(begin);
  const to = text.indexOf("<!-- end -->", from);
  if (from === -1 || to === -1) throw new Error(`${page} has no block ${name}`);
  return `${text.slice(0, from)}${begin}\n${content}\n\n${text.slice(to)}`;
}

function readout(args: readonly string[], input?: Buffer): string {
  return run(process.execPath, ["dist/src/cli/main.js", ...args], input);
}

function run(command: string, args: readonly string[], input?: Buffer): string {
  const { REDIS_URL: _, ...env } = process.env;
  return execFileSync(command, args, {
    cwd: ROOT,
    encoding: "utf8",
    env,
    input: input ?? "",
    stdio: ["pipe", "pipe", "ignore"],
  });
}

function fence(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
