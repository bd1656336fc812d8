import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Declared, type Kind, readDeclarations } from "./declarations.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const HEADINGS: readonly [heading: string, kinds: readonly Kind[]][] = [
  ["Functions", ["function", "value"]],
  ["Errors", ["class"]],
  ["Types", ["type"]],
];

type Exports = Record<string, string | { types?: string }>;

/** The modules that users can import, by the names under which they do, with what each exports. */
export function readModules(): [name: string, declared: Declared[]][] {
  const { name, exports } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as {
    name: string;
    exports: Exports;
  };
  return Object.entries(exports).flatMap(([path, target]): [string, Declared[]][] => {
    if (typeof target === "string" || target.types === undefined) return [];
    return [[name + path.slice(1), readDeclarations(ROOT + target.types)]];
  });
}

/** The page of the library, made of its declarations and what is written above them; the package is built. */
export function libraryReference(): string {
  const modules = readModules();
  const parts = [
    "# Library",
    "What a program can import. [From a program](../library.md) tells how it goes together, and lists the codes of errors.",
  ];
  for (const [module, declared] of modules) {
    const whole = modules[0]?.[0] === module;
    parts.push(`## ${module}`, `\`\`\`ts\n${importOf(module, declared)}\n\`\`\``);
    if (!whole) {
      parts.push(...declared.filter((one) => !isIn(modules[0]?.[1], one)).flatMap(describe));
      continue;
    }
    for (const [heading, kinds] of HEADINGS) {
      const some = declared.filter(({ kind }) => kinds.includes(kind));
      if (some.length > 0) parts.push(`## ${heading}`, ...some.toSorted(byName).flatMap(describe));
    }
  }
  return `${parts.join("\n\n")}\n`;
}

function importOf(module: string, declared: readonly Declared[]): string {
  const names = declared.filter(({ kind }) => kind !== "type").map(({ name }) => name);
  return `import { ${names.toSorted().join(", ")} } from "${module}";`;
}

function isIn(others: readonly Declared[] | undefined, { name }: Declared): boolean {
  return others?.some((other) => other.name === name) ?? false;
}

function byName(a: Declared, b: Declared): number {
  return a.name < b.name ? -1 : 1;
}

function describe({ name, doc, code }: Declared): string[] {
  const words = doc.replace(/</g, "&lt;");
  return [`### ${name}`, ...(words ? [words] : []), `\`\`\`ts\n${code}\n\`\`\``];
}
