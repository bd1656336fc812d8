import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { InvalidInputError, type Problem } from "../errors.ts";
import type { Article } from "../extraction/article.ts";
import { readWrittenDate } from "../statement/written-date.ts";
import type { Source } from "./sources.ts";

/** The names that GDELT gives the files of its Global Quotation Graph. */
export const QUOTATIONS_NAME = /\.gqg\.jsonl?$/i;

const RIGHT =
  'each line is an object with url, title, date, lang, and quotes: [{"pre":"...","quote":"...","post":"..."}]';
/** Problems that are named; more of them say nothing new. */
const MOST_PROBLEMS = 20;

/**
 * The articles of a file of the Global Quotation Graph, one a line, as far as it has them: their quotations
 * with the words around them. Throws InvalidInputError with the lines that are none.
 */
export async function quotationSources(path: string): Promise<Source[]> {
  const sources: Source[] = [];
  const problems: Problem[] = [];
  let line = 0;
  const input = createReadStream(path, { encoding: "utf8" });
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === "") continue;
    const article = articleIn(text);
    if (typeof article === "string") problems.push({ file: path, line, message: article });
    else sources.push(sourceOf(`${path}:${line}`, article));
    if (problems.length >= MOST_PROBLEMS) break;
  }
  input.destroy();
  if (problems.length > 0) throw new InvalidInputError(problems);
  return sources;
}

function sourceOf(name: string, article: Article): Source {
  const open = async function* () {
    yield Buffer.from(article.text ?? "");
  };
  return { name, kind: "article", path: name, open, article };
}

/** The article of a line, or what is wrong with it. */
function articleIn(line: string): Article | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `is not JSON: ${(error as Error).message}; ${RIGHT}`;
  }
  const { url, title, date, quotes } = (value ?? {}) as Record<string, unknown>;
  if (typeof url !== "string" || !URL.canParse(url) || !Array.isArray(quotes))
    return `is no article with quotations; ${RIGHT}`;
  const paragraphs = quotes.map(paragraphOf);
  if (paragraphs.includes(null)) return `has a quotation that is none; ${RIGHT}`;
  const written = readWrittenDate(typeof date === "string" ? date : "");
  return {
    text: paragraphs.join("\n\n"),
    url,
    outlet: new URL(url).hostname.replace(/^www\./, ""),
    ...(typeof title === "string" && title.trim() !== "" && { title: title.trim() }),
    ...(typeof written === "string" && { publishedAt: written }),
  };
}

/** A quotation with what stands around it, up to the next quotation on either side, which has a paragraph of its own. */
function paragraphOf(value: unknown): string | null {
  const { pre = "", quote, post = "" } = (value ?? {}) as Record<string, unknown>;
  if (typeof pre !== "string" || typeof quote !== "string" || typeof post !== "string") return null;
  const before = fromSentence(pre.split(/["“”]/).at(-1) ?? "");
  const after = toSentence(post.split(/["“”]/)[0] ?? "");
  const words = quote.trim().replace(/^["“]|["”]$/g, "");
  const gap = /^\s*[,.;:!?]/.test(after) ? "" : " ";
  return `${before.trim()} “${words}”${gap}${after.trim()}`.trim();
}

/** Without the end of a sentence in front, whose beginning was cut off. */
function fromSentence(words: string): string {
  const end = /^\s*\p{Ll}/u.test(words) ? words.search(/[.!?]\s/) : -1;
  return words.slice(end + 1);
}

/** Without the beginning of a sentence behind, whose end was cut off; with an end where it is the first one. */
function toSentence(words: string): string {
  const whole = words.slice(
    0,
    Math.max(...[".", "!", "?"].map((mark) => words.lastIndexOf(mark))) + 1,
  );
  if (whole !== "" || words.trim() === "") return whole;
  return `${words.trimEnd()}.`;
}
