import type { z } from "zod";
import type { Article } from "../../extraction/article.ts";
import { revisionOf } from "../../run/run-input.ts";
import { readWrittenDate } from "../../statement/written-date.ts";
import { jsonAnswer } from "../answers.ts";
import { answerOnce } from "../answer-once.ts";
import { mediaTypeOf, parseJsonBody, readBody, readShape } from "../body.ts";
import { type Call, plainRoute, type Route } from "../route.ts";
import { PreviewShape, SentArticle } from "../shapes/articles.ts";
import { AcceptedShape } from "../shapes/lists.ts";
import { eventParam } from "./event-param.ts";
import { accepted, senderOf } from "./send.ts";

const MOST_BYTES = 5_000_000;
const body = { types: { "application/json": SentArticle }, mostBytes: MOST_BYTES };

/** Takes articles that react to an event. */
export const ARTICLE_ROUTES: readonly Route[] = [
  plainRoute({
    method: "POST",
    path: "/api/v1/events/:event/articles",
    access: "write",
    summary:
      "Finds the statements in an article and puts them on the queue; a later state of the same address replaces them",
    body,
    answers: { 202: { says: "They are queued; workers will count them", shape: AcceptedShape } },
    async answer(call) {
      const event = eventParam(call);
      const sender = senderOf(call.services);
      const text = await readArticleBody(call);
      return answerOnce(call, { body: text, answers: sender.answers }, async () => {
        const article = articleOf(text, event);
        const { statements } = await call.services.articles.extract(article);
        const items = statements.map((statement) => ({ statement }));
        const sent = await sender.send([{ revision: revisionOf(event, article) }, ...items]);
        return accepted(
          event,
          sent,
          statements.map(({ id }) => id),
        );
      });
    },
  }),
  plainRoute({
    method: "POST",
    path: "/api/v1/events/:event/articles/preview",
    access: "write",
    summary: "What an article would add, with tags; nothing is counted",
    body,
    answers: { 200: { says: "What was found", shape: PreviewShape } },
    async answer(call) {
      const event = eventParam(call);
      const article = articleOf(await readArticleBody(call), event);
      const { statements, passedOver } = await call.services.articles.preview(article);
      return jsonAnswer({ event, passedOver: passedOver ?? null, statements });
    },
  }),
];

function readArticleBody({ request }: Pick<Call, "request">): Promise<string> {
  mediaTypeOf(request, ["application/json"]);
  return readBody(request, MOST_BYTES);
}

/** The article in a body. Throws InvalidInputError for one that is none. */
function articleOf(text: string, event: string): Article {
  return { ...withDate(readShape(SentArticle, parseJsonBody(text))), event };
}

/** A date is written as ISO 8601 has it. */
function withDate(article: z.infer<typeof SentArticle>): Article {
  const date = readWrittenDate(article.publishedAt ?? "");
  return typeof date === "string" ? { ...article, publishedAt: date } : article;
}
