import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";

const NOTICE = readFileSync("NOTICE", "utf8");
const { dependencies, devDependencies, version } = JSON.parse(
  readFileSync("package.json", "utf8"),
) as { version: string } & Record<"dependencies" | "devDependencies", Record<string, string>>;

test("NOTICE names every font, every package in the script of the dashboard, and all that data are compiled from", () => {
  const fonts = filesIn("src", /\.(?:ttf|otf|woff2?)$/).map((file) => basename(file));
  const bundled = filesIn("src/dashboard", /\.tsx?$/).flatMap(packagesIn);
  const compiled = ["scripts/towns.ts", "scripts/world.ts"]
    .flatMap((file) => packagesIn(file))
    .filter((name) => name in devDependencies && !TOOLS.has(name));
  expect(bundled).toContain("preact");
  const named = [...fonts, ...new Set([...bundled, ...compiled])];
  expect(named.filter((name) => !NOTICE.includes(name))).toEqual([]);
});

test("the version has its part of the changelog, with a date", () => {
  const parts = [
    ...readFileSync("CHANGELOG.md", "utf8").matchAll(/^## (\S+) - (\d{4}-\d\d-\d\d)$/gm),
  ];
  expect(parts.map(([, one]) => one)).toContain(version);
});

test("the list of what the package is made of has every dependency with version and licence, and no tool", () => {
  const printed = execFileSync(process.execPath, ["--import", "tsx", "scripts/sbom.ts"], {
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  const bom = JSON.parse(printed) as {
    bomFormat: string;
    metadata: { component: { name: string; version: string } };
    components: { name: string; version: string; purl: string; licenses?: unknown[] }[];
    dependencies: { ref: string; dependsOn: string[] }[];
  };
  expect([bom.bomFormat, bom.metadata.component]).toMatchObject([
    "CycloneDX",
    { name: "readout", version },
  ]);
  const listed = new Map(bom.components.map((one) => [one.name, one]));
  for (const [name, wanted] of Object.entries(dependencies))
    expect([name, listed.get(name)?.version]).toEqual([name, wanted]);
  for (const name of ["vitest", "typescript", "vite", "pg"]) expect(listed.has(name)).toBe(false);
  const bare = bom.components.filter(({ purl, licenses = [] }) => !purl || licenses.length === 0);
  expect(bare).toEqual([]);
  const refs = new Set(bom.dependencies.map(({ ref }) => ref));
  const dangling = bom.dependencies
    .flatMap(({ dependsOn }) => dependsOn)
    .filter((on) => !refs.has(on));
  expect(dangling).toEqual([]);
});

/** Draws or computes, and leaves nothing of itself in what it made. */
const TOOLS = new Set(["d3-geo", "topojson-client"]);

/** The packages that a file imports, or asks Node.js for the place of. */
function packagesIn(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const { module } = parseSync(file, text);
  const asked = [...text.matchAll(/(?:require|resolve)\("([^"]+)"\)/g)].map(
    ([, name = ""]) => name,
  );
  return [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...asked]
    .filter((name) => !/^(?:\.|node:)/.test(name))
    .map((name) =>
      name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/"),
    );
}

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));
}
