import { type ArticleRevision, type Entry, toEntry } from "../../src/counting/entry.ts";
import type { EventSnapshot } from "../../src/counting/snapshot.ts";
import { type Rank, setAside, type Stance, type TaggerOutput } from "../../src/statement/tags.ts";
import { EVENT } from "./mentions.ts";

type Said = {
  id?: string;
  text?: string;
  on?: string;
  outlet?: string;
  title?: string;
  country?: string | null;
  stance?: Stance;
  /** That of an official; without it nobody's. */
  rank?: Rank;
  by?: "cue" | "inferred";
  place?: number;
  background?: true;
  language?: string;
  /** File and hash. */
  article?: [string, string];
  sequence?: number;
  epoch?: number;
};

/** A mention of "We say so." by nobody in Norway, welcoming, but for what is given. */
export function said(given: Said): Entry {
  const { id = "a", text = "We say so.", on, outlet, title, place, background, article } = given;
  const { sequence = 1, epoch = 1 } = given;
  const statement = {
    id,
    event: EVENT,
    text,
    ...(on && { publishedAt: on }),
    ...(outlet && { outlet }),
    ...(title && { eventTitle: title }),
    ...(place !== undefined && { span: { start: place, end: place + 1 } }),
    ...(background && { background }),
    ...(article && { article: { file: article[0], hash: article[1] } }),
  };
  return toEntry({ ...statement, tags: tagsOf(given, text) }, { sequence, epoch });
}

function tagsOf(
  { country = "NO", stance = "welcoming", rank, by, language, epoch = 1 }: Said,
  text: string,
): TaggerOutput {
  const model = `rules ${epoch}`;
  if (language) return setAside(language, model);
  const scores = { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0, [stance]: 1 };
  const evidence = by
    ? [{ in: "text" as const, start: 0, end: 2, text: text.slice(0, 2), by }]
    : [];
  return {
    country: { code: country, evidence: [] },
    role: rank ? "official" : "unknown",
    ...(rank && { rank }),
    stance: { label: stance, scores, evidence },
    sentiment: { score: 0, label: "neutral", evidence: [] },
    model,
  };
}

export function state(article: string, revision: string, sequence: number): ArticleRevision {
  return { event: EVENT, article, revision, sequence };
}

/** What is counted, in lines that are easy to compare. */
export function lines({ title, cells, outlets, positions }: EventSnapshot): string[] {
  return [
    ...cells.map(
      ({ otherLanguage, background, country, stance, day, model, utterances, mentions }) => {
        const kind = otherLanguage ? "other language" : `${country} ${stance}`;
        const words = [kind, background && "background", day, model !== "rules 1" && `by ${model}`];
        return [...words.filter(Boolean), `${utterances}/${mentions}`].join(" ");
      },
    ),
    ...outlets.map(({ outlet, day, mentions }) => `in ${outlet} ${day}: ${mentions}`),
    ...positions.map(({ country, stance, date, rank, official, others }) => {
      const beside = Object.entries(others).map(([other, n]) => `, ${n} ${other}`);
      return `${country} stands ${stance} ${date} (${official ? rank : "no official"})${beside.join("")}`;
    }),
    ...(title === EVENT ? [] : [`called ${title}`]),
  ].sort();
}
