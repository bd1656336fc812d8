import type { Utterance } from "../counting/snapshot.ts";
import { isUnsure } from "../counting/sureness.ts";
import { STANCES } from "../statement/tags.ts";
import { evidenceWords } from "./evidence-words.ts";
import { webLink } from "./hostile-text.ts";
import { dayOf } from "./quotes.ts";
import { type Column, column } from "./table-column.ts";

/** The columns of the table of statements. */
export const STATEMENT_COLUMNS: readonly Column<Utterance>[] = [
  column(
    ["id", "string"],
    "the mention that represents the utterance",
    ({ statement }) => statement.id,
  ),
  column(["mentions", "integer"], "how often it was printed", ({ mentions }) => mentions),
  column(["date", "date"], "the calendar day of its first print", ({ statement }) =>
    dayOf(statement),
  ),
  column(["outlet", "string"], "who printed it first", ({ statement }) => statement.outlet ?? null),
  column(["url", "string"], "where", ({ statement }) => webLink(statement.url)),
  column(["speaker", "string"], "who said it", ({ statement }) => statement.speaker ?? null),
  column(
    ["affiliation", "string"],
    "title or institution of the speaker",
    ({ statement }) => statement.affiliation ?? null,
  ),
  column(["role", "string"], "the kind of speaker", ({ statement }) => statement.tags.role),
  column(
    ["country", "string"],
    "for whom the speaker speaks: a code, empty where it is not known",
    ({ statement }) => statement.tags.country.code,
  ),
  column(["country_name", "string"], "its English name", ({ statement }, { nameOf }) => {
    const { code } = statement.tags.country;
    return code === null ? null : nameOf(code);
  }),
  column(
    ["stance", "string"],
    "attitude to the event",
    ({ statement }) => statement.tags.stance.label,
  ),
  column(
    ["confidence", "number"],
    "measured chance that the stance is right, 0 to 1",
    ({ statement }) => statement.tags.stance.confidence ?? null,
  ),
  column(
    ["unsure", "boolean"],
    "whether that is under the limit of the report",
    ({ statement }, { report }) => isUnsure(statement.tags.stance.confidence, report.sure.from),
  ),
  ...STANCES.map((stance) =>
    column<Utterance>(
      [`score_${stance}`, "number"],
      `score of ${stance}, 0 to 1`,
      ({ statement }) => statement.tags.stance.scores[stance],
    ),
  ),
  column(
    ["sentiment", "number"],
    "tone of the language, -1 to 1",
    ({ statement }) => statement.tags.sentiment.score,
  ),
  column(
    ["sentiment_label", "string"],
    "negative, neutral or positive",
    ({ statement }) => statement.tags.sentiment.label,
  ),
  column(
    ["kind", "string"],
    "direct, partial or indirect speech",
    ({ statement }) => statement.kind ?? null,
  ),
  column(["text", "string"], "what was said", ({ statement }) => statement.text),
  column(
    ["stance_evidence", "string"],
    "words that decided the stance; in braces those it was inferred from",
    ({ statement }) => evidenceWords(statement.tags.stance.evidence),
  ),
  column(["country_evidence", "string"], "words that decided the country", ({ statement }) =>
    evidenceWords(statement.tags.country.evidence),
  ),
  column(
    ["article", "string"],
    "title of the article",
    ({ statement }) => statement.article?.title ?? null,
  ),
  column(
    ["start", "integer"],
    "where it begins in the article, in UTF-16 units",
    ({ statement }) => statement.span?.start ?? null,
  ),
  column(["end", "integer"], "where it ends", ({ statement }) => statement.span?.end ?? null),
  column(["model", "string"], "what tagged it", ({ statement }) => statement.tags.model),
];
