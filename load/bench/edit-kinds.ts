import type { Statement } from "../../src/statement/statement.ts";

const DAY = "2023-04-27";

/** What so many mentions of one country and day are, and become when all are sent again. */
export type Edits = {
  /** The mention of this number, of so many, when it is sent for the first or second time. */
  mention(number: number, count: number, time: 1 | 2): Partial<Statement>;
};

export const EDITS: Record<string, Edits> = {
  "an utterance each, sent again for an earlier hour": {
    mention: (number, _, time) => ({
      text: `We welcome step ${number}.`,
      publishedAt: `${DAY}T${time === 1 ? "23" : "10"}:00:00Z`,
    }),
  },
  "one utterance, sent again with another field": {
    mention: (number, _, time) => ({
      publishedAt: `${DAY}T10:00:00Z`,
      url: `https://example.org/${number}`,
      ...(time === 2 && { lang: "en" }),
    }),
  },
  "one utterance, the newest mention first": {
    mention: (number, count, time) => ({
      publishedAt: new Date(
        Date.parse(`${DAY}T23:00:00Z`) - (number + time * count) * 1000,
      ).toISOString(),
    }),
  },
  "one article, which says other things": {
    mention: (number, _, time) => ({
      id: `${time}-${number}`,
      text: `We welcome step ${number}.`,
      publishedAt: DAY,
      article: { file: "page.html", hash: `state ${time}` },
    }),
  },
};
