import { InvalidInputError } from "../errors.ts";
import { ROLES, type Role } from "../statement/tags.ts";
import { keysOf } from "../tagging/fold.ts";
import type { Name, NameKind } from "../tagging/lexicons.ts";
import { addPhrase, emptyTrie, type Trie } from "../tagging/trie.ts";
import { readBodies, readCountries } from "./country-names.ts";
import { listOf, oneOf, readTable } from "./table.ts";

/** All names of countries, bodies, institutions and persons, as one trie. */
export function loadNames(): Trie<Name> {
  const trie = emptyTrie<Name>();
  const codes = new Set<string>();
  const shared = loadSharedNames();
  const add: Add = (name, sense) => {
    const kind = isGeneral(sense) ? shared.get(keysOf(name).join(" ")) : undefined;
    const mark = kind && { shared: kind };
    for (const spelling of spellingsOf(name)) {
      addPhrase(trie, keysOf(spelling), { ...sense, ...mark, written: writtenAs(spelling) });
    }
  };
  for (const row of readCountries()) {
    codes.add(row.code);
    const role: Role = "unknown";
    const cells: [NameKind, string[]][] = [
      ["country", [row.name, ...listOf(row.alternatives)]],
      ["demonym", listOf(row.demonyms).flatMap(withPlural)],
      ["capital", listOf(row.capitals)],
      ["place", listOf(row.places)],
    ];
    for (const [kind, names] of cells) {
      for (const name of names) add(name, { kind, code: row.code, role });
    }
  }
  for (const row of readBodies()) {
    codes.add(row.code);
    const place = { file: "bodies.tsv", line: row.line, field: "role" };
    const role = row.role === "" ? "official" : oneOf(row.role, ROLES, place);
    for (const name of [row.name, ...listOf(row.alternatives)]) {
      add(name, { kind: "body", code: row.code, role });
    }
  }
  for (const row of readTable("regions.tsv", ["code", "names"])) {
    checkCode(row.code, codes, "regions.tsv", row.line);
    for (const name of listOf(row.names)) {
      add(name, { kind: "place", code: row.code, role: "unknown", region: true });
    }
  }
  addPersons(codes, add);
  addInstitutions(codes, add);
  add("Brussels", { kind: "place", code: "BE", role: "unknown" });
  return trie;
}

function loadSharedNames(): ReadonlyMap<string, NonNullable<Name["shared"]>> {
  const file = "shared-names.tsv";
  const rows = readTable(file, ["kind", "names"]).flatMap(({ kind, names, line }) => {
    const shared = oneOf(kind, ["any", "mostly"] as const, { file, line, field: "kind" });
    return listOf(names)
      .flatMap(spellingsOf)
      .map((name) => [keysOf(name).join(" "), shared] as const);
  });
  return new Map(rows);
}

function isGeneral({ kind }: Pick<Name, "kind">): boolean {
  return kind === "institution" || kind === "body";
}

type Add = (name: string, sense: Omit<Name, "written">) => void;

function addPersons(codes: ReadonlySet<string>, add: Add): void {
  const file = "people.tsv";
  const columns = ["code", "from", "to", "surname", "name"] as const;
  for (const { line, ...row } of readTable(file, columns)) {
    checkCode(row.code, codes, file, line);
    const sense = { code: row.code, role: "official" as const };
    const years = { from: Number(row.from), to: row.to === "" ? 9999 : Number(row.to) };
    add(row.name, { kind: "person", ...sense, ...years });
    const words = row.name.split(" ");
    if (row.surname === "yes" && words.length > 1) {
      add(words.at(-1)!, { kind: "surname", ...sense, ...years });
    }
  }
}

function addInstitutions(codes: ReadonlySet<string>, add: Add): void {
  const file = "institutions.tsv";
  for (const row of readTable(file, ["code", "role", "names"])) {
    if (row.code !== "-") checkCode(row.code, codes, file, row.line);
    if (!(ROLES as readonly string[]).includes(row.role)) {
      const message = `"${row.role}" is not a role; use one of ${ROLES.join(", ")}`;
      throw new InvalidInputError([{ file, line: row.line, message }], "INVALID_LEXICON");
    }
    const sense = { code: row.code === "-" ? null : row.code, role: row.role as Role };
    for (const name of listOf(row.names)) add(name, { kind: "institution", ...sense });
  }
}

function checkCode(code: string, codes: ReadonlySet<string>, file: string, line: number): void {
  if (codes.has(code)) return;
  const message = `"${code}" is not a code of countries.tsv or bodies.tsv`;
  throw new InvalidInputError([{ file, line, field: "code", message }], "INVALID_LEXICON");
}

/** "The Guardian" may stand without its article, "The Economist" may not: that is a profession. */
function spellingsOf(name: string): string[] {
  const bare = name.replace(/^[Tt]he /, "");
  return bare === name || (name.startsWith("The ") && !bare.includes(" ")) ? [name] : [name, bare];
}

function withPlural(demonym: string): string[] {
  return /(?:s|sh|ch|ese|x)$/.test(demonym) ? [demonym] : [demonym, `${demonym}s`];
}

function writtenAs(name: string): Name["written"] {
  if (name === name.toLowerCase()) return "any";
  const letters = name.replace(/[^\p{L}]/gu, "");
  return letters.length <= 6 && letters === letters.toUpperCase() ? "acronym" : "capital";
}
