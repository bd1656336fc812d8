import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Env, freshEnv, readout, toJsonLines, writeFiles } from "../servers/commands.ts";

/** Writes down every module that a process loads: those that are imported, and at its end those that are required. */
const WRITES_MODULES = `
  import { appendFileSync } from "node:fs";
  import { createRequire, register } from "node:module";
  register("data:text/javascript," + encodeURIComponent(\`
    import { appendFileSync } from "node:fs";
    export async function load(url, context, next) {
      appendFileSync(process.env.MODULES, url + "\\\\n");
      return next(url, context);
    }
  \`));
  const { cache } = createRequire("/");
  process.on("exit", () => appendFileSync(process.env.MODULES, Object.keys(cache).join("\\n")));
`;

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
  dependencies: Record<string, string>;
};

/** The libraries that a command loads, of those that we asked for, and how many modules of our own. */
async function loadedBy(args: readonly string[], settings: Env) {
  const [modules = ""] = writeFiles({ modules: "" });
  const preload = `data:text/javascript,${encodeURIComponent(WRITES_MODULES)}`;
  const env = { ...settings, MODULES: modules, NODE_OPTIONS: `--import ${preload}` };
  const { code } = await readout(args, env);
  const loaded = readFileSync(modules, "utf8").split("\n").filter(Boolean);
  const libraries = loaded.flatMap(
    (name) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? [],
  );
  const ours = loaded.filter((name) => /\/dist\/src\//.test(name));
  const known = [...new Set(libraries)].filter((name) => Object.hasOwn(dependencies, name));
  return { code, libraries: known.sort(), ours: ours.length };
}

test("--help loads no library, and little of ours", async () => {
  const { code, libraries, ours } = await loadedBy(["--help"], {});
  expect(code).toBe(0);
  expect(libraries).toEqual([]);
  expect(ours).toBeGreaterThan(0);
  expect(ours).toBeLessThan(12);
});

test("a report loads what reaches Redis, and neither what queues, checks and tags statements nor other forms", async () => {
  const env = freshEnv();
  const said = { text: "We welcome the truce.", speaker: "White House spokesman Ray Holt" };
  const [file = ""] = writeFiles({ "said.jsonl": toJsonLines([{ event: "truce", ...said }]) });
  expect((await readout(["run", file], env)).code).toBe(0);

  const { code, libraries, ours } = await loadedBy(["report", "truce"], env);

  expect(code).toBe(0);
  expect(libraries).toEqual(["cluster-key-slot", "ioredis", "leven"]);
  expect(ours).toBeLessThan(70);
});
