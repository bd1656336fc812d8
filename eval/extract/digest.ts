import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extractArticle } from "../../src/extract-statements.ts";
import type { Article } from "../../src/extraction/article.ts";
import { readLabelled } from "../rows.ts";

// A digest of all statements extracted from the samples, from the labelled articles here and in the named
// folders, and from the rows as sentences and as articles. A change that shall change no statement keeps it.
const ROOT = join(import.meta.dirname, "../..");
const folders = [join(ROOT, "samples/articles"), join(ROOT, "eval/extract/articles")];

const articles = [...folders, ...process.argv.slice(2)].flatMap(articlesIn);
const rows = ["statements.jsonl", "invented.jsonl", "reactions.jsonl"].flatMap(readLabelled);
const sentences = rows.flatMap(({ statement: { text, context, eventTitle } }) =>
  [text, context]
    .filter((words) => words !== undefined)
    .map((words): Article => ({ text: words, eventTitle })),
);
const perEvent = new Map<string, string[]>();
for (const { event, eventTitle, context, text } of rows.map(({ statement }) => statement)) {
  const words = perEvent.get(event) ?? [eventTitle ?? event];
  perEvent.set(event, [...words, context ?? text]);
}
const together = [...perEvent.values()].map((words): Article => ({ text: words.join("\n\n") }));

const hash = createHash("sha256");
let statements = 0;
for (const article of [...articles, ...sentences, ...together]) {
  const extraction = extractArticle(article);
  statements += extraction.statements.length;
  const { explanations: _why, ...printed } = extraction;
  hash.update(`${JSON.stringify(printed)}\n`);
}
console.log(`${statements} statements, sha256 ${hash.digest("hex")}`);

/** Each article as users send it, and again with the event that its labels name. */
function articlesIn(folder: string): Article[] {
  return readdirSync(folder)
    .filter((file) => /\.(?:txt|html)$/.test(file))
    .sort()
    .flatMap((file) => {
      const content = readFileSync(join(folder, file), "utf8");
      const article = { file, ...(file.endsWith(".html") ? { html: content } : { text: content }) };
      const title = readdirSync(folder).includes(file.replace(/\.\w+$/, ".gold.json"))
        ? (
            JSON.parse(
              readFileSync(join(folder, file.replace(/\.\w+$/, ".gold.json")), "utf8"),
            ) as {
              eventTitle: string;
            }
          ).eventTitle
        : "Reactions to the news";
      return [article, { ...article, eventTitle: title }];
    });
}
