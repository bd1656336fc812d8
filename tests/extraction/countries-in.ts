import { extractStatements } from "../../src/extract-statements.ts";
import { tagStatement } from "../../src/tag-statement.ts";

/** Each speaker of an article with the country and the part of the article that told it. */
export function countriesIn(text: string) {
  return extractStatements({ text }).map((statement) => {
    const { country } = tagStatement(statement).tags;
    const [evidence] = country.evidence;
    const by = evidence?.in === "origin" ? statement.origin?.[evidence.i ?? 0]?.by : evidence?.in;
    return [statement.speaker, country.code, by];
  });
}
