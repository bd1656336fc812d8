import type { Statement } from "../statement/statement.ts";
import type { Evidence, EvidenceField } from "../statement/tags.ts";
import { findClauses } from "./clauses.ts";
import { findCountry } from "./country.ts";
import { findCues } from "./cue-hits.ts";
import { readEventWords } from "./event-words.ts";
import { readFields } from "./fields.ts";
import { judgeCues, type JudgedCue } from "./judged-cues.ts";
import type { Lexicons } from "./lexicons.ts";
import { rememberLast } from "./remember-last.ts";
import { findRole } from "./role.ts";
import { scoreTone, toSentimentTag } from "./sentiment.ts";
import { scoreByRules, toStanceTag } from "./stance.ts";
import type { Tagger } from "./tagger.ts";
import { readTokens, type Token } from "./tokens.ts";

/** Opens the tagger over its lexicons. */
export function openTagger(lexicons: Lexicons): Tagger {
  // Statements come event by event, so that a title is read once for many.
  const readTitle = rememberLast(readTokens, 64);
  return {
    model: "readout-rules 0.1.0",
    epoch: 1,
    tag(statement) {
      const fields = readFields(statement, readTitle);
      const country = findCountry(statement, fields, lexicons);
      const { text } = fields;
      const hits = findCues(text, lexicons.cues);
      const event = readEventWords(fields.eventTitle, fields.keywords);
      const cues = judgeCues(text, hits, { clauses: findClauses(text, hits), event });
      const evidenceOf = evidenceIn(statement, "text", text);
      return {
        country: country.tag,
        role: findRole([fields.affiliation, fields.speaker], country.name, lexicons),
        stance: toStanceTag(scoreByRules(cues), cues, evidenceOf),
        sentiment: toSentimentTag(scoreTone(cues), cues, evidenceOf),
        model: this.model,
      };
    },
  };
}

function evidenceIn(statement: Statement, field: EvidenceField, tokens: readonly Token[]) {
  return ({ from, to }: JudgedCue): Evidence => {
    const { start } = tokens[from]!;
    const { end } = tokens[to - 1]!;
    return { in: field, start, end, text: (statement[field] ?? "").slice(start, end) };
  };
}
