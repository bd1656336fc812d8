import { isBare, isOneName, type Speaker } from "./speakers.ts";

/**
 * Whether two speakers are one: "same" for sure, "likely" where an office or nothing tells, "unknown" where that
 * can't be told, "never" where they are others.
 */
export type SameSpeaker = "same" | "likely" | "unknown" | "never";

/** Tells whether two speakers of an event are one. */
export type Cast = (a: Speaker, b: Speaker) => SameSpeaker;

/** The cast of an event, of all its speakers: a surname that two persons have tells neither of them. */
export function openCast(speakers: Iterable<Speaker>): Cast {
  const persons = personsOf(speakers);

  function isTold(bare: Speaker, full: Speaker): boolean {
    const candidates = (persons.get(bare.name.at(-1)!) ?? []).filter(({ name }) =>
      isOneName(bare.name, name),
    );
    if (candidates.length < 2) return true;
    const fitting = candidates.filter(
      ({ office }) => bare.office.size > 0 && isWithin(bare.office, office),
    );
    return fitting.length === 1 && isOneName(fitting[0]!.name, full.name);
  }

  return (a, b) => {
    if (a === b) return a.name.length > 0 ? "same" : "likely";
    if (a.given === "" && b.given === "") return "likely";
    if (a.given === "" || b.given === "") return "unknown";
    if (a.name.length === 0 || b.name.length === 0) return byOffice(a, b);
    return a.given === b.given && sameCountry(a, b) ? "same" : byName(a, b, isTold);
  };
}

function byName(
  a: Speaker,
  b: Speaker,
  isTold: (bare: Speaker, full: Speaker) => boolean,
): SameSpeaker {
  if (!isOneName(a.name, b.name)) {
    return (isBodyOf(a, b) || isBodyOf(b, a)) && sameCountry(a, b) ? "likely" : "never";
  }
  const [bareA, bareB] = [isBare(a.name), isBare(b.name)];
  if (bareA && bareB) return sameCountry(a, b) ? "same" : "unknown";
  if (!bareA && !bareB) return "same";
  if (!sameCountry(a, b)) return "never";
  if (haveOtherOffices(a, b)) return "unknown";
  return (bareA ? isTold(a, b) : isTold(b, a)) ? "same" : "unknown";
}

/** Both have offices, none of them the same, and no country that both speak for tells that they are one. */
function haveOtherOffices(a: Speaker, b: Speaker): boolean {
  if (a.office.size === 0 || b.office.size === 0 || a.country !== null) return false;
  return ![...a.office].some((word) => b.office.has(word));
}

/** Without the name of one of them, the words of the one must be among those of the other. */
function byOffice(a: Speaker, b: Speaker): SameSpeaker {
  if (!sameCountry(a, b)) return "never";
  const [one, other] = [a.words, b.words];
  const within = isWithin(one, other) || isWithin(other, one);
  const equal = one.size === other.size;
  return within && (equal || Math.min(one.size, other.size) > 1) ? "likely" : "never";
}

/** A body that the other speaks for: "the Harbour Union", "a spokesman of the Harbour Union". */
function isBodyOf(body: Speaker, { office }: Speaker): boolean {
  return body.office.size === 0 && body.name.every((word) => office.has(word));
}

function isWithin(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  return [...few].every((word) => many.has(word));
}

function sameCountry(a: Speaker, b: Speaker): boolean {
  return a.country === null || b.country === null || a.country === b.country;
}

type Person = { name: readonly string[]; office: Set<string> };

/** Each full name once, with all the words of offices that it was seen with, by its first and its last word. */
function personsOf(speakers: Iterable<Speaker>): Map<string, Person[]> {
  const persons = new Map<string, Person[]>();
  for (const { name, office } of speakers) {
    if (name.length === 0 || isBare(name)) continue;
    const ends = [...new Set([name[0]!, name.at(-1)!])];
    const known = persons.get(name.at(-1)!)?.find((person) => isOneName(person.name, name));
    if (known) for (const word of office) known.office.add(word);
    else {
      const person = { name, office: new Set(office) };
      for (const end of ends) persons.set(end, [...(persons.get(end) ?? []), person]);
    }
  }
  return persons;
}
