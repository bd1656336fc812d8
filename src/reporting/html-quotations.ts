import { isBackground, type TaggedStatement } from "../statement/tags.ts";
import { asShown } from "./as-shown.ts";
import { jsonText, webLink } from "./hostile-text.ts";
import type { Markup } from "./html-template.ts";
import { asQuoted, dayOf } from "./quotes.ts";
import type { ReportedEvent } from "./reported-event.ts";

/**
 * What was said in its own words as schema.org's Quotation, for programs that read pages: data (JSON-LD) and no script, so
 * that the page's rule against scripts does not touch it.
 */
export function quotationData({ report, utterances }: ReportedEvent): Markup | null {
  const about = { "@type": "Event", name: report.title };
  const quotations = utterances
    .map((utterance) => asShown(utterance).statement)
    .filter((statement) => !isBackground(statement) && isOwnWords(statement))
    .map((statement) => quotationOf(statement, about));
  if (quotations.length === 0) return null;
  const data = { "@context": "https://schema.org", "@graph": quotations };
  // No text in it ends the element or begins another.
  const inert = jsonText(JSON.stringify(data)).replace(/[<>&]/g, escapeUnit);
  return { markup: `<script type="application/ld+json">${inert}</script>` };
}

function isOwnWords(statement: TaggedStatement): boolean {
  return statement.kind === "direct" || asQuoted(statement).open !== "";
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function quotationOf(statement: TaggedStatement, about: object): object {
  const { speaker, affiliation, outlet, url, article, lang, tags } = statement;
  const link = webLink(url);
  const source = {
    "@type": "NewsArticle",
    ...(article?.title !== undefined && { headline: article.title }),
    ...(link !== null && { url: link }),
    ...(outlet !== undefined && { publisher: { "@type": "Organization", name: outlet } }),
  };
  const day = dayOf(statement);
  return {
    "@type": "Quotation",
    text: asQuoted(statement).quoted.text.trim(),
    ...(speaker !== undefined && {
      creator: {
        "@type": "Person",
        name: speaker,
        ...(affiliation !== undefined && { jobTitle: affiliation }),
      },
    }),
    ...(day !== null && { datePublished: day }),
    ...(lang !== undefined && { inLanguage: lang }),
    ...(Object.keys(source).length > 1 && { isPartOf: source }),
    about,
    keywords: [`stance: ${tags.stance.label}`],
  };
}
