import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readout, writeFiles } from "../servers/commands.ts";

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

/** The libraries that a command loads, and how many modules of our own. */
async function loadedBy(args: readonly string[]) {
  const [modules = ""] = writeFiles({ modules: "" });
  const preload = `data:text/javascript,${encodeURIComponent(WRITES_MODULES)}`;
  const env = { MODULES: modules, NODE_OPTIONS: `--import ${preload}` };
  const { code } = await readout(args, env);
  const loaded = readFileSync(modules, "utf8").split("\n").filter(Boolean);
  const libraries = loaded.flatMap(
    (name) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? [],
  );
  const ours = loaded.filter((name) => /\/dist\/src\//.test(name));
  return { code, libraries: [...new Set(libraries)].sort(), ours: ours.length };
}

test("--help loads no library, and little of ours", async () => {
  const { code, libraries, ours } = await loadedBy(["--help"]);
  expect(code).toBe(0);
  expect(libraries).toEqual([]);
  expect(ours).toBeGreaterThan(0);
  expect(ours).toBeLessThan(12);
});
