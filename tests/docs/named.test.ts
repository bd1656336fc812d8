import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allRoutes } from "../../src/http/routes/all.ts";
import { readout } from "../servers/commands.ts";

const COMMANDS = readFileSync("docs/command-line.md", "utf8");
const SETTINGS = readFileSync("docs/configuration.md", "utf8");
const LIBRARY = readFileSync("docs/library.md", "utf8");
const ADDRESSES = readFileSync("docs/reference/http.md", "utf8");
const READ = [
  ...readFileSync("src/config.ts", "utf8").matchAll(/^ {2}((?:REDIS|READOUT)_[A-Z_]+)/gm),
].map(([, name = ""]) => name);

test("every command stands in the table of commands", async () => {
  const { stdout } = await readout(["--help"], {});
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name);
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((name) => !COMMANDS.includes(`| \`readout ${name}`))).toEqual([]);
});

test("every setting that is read stands in the table of settings, and in --help", async () => {
  const { stdout } = await readout(["--help"], {});
  expect(READ.length).toBeGreaterThan(10);
  const told = [...SETTINGS.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`((?:REDIS|READOUT)_[A-Z_]+)`/g)].map(([, name]) => name),
  );
  expect(told.toSorted()).toEqual(READ.toSorted());
  expect(READ.filter((name) => !stdout.includes(name))).toEqual([]);
});

test("every address of the server stands in the reference, with its scope", () => {
  const routes = allRoutes("1").map(({ method, path, access }) => {
    const name = path.replace(/:(\w+)/g, "{$1}");
    const scope = access === "public" ? "" : access;
    return { name, scope, heading: `## ${method} ${name}\n` };
  });
  expect(routes.length).toBeGreaterThan(20);
  const missing = routes.filter(({ name, scope, heading }) => {
    const [, part] = ADDRESSES.split(heading);
    const said = part?.split("\n## ")[0] ?? ADDRESSES.split(`${name}\` |`)[1]?.split("\n")[0];
    return said === undefined || !said.includes(scope);
  });
  expect(missing).toEqual([]);
});

test("every code of an error stands in the table of codes", () => {
  const words = new Set<string>();
  for (const name of readdirSync("src", { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const source = readFileSync(join("src", name), "utf8");
    for (const [, word = ""] of source.matchAll(/"([A-Z]+(?:_[A-Z]+)+|USAGE)"/g)) words.add(word);
  }
  const codes = [...words].filter((word) => !READ.includes(word) && !word.startsWith("ERR_"));
  expect(codes.length).toBeGreaterThan(15);
  const told = [...LIBRARY.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  expect(told.toSorted()).toEqual(codes.toSorted());
});
