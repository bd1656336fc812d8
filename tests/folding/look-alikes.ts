import { fullName, type PairOfSaid, readRows, STATEMENTS, surname } from "./said.ts";

const OTHER_NAMES = ["Boris Halvorsen", "Dina Petrov", "Mika Salonen", "Yusuf Tan", "Elena Ruiz"];

/** Pairs of statements that look alike and are two: by another speaker, or with another number, negation or stage. */
export function lookAlikes(): PairOfSaid[] {
  const pairs: PairOfSaid[] = [];
  for (const [text = "", ...fillings] of readRows("gaps.tsv")) {
    const fill = (filling: string) => ({ speaker: "Ada Berg", text: text.replace("_", filling) });
    for (let i = 0; i < fillings.length; i++)
      pairs.push([fill(fillings[i]!), fill(fillings[(i + 1) % fillings.length]!)]);
  }
  for (const [i, { speaker, text }] of STATEMENTS.entries()) {
    const other = OTHER_NAMES[i % OTHER_NAMES.length]!;
    // Of whoever has one name only, none can be told from a namesake.
    const surnames = fullName(speaker).includes(" ") ? surname(speaker) : other.split(" ")[1]!;
    const namesake = `${other.split(" ")[0]} ${surnames}`;
    const [first = "", ...rest] = text.split(". ");
    pairs.push(
      [
        { speaker, text },
        { speaker: other, text: `“${text}”` },
      ],
      [
        { speaker, text },
        { speaker: namesake, text: text.replaceAll(",", "") },
      ],
      [
        { speaker, text },
        { speaker, text: [`${first}, but only for ${20 + i} days`, ...rest].join(". ") },
      ],
    );
  }
  return pairs;
}
