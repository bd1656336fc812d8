import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parseArgs } from "node:util";
import { parseSync, Visitor } from "oxc-parser";

// How far a sentence travels through the code of the extraction: from one function on, every function
// that can be called is entered once, in the order of the source. Each call of a function of another file
// is a stay in that file. `--from FILE:NAME` says where the journey begins.
const { values } = parseArgs({ options: { from: { type: "string" } } });
const ROOT = join(import.meta.dirname, "../../src/extraction");

type Reference = { file: string; name: string };
type Place = Reference & { refersTo: Reference[]; isCode: boolean };

const places = new Map<string, Place>();
for (const file of readdirSync(ROOT, { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".ts")) for (const place of placesOf(file)) places.set(keyOf(place), place);
}

// A table of functions is code as well.
for (let grown = true; grown;) {
  grown = false;
  for (const place of places.values()) {
    if (place.isCode || !place.refersTo.some((other) => places.get(keyOf(other))?.isCode)) continue;
    place.isCode = true;
    grown = true;
  }
}

const start = values.from ?? "attribution/read-paragraph.ts:readParagraph";
const seen = new Set<string>();
const rooms = new Map<string, number>();
walk(places.get(start)!);
const stays = [...rooms.values()].reduce((sum, times) => sum + times, 0);
console.log(`from ${start}: ${stays} stays in ${rooms.size} files, ${seen.size} functions`);
for (const [file, times] of [...rooms].sort((a, b) => b[1] - a[1]))
  console.log(`  ${times} ${file}`);

function walk(place: Place) {
  seen.add(keyOf(place));
  if (rooms.size === 0) rooms.set(place.file, 1);
  const entered = new Set<string>();
  for (const reference of place.refersTo) {
    if (entered.has(keyOf(reference))) continue;
    entered.add(keyOf(reference));
    const next = places.get(keyOf(reference));
    if (!next?.isCode) continue;
    if (next.file !== place.file) rooms.set(next.file, (rooms.get(next.file) ?? 0) + 1);
    if (!seen.has(keyOf(next))) walk(next);
  }
}

function keyOf({ file, name }: Reference): string {
  return `${file}:${name}`;
}

/** The functions and tables that a file declares, with what each refers to in order. */
function placesOf(file: string): Place[] {
  const { program } = parseSync(file, readFileSync(join(ROOT, file), "utf8"));
  const imported = new Map<string, Reference>();
  const spaces = new Map<string, string>();
  const declared = new Map<string, { start: number; end: number; isCode: boolean }>();
  for (const statement of program.body) {
    if (statement.type === "ImportDeclaration" && statement.source.value.startsWith(".")) {
      const from = normalize(join(dirname(file), statement.source.value));
      for (const specifier of statement.specifiers) {
        if (specifier.type === "ImportNamespaceSpecifier") spaces.set(specifier.local.name, from);
        if (specifier.type !== "ImportSpecifier" || specifier.imported.type !== "Identifier")
          continue;
        imported.set(specifier.local.name, { file: from, name: specifier.imported.name });
      }
      continue;
    }
    const declaration =
      statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type === "FunctionDeclaration" && declaration.id) {
      const { start: from, end } = declaration;
      declared.set(declaration.id.name, { start: from, end, isCode: true });
    }
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type !== "Identifier" || !init) continue;
      const isCode = textOf(file, init).includes("=>");
      declared.set(id.name, { start: init.start, end: init.end, isCode });
    }
  }
  const references: { name: string; at: number }[] = [];
  const properties = new Set<number>();
  new Visitor({
    MemberExpression({ object, property, computed }) {
      if (computed) return;
      properties.add(property.start);
      const space = object.type === "Identifier" ? spaces.get(object.name) : undefined;
      if (space === undefined || property.type !== "Identifier") return;
      const name = `${space}:${property.name}`;
      imported.set(name, { file: space, name: property.name });
      references.push({ name, at: object.start });
    },
    Property: ({ key, shorthand, computed }) =>
      void (shorthand || computed || properties.add(key.start)),
    Identifier: ({ name, start: at }) => void references.push({ name, at }),
  }).visit(program);
  references.sort((a, b) => a.at - b.at);
  return [...declared].map(([name, { start: from, end, isCode }]) => ({
    file,
    name,
    isCode,
    refersTo: references
      .filter(
        ({ at, name: other }) => at >= from && at < end && other !== name && !properties.has(at),
      )
      .flatMap(
        ({ name: other }) =>
          imported.get(other) ?? (declared.has(other) ? [{ file, name: other }] : []),
      ),
  }));
}

function textOf(file: string, { start: from, end }: { start: number; end: number }): string {
  return readFileSync(join(ROOT, file), "utf8").slice(from, end);
}
