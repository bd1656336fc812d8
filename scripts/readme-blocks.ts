import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const EVENT = "xi-zelensky-call";
const ARTICLE = `${ROOT}samples/articles/${EVENT}.txt`;
const SAMPLES = ["samples/statements.jsonl", ARTICLE];

/** Blocks that are the same on every machine: what commands print for the samples. */
export function readoutBlocks(): Record<string, string> {
  const all = readout(["run", ...SAMPLES, "--event", EVENT]);
  const report = all.slice(all.search(/^Xi Jinping phones/m));
  const statements = readout(["extract", "-", "--event", EVENT], readFileSync(ARTICLE));
  return {
    report: fence(report.replace(/· made\n?\S+Z/, "").trimEnd()),
    extract: fence(statements.split("\n").slice(0, 2).join("\n")),
  };
}

/** Blocks that are measured: accuracy, which changes with the rules, and speed, with the machine. */
export function measuredBlocks(): Record<string, string> {
  return {
    eval: run("npm", ["run", "--silent", "eval", "--", "--markdown"]).trim(),
    bench: fence(run("npm", ["run", "--silent", "bench"]).trim()),
  };
}

/** The text with the block of this name replaced. Throws when it has none. */
export function fillBlock(text: string, name: string, content: string): string {
  const begin = `<!-- output: ${name} -->\n`;
  const from = text.indexOf(begin);
  const to = text.indexOf("<!-- end -->", from);
  if (from === -1 || to === -1) throw new Error(`README.md has no block ${name}`);
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
