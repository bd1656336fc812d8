import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import { check } from "recheck";
import { expect, test } from "vitest";

const SOURCES = join(import.meta.dirname, "../src");

/** Those that can't be told to be safe, or only are because of what they are applied to, and why. */
const BOUNDED: [start: string, reason: string][] = [
  ["<[^<>]{0,2000}>", "a repetition ends where the next match begins"],
  ["^((?:\\p{Lu}[\\p{L}", "applied to 120 characters, every repetition but one has a limit"],
  ["(?:\\s*\\[[^\\]]{0,60}\\])+$", "applied to 400 characters"],
  ["^(\\p{Lu}[^()]{1,60}?) ?\\(", "anchored, every repetition has a limit"],
  ["\\b(?:days?|weeks?|months?|years?) (?:after|before)", "applied to 300 characters"],
  [" *(?:\\[\\d{1,2}:\\d\\d", "applied to 14 characters"],
  ["\\p{L}+(?=\\.$)", "applied to 20 characters"],
  ["(?<![\\p{L}.'’-])\\p{Lu}", "begins at words alone, applied to 2,000 characters"],
  ["^(?:thank(?:s| you)\\b.{0,40}", "anchored, every repetition has a limit"],
  ["\\B(?=(?:\\d{3})+$)", "applied to the digits of a number"],
  ["\\b(?:at the time|(?:years?|months?|decades?)", "applied to 2,000 characters, no repetition"],
];

/** Patterns that are built while the program runs, of words that are known. */
const BUILT_WHILE_RUNNING = [
  "extraction/page/flatten.ts: `</${tag[1]}`",
  "lexicons/scripts.ts: `\\\\p{Script=${script}}`",
  "redis/memory.ts: `^${name}:(\\\\d+)`",
  "store/script-parts.ts: `\\\\b${name}\\\\b`",
];

type Found = { place: string; source: string; flags: string };

test("no regular expression of ours takes a text of any length to more than linear time", async () => {
  const found = [...literals().literals, ...(await builtAtStart())];
  expect(found.length).toBeGreaterThan(150);
  const known = (source: string) => BOUNDED.some(([start]) => source.startsWith(start));
  const left = found.filter(({ source }) => !known(source));
  const faults: string[] = [];
  const work = async () => {
    for (let one = left.pop(); one; one = left.pop()) {
      const { status } = await check(one.source, one.flags, { timeout: 60_000, randomSeed: 1 });
      if (status !== "safe") faults.push(`${one.place}: /${one.source}/ is ${status}`);
    }
  };
  await Promise.all([work(), work()]);
  expect(faults).toEqual([]);
  for (const [start] of BOUNDED) {
    expect(
      found.some(({ source }) => source.startsWith(start)),
      start,
    ).toBe(true);
  }
}, 600_000);

test("patterns that are built while the program runs are known", () => {
  expect(literals().built.sort()).toEqual([...BUILT_WHILE_RUNNING].sort());
});

/** Every literal, and what `new RegExp` is given inside of functions. */
function literals(): { literals: Found[]; built: string[] } {
  const all: Found[] = [];
  const built: string[] = [];
  for (const file of sourceFiles()) {
    const text = readFileSync(join(SOURCES, file), "utf8");
    let depth = 0;
    new Visitor({
      Literal(node) {
        if (!("regex" in node)) return;
        const place = `${file}:${text.slice(0, node.start).split("\n").length}`;
        all.push({ place, source: node.regex.pattern, flags: node.regex.flags });
      },
      FunctionDeclaration: () => void (depth += 1),
      "FunctionDeclaration:exit": () => void (depth -= 1),
      ArrowFunctionExpression: () => void (depth += 1),
      "ArrowFunctionExpression:exit": () => void (depth -= 1),
      NewExpression({ callee, arguments: [pattern] }) {
        if (depth === 0 || callee.type !== "Identifier" || callee.name !== "RegExp") return;
        built.push(`${file}: ${text.slice(pattern?.start, pattern?.end)}`);
      },
    }).visit(parseSync(file, text).program);
  }
  return { literals: all, built };
}

/** What modules build with `new RegExp` when they are loaded. */
async function builtAtStart(): Promise<Found[]> {
  const found: Found[] = [];
  const files = sourceFiles().filter((file) =>
    /^(?:const|export const) .*new RegExp\(/m.test(readFileSync(join(SOURCES, file), "utf8")),
  );
  const Original = globalThis.RegExp;
  try {
    for (const file of files) {
      globalThis.RegExp = new Proxy(Original, {
        construct(target, [source, flags]: [string, string | undefined]) {
          found.push({ place: file, source: String(source), flags: flags ?? "" });
          return new target(source, flags);
        },
      });
      // Under an address of its own, as another test file of this worker may have loaded it already.
      await import(`${join(SOURCES, file)}?patterns`);
    }
  } finally {
    globalThis.RegExp = Original;
  }
  expect(new Set(found.map(({ place }) => place)).size).toBe(files.length);
  return found;
}

function sourceFiles(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts"));
}
