import { readFileSync } from "node:fs";

/**
 * The programs of a page that are marked as `ts`, each as a file of its own. What one of them opens, the next ones may
 * use: they are written one behind the other.
 */
export function snippetsOf(page: string): Record<string, string> {
  const text = readFileSync(page, "utf8");
  const programs = [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, program = ""]) => program);
  if (programs.length === 0) throw new Error(`${page} has no programs`);
  return Object.fromEntries(programs.map((program, i) => [`snippet-${i + 1}.ts`, program]));
}
