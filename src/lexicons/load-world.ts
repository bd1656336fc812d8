import { readFileSync } from "node:fs";
import type { Roster, World } from "../reporting/world.ts";
import { InvalidInputError, type Problem } from "../errors.ts";
import { readBodies, readCountries } from "./country-names.ts";
import { listOf, readTable } from "./table.ts";

const ROSTERS = "rosters.tsv";

let world: World | undefined;
let rosters: readonly Roster[] | undefined;

/** The world that the build draws; read once. */
export function loadWorld(): World {
  world ??= JSON.parse(
    readFileSync(new URL("./data/world.json", import.meta.url), "utf8"),
  ) as World;
  return world;
}

/** The rosters, read once. Throws InvalidInputError for a member whose code is not known. */
export function loadRosters(): readonly Roster[] {
  return (rosters ??= readRosters());
}

function readRosters(): Roster[] {
  const codes = new Set([...readCountries(), ...readBodies()].map(({ code }) => code));
  const problems: Problem[] = [];
  const read = readTable(ROSTERS, ["name", "members"]).map(({ line, name, members }) => {
    const listed = listOf(members);
    for (const code of listed) {
      if (codes.has(code)) continue;
      const message = `${code} is no country's or body's code`;
      problems.push({ file: ROSTERS, line, field: "members", message });
    }
    return { name, members: listed };
  });
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_LEXICON");
  return read;
}
