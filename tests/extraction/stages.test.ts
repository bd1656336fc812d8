import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../src/extraction");

/** The stages; a file imports from its own and from those before it. */
const STAGES = ["words", "document", "page", "speakers", "attribution", "selection", "."];

const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

/** The files of the extraction that a file imports, also those of which it needs only types. */
function importsOf(file: string): string[] {
  const { module } = parseSync(file, readFileSync(join(ROOT, file), "utf8"));
  return module.staticImports
    .map(({ moduleRequest }) => moduleRequest.value)
    .filter((name) => name.startsWith("."))
    .map((name) => relative(ROOT, join(ROOT, dirname(file), name)))
    .filter((name) => !name.startsWith(".."));
}

test("no stage of the extraction imports from a later one", () => {
  const upwards = files.flatMap((file) =>
    importsOf(file)
      // What an article is, everybody may know.
      .filter((name) => name !== "article.ts")
      .filter((name) => STAGES.indexOf(dirname(name)) > STAGES.indexOf(dirname(file)))
      .map((name) => `${file} imports ${name}`),
  );
  expect(upwards).toEqual([]);
});

test("no file of the extraction imports itself by way of others, not even for types", () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, way: string[]) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" > "));
    if (way.includes(file) || done.has(file)) return;
    for (const name of importsOf(file)) walk(name, [...way, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});
