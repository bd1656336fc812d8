import type { Problem } from "../errors.ts";
import { withCommas } from "../statement/with-commas.ts";

/** Rows of one kind of problem that are named one by one; more of them become one problem. */
const MOST_NAMED = 5;
/** Kinds that are kept; a file that is wrong throughout need not fill memory and screen. */
const MOST_KINDS = 1_000;

type Kind = { count: number; named: Problem[] };

/** Collects problems of many rows, one for each kind where it is the same in many, in constant memory. */
export function collectProblems() {
  const kinds = new Map<string, Kind>();
  let more = 0;
  return {
    add(problem: Problem): void {
      const key = kindOf(problem);
      const kind = kinds.get(key);
      if (!kind && kinds.size >= MOST_KINDS) more += 1;
      else if (!kind) kinds.set(key, { count: 1, named: [problem] });
      else {
        kind.count += 1;
        if (kind.named.length < MOST_NAMED) kind.named.push(problem);
      }
    },
    /** All that was found, in the order of lines within a file. */
    list(): Problem[] {
      const all = [...kinds.values()].flatMap(summarise);
      const files = [...new Set(all.map(({ file }) => file))];
      const byPlace = (a: Problem, b: Problem) =>
        files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0);
      const sorted = all.toSorted(byPlace);
      return more > 0 ? [...sorted, { message: `and ${withCommas(more)} more` }] : sorted;
    },
  };
}

/** What problems of one kind have in common: all but their line, and the words and numbers that they quote. */
function kindOf({ file, field, message }: Problem): string {
  return JSON.stringify([file, field, message.replace(/"[^"]*"|'[^']*'|\d+/g, "")]);
}

function summarise({ count: rows, named }: Kind): Problem[] {
  const [first] = named;
  if (rows <= MOST_NAMED || !first) return named;
  const lines = named.map(({ line }) => line).join(", ");
  return [
    {
      ...first,
      message: `${first.message} (in ${withCommas(rows)} rows, first on lines ${lines})`,
    },
  ];
}
