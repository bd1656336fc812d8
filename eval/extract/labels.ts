import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../../src/extraction/article.ts";
import { UsageError } from "../../src/errors.ts";

/** A labelled article: its statements, and traps that only look like statements. */
export type Gold = {
  file: string;
  eventTitle: string;
  statements: GoldStatement[];
  nonStatements?: Piece[];
  /** Neighbouring pieces by one speaker, and what they say together. */
  groups?: { id: string; stance: string }[];
};
export type Piece = { quote: string; start: number | null; end: number | null };
/** `stanceAlt` and `countryAlt` are what a second reader could defend. */
export type GoldStatement = Piece & {
  kind: string;
  speaker: string | null;
  country?: string | null;
  countryAlt?: string | null | (string | null)[];
  stance?: string;
  stanceAlt?: string | string[];
  group?: string;
  optional?: boolean;
  background?: boolean;
};

/** Labelled articles that are measured together. */
export type LabelledSet = { name: string; articles: { gold: Gold; article: Article }[] };

/**
 * Reads `DIR`, or of it only the articles between two names, `DIR:FIRST..LAST`. Throws UsageError
 * where it has none.
 */
export function readSet(name: string): LabelledSet {
  const [, folder = name, first = "", last = "\uffff"] = /^(.*):(.*)\.\.(.*)$/.exec(name) ?? [];
  const articles = readdirSync(folder)
    .filter((file) => file.endsWith(".gold.json"))
    .map((file) => file.slice(0, -".gold.json".length))
    .filter((article) => article >= first && article <= last)
    .sort()
    .map((article) => readArticle(folder, article));
  if (articles.length === 0) throw new UsageError(`${name} holds no NAME.gold.json`);
  return { name, articles };
}

function readArticle(folder: string, name: string): LabelledSet["articles"][number] {
  const gold = JSON.parse(readFileSync(join(folder, `${name}.gold.json`), "utf8")) as Gold;
  const content = readFileSync(join(folder, gold.file), "utf8");
  const words = gold.file.endsWith(".html") ? { html: content } : { text: content };
  return { gold, article: { ...words, file: gold.file, eventTitle: gold.eventTitle } };
}
