import { InvalidInputError, type Problem } from "../errors.ts";
import { ROLES, type Role } from "../statement/tags.ts";
import { keysOf } from "../tagging/fold.ts";
import { addPhrase, emptyTrie, type Trie } from "../tagging/trie.ts";
import { readBodies } from "./country-names.ts";
import { listOf, oneOf, readTable } from "./table.ts";

const FILE = "roles.tsv";
const NO_ROLE = "-";

type RoleRow = { role: string; persons: string; names: string; line: number };
type RoleWords = { role: Role | null; persons: readonly string[]; names: readonly string[] };

/** The roles by the nouns and phrases that give them; the names of bodies, whose words give none, are unknown. */
export function loadRoles(): Trie<Role> {
  const trie = emptyTrie<Role>();
  for (const { role, persons, names } of parseRoles(readRows())) {
    if (role === null) continue;
    for (const phrase of [...persons, ...names]) addPhrase(trie, keysOf(phrase), role);
  }
  // The union of "European Union" makes nobody a trade unionist; "European diplomat" stays one.
  const official = (key: string) => trie.next.get(key)?.values[0] === "official";
  for (const { name, alternatives } of readBodies()) {
    for (const phrase of [name, ...listOf(alternatives)]) {
      const keys = keysOf(phrase);
      if (keys.length > 1 && !official(keys.at(-1)!)) addPhrase(trie, keys, "unknown");
    }
  }
  return trie;
}

/** The nouns that say who a person is, those that give no role included. */
export function loadPersonNouns(): string[] {
  return parseRoles(readRows()).flatMap(({ persons }) => persons);
}

function readRows(): RoleRow[] {
  return readTable(FILE, ["role", "persons", "names"]);
}

/** Checks rows of the file: each phrase once in the file, each noun one word in lower case. */
export function parseRoles(rows: readonly RoleRow[]): RoleWords[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const words = rows.map(({ line, ...row }): RoleWords => {
    const refuse = (field: string, message: string) =>
      problems.push({ file: FILE, line, field, message });
    const role =
      row.role === NO_ROLE ? null : oneOf(row.role, ROLES, { file: FILE, line, field: "role" });
    const persons = listOf(row.persons);
    const names = listOf(row.names);
    for (const noun of persons) {
      if (!/^[\p{Ll}-]+$/u.test(noun))
        refuse("persons", `has "${noun}"; one word in lower case is right`);
    }
    if (role === null && names.length > 0)
      refuse("names", "gives no role; no names are right here");
    for (const [field, phrases] of Object.entries({ persons, names })) {
      for (const phrase of phrases) {
        const key = keysOf(phrase).join(" ");
        if (seen.has(key))
          refuse(field, `has "${phrase}" for the second time in the file; once is right`);
        seen.add(key);
      }
    }
    return { role, persons, names };
  });
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_LEXICON");
  return words;
}
