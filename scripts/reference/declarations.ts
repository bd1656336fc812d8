import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSync } from "oxc-parser";

/** An exported name of a module: its documentation, and its declaration without bodies. */
export type Declared = { name: string; kind: Kind; doc: string; code: string };
export type Kind = "function" | "class" | "value" | "type";

type Parsed = ReturnType<typeof parseSync>;
type Node = Parsed["program"]["body"][number];
type Source = { text: string; body: readonly Node[]; comments: Parsed["comments"] };

const KINDS: Record<string, Kind> = {
  FunctionDeclaration: "function",
  TSDeclareFunction: "function",
  ClassDeclaration: "class",
  VariableDeclaration: "value",
};

/** What a module of declarations (`.d.ts`) exports, in the order of its text, whichever module declares it. */
export function readDeclarations(file: string): Declared[] {
  const source = parse(file);
  return source.body.flatMap((node) => {
    if (node.type !== "ExportNamedDeclaration") return [];
    if (node.source === null) return declaredBy(node, source);
    const all = readDeclarations(moduleFile(file, node.source.value));
    return node.specifiers.map(({ local, exported }) => {
      const found = all.find(({ name }) => name === nameOf(local));
      if (!found) throw new Error(`${file}: ${nameOf(local)} is declared nowhere`);
      return { ...found, name: nameOf(exported) };
    });
  });
}

function parse(file: string): Source {
  const text = readFileSync(file, "utf8");
  const { program, comments } = parseSync(file, text);
  return { text, body: program.body, comments };
}

function moduleFile(from: string, source: string): string {
  return join(dirname(from), source.replace(/\.[jt]s$/, ".d.ts"));
}

function declaredBy(
  node: Extract<Node, { type: "ExportNamedDeclaration" }>,
  { text, comments }: Source,
): Declared[] {
  const { declaration } = node;
  if (declaration === null) return [];
  const names =
    declaration.type === "VariableDeclaration"
      ? declaration.declarations.map(({ id }) => id)
      : "id" in declaration && declaration.id
        ? [declaration.id]
        : [];
  const comment = comments.findLast(
    ({ type, end }) =>
      type === "Block" && end <= node.start && text.slice(end, node.start).trim() === "",
  );
  const code = text.slice(declaration.start, node.end).replace(/^declare /, "");
  return names.map((id) => ({
    name: nameOf(id),
    kind: KINDS[declaration.type] ?? "type",
    doc: comment ? wordsOf(comment.value) : "",
    code,
  }));
}

/** The words of a comment without the stars at the beginnings of its lines. */
function wordsOf(comment: string): string {
  return comment
    .replace(/^\*/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim())
    .join(" ")
    .trim();
}

function nameOf(node: object): string {
  if ("name" in node && typeof node.name === "string") return node.name;
  if ("value" in node && typeof node.value === "string") return node.value;
  throw new Error("An export has no name");
}
