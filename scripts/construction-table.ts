import type { Tried } from "../src/extraction/attribution/construction.ts";
import { CONSTRUCTIONS } from "../src/extraction/attribution/constructions.ts";

const BEGIN = "<!-- constructions -->\n";
const END = "<!-- end of constructions -->";

const WHEN: Record<Tried, string> = {
  paragraph: "on a whole paragraph",
  sentence: "on a whole sentence",
  source: "on the first source of a sentence",
  passive: "on each verb",
  "inverted verb": "on each verb before its speaker",
  verb: "on each verb behind its speaker",
  noun: "on each noun of reaction",
  otherwise: "where no verb gave anything",
  rest: "where nobody has spoken yet",
  "left over": "on a paragraph in which nobody speaks",
};

/** The document with the table of constructions as they are, in the order in which they are tried. */
export function fillTable(document: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error("docs/extraction.md has no table of constructions");
  const rows = CONSTRUCTIONS.map(({ name, tried, example }) => {
    const text = example.replace(/\n+/g, " ⏎ ").replaceAll("|", "\\|");
    return `| ${name} | ${WHEN[tried]} | ${text} |`;
  });
  const table = ["| construction | tried | example |", "| --- | --- | --- |", ...rows].join("\n");
  return `${document.slice(0, from)}${BEGIN}\n${table}\n\n${document.slice(to)}`;
}
