import type { Report } from "./report.ts";
import type { Roster, World } from "./world.ts";

/** Of some who are asked about together, those of whom no statement was found. */
export type Silence = { name: string; of: number; silent: { code: string; name: string }[] };

/** The neighbours of so many countries, those that spoke most, are asked about. */
const MOST_SPEAKERS = 2;

/** Who has not spoken: of each roster, and of the neighbours of those that spoke most. */
export function findSilence(
  { countries }: Pick<Report, "countries">,
  {
    rosters,
    world,
    nameOf,
  }: { rosters: readonly Roster[]; world: World; nameOf(code: string): string },
): Silence[] {
  const spoke = new Set(countries.filter(({ n }) => n > 0).map(({ country }) => country));
  const known = countries.filter(({ country, n }) => country !== null && n > 0);
  const speakers = known.filter(({ country }) => (world.neighbours[country!] ?? []).length > 0);
  const around = speakers.slice(0, MOST_SPEAKERS).map(({ country, name }) => ({
    name: `Neighbours of ${name}`,
    members: world.neighbours[country!] ?? [],
  }));
  return [...rosters, ...around].map(({ name, members }) => ({
    name,
    of: members.length,
    silent: members
      .filter((code) => !spoke.has(code))
      .map((code) => ({ code, name: nameOf(code) })),
  }));
}
