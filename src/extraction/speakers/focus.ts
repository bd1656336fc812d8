import type { Gender } from "./gender.ts";
import type { Person } from "./people.ts";

/** Who is being talked about: whom "he" and "she" can mean, the likeliest first. */
export type Focus = {
  /** Somebody is the subject of a sentence, or speaks. */
  enter(person: Person): void;
  /** Somebody is named in passing. */
  pass(person: Person): void;
  /** A sentence begins: who was only named in the one before counts, if it had nobody else. */
  turn(): void;
  point(gender: Gender): Person | null;
  last(): Person | null;
  /** Whether the last one was talked about in this sentence or the one before. */
  recent(): boolean;
};

const MAX_SUBJECTS = 8;

/** Nobody is talked about yet. */
export function openFocus(): Focus {
  let subjects: Person[] = [];
  let passing: Person[] = [];
  let passed: Person[] = [];
  let entered = false;
  let quiet = 0;

  const enter = (person: Person) => {
    entered = true;
    subjects = [person, ...subjects.filter((one) => one !== person)].slice(0, MAX_SUBJECTS);
  };

  return {
    enter,
    pass(person) {
      passing.push(person);
    },
    turn() {
      const [first] = passing;
      if (!entered && first) enter(first);
      quiet = entered ? 0 : quiet + 1;
      entered = false;
      passed = [...passing.toReversed(), ...passed].slice(0, MAX_SUBJECTS);
      passing = [];
    },
    point(gender) {
      const all = [...subjects, ...passing.toReversed(), ...passed];
      const fitting = all.find((person) => person.gender === gender || person.gender === undefined);
      return fitting ?? all[0] ?? null;
    },
    recent: () => entered || quiet === 0,
    last: () => subjects[0] ?? passing[0] ?? null,
  };
}
