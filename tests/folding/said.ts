import { readFileSync } from "node:fs";

export type Said = { speaker: string; text: string };
export type PairOfSaid = readonly [Said, Said];

/** The rows of a table beside this file; lines with # are remarks. */
export function readRows(file: string): string[][] {
  const lines = readFileSync(new URL(file, import.meta.url), "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
}

/** The statements that the others are made of. */
export const STATEMENTS = readRows("statements.tsv").map(([speaker = "", text = ""]): Said => ({
  speaker,
  text,
}));

export const sentences = (text: string) => text.split(/(?<=\.) /);
/** The name within a speaker: the last two words with a capital before a comma. */
export const fullName = (speaker: string) =>
  speaker.replace(/,.*/, "").match(/\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?$/u)?.[0] ?? speaker;
export const surname = (speaker: string) => fullName(speaker).split(" ").at(-1)!;
