import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";

/** What package.json exports. */
const ENTRIES = ["index", "tag-statement", "extract-statements", "worker"].map(
  (name) => `src/${name}.ts`,
);

type Node = Record<string, unknown> & { type: string; start: number };
type Place = { file: string; name: string };
type Module = {
  text: string;
  /** What it declares, by name. */
  declared: Map<string, { node: Node; isExported: boolean; start: number }>;
  /** Where the names come from that it imports or passes on. */
  imported: Map<string, Place>;
  passedOn: Map<string, Place>;
  documented: Set<number>;
};

const modules = new Map<string, Module>();
const keyOf = ({ file, name }: Place) => `${name} (${file})`;
const nameOf = (node: unknown) => (node as { name?: string; value?: string }).name ?? "";

function read(file: string): Module {
  const known = modules.get(file);
  if (known) return known;
  const text = readFileSync(file, "utf8");
  const { program, comments } = parseSync(file, text);
  const module: Module = {
    text,
    declared: new Map(),
    imported: new Map(),
    passedOn: new Map(),
    // A comment documents what begins at the next word behind it.
    documented: new Set(
      comments
        .filter(({ type, value }) => type === "Block" && value.startsWith("*"))
        .map(({ end }) => end + /^\s*/.exec(text.slice(end))![0].length),
    ),
  };
  const place = (source: unknown, name: string): Place => ({
    file: join(dirname(file), (source as { value: string }).value),
    name,
  });
  for (const node of program.body as unknown as Node[]) {
    const specifiers = (node.specifiers ?? []) as Node[];
    if (node.type === "ImportDeclaration") {
      for (const one of specifiers) {
        const name = nameOf(one.local);
        const from = (node.source as { value: string }).value;
        if (from.startsWith("."))
          module.imported.set(name, place(node.source, nameOf(one.imported)));
      }
    } else if (node.type === "ExportNamedDeclaration" && node.source) {
      for (const one of specifiers)
        module.passedOn.set(nameOf(one.exported), place(node.source, nameOf(one.local)));
    }
    const isExported = node.type === "ExportNamedDeclaration";
    const inner = (isExported ? node.declaration : node) as Node | null;
    const named = inner?.type === "VariableDeclaration" ? (inner.declarations as Node[]) : [inner];
    for (const one of named) {
      const name = one ? nameOf(one.id ?? {}) : "";
      if (one && name) module.declared.set(name, { node: one, isExported, start: node.start });
    }
  }
  modules.set(file, module);
  return module;
}

/** Where a name is declared that a module exports. */
function resolve({ file, name }: Place): Place {
  const next = read(file).passedOn.get(name);
  return next ? resolve(next) : { file, name };
}

/** What an entry exports. */
function exportsOf(file: string): Place[] {
  const { declared, passedOn } = read(file);
  const own = [...declared].filter(([, { isExported }]) => isExported).map(([name]) => name);
  return [...own, ...passedOn.keys()].map((name) => resolve({ file, name }));
}

/** The parts of a declaration that its users see. */
function* seen(node: unknown): Iterable<Node> {
  if (Array.isArray(node)) {
    for (const one of node) yield* seen(one);
    return;
  }
  if (typeof node !== "object" || node === null || !("type" in node)) return;
  const one = node as Node;
  const isPrivate = (one.key as Node | undefined)?.type === "PrivateIdentifier";
  if (isPrivate || one.accessibility === "private") return;
  yield one;
  for (const [field, inner] of Object.entries(one)) {
    const isHidden =
      field === "init" ||
      field === "right" ||
      (field === "body" && one.type !== "ClassDeclaration");
    const isValue = field === "value" && one.type === "PropertyDefinition";
    const isBody = one.type === "ClassBody" && field === "body";
    if ((!isHidden && !isValue) || isBody) yield* seen(inner);
  }
}

/** The names of types in a declaration. */
function namesIn(node: Node): string[] {
  return [...seen(node)].flatMap((one) =>
    one.type === "TSTypeReference" ? [nameOf(one.typeName)] : [],
  );
}

/** The types that a declaration shows, those of types in its own file that are not exported too. */
function shownBy(place: Place, walked = new Set<string>()): Place[] {
  const { declared, imported } = read(place.file);
  const own = declared.get(place.name);
  if (!own || walked.has(keyOf(place))) return [];
  walked.add(keyOf(place));
  return namesIn(own.node).flatMap((name) => {
    const from = imported.get(name);
    if (from) return [resolve(from)];
    const beside = declared.get(name);
    const next = { file: place.file, name };
    if (!beside) return [];
    return beside.isExported ? [next] : shownBy(next, walked);
  });
}

test.each(ENTRIES)("%s exports every type that its signatures show", (entry) => {
  const open = exportsOf(entry);
  // What a part of the package shows may be imported from the whole of it.
  const known = new Set([...open, ...exportsOf("src/index.ts")].map(keyOf));
  const missing = open.flatMap((place) =>
    shownBy(place)
      .filter((shown) => !known.has(keyOf(shown)))
      .map((shown) => `${keyOf(shown)} of ${place.name}`),
  );
  expect([...new Set(missing)].toSorted()).toEqual([]);
});

test.each(ENTRIES)(
  "%s says of everything that it exports what it is, and of every call what it does",
  (entry) => {
    const silent = exportsOf(entry).flatMap(({ file, name }) => {
      const { declared, documented } = read(file);
      const { node, start } = declared.get(name)!;
      const calls = [...seen(node)].filter(({ type, value, kind, computed, override }) => {
        if (type === "TSMethodSignature") return true;
        const isMethod =
          type === "MethodDefinition" && (value as Node).type === "FunctionExpression";
        return isMethod && kind !== "constructor" && computed !== true && override !== true;
      });
      const without = calls
        .filter((call) => !documented.has(call.start))
        .map((call) => `${name}.${nameOf(call.key)}`);
      return documented.has(start) ? without : [`${name} (${file})`, ...without];
    });
    expect([...new Set(silent)].toSorted()).toEqual([]);
  },
);
