import type { Statement } from "../statement/statement.ts";
import { setAside, type Tags } from "../statement/tags.ts";
import { openEvidence } from "./evidence.ts";
import { openFieldReaders, readFields } from "./fields.ts";
import { openLanguageOf } from "./language.ts";
import type { Lexicons } from "./lexicons.ts";
import { EMPTY_SPACE, spaceOf } from "./linear-model.ts";
import { EPOCH, RULES_NAME } from "./model-name.ts";
import { readStatement } from "./reading.ts";
import { toSentimentTag } from "./sentiment.ts";
import { toStanceTag } from "./stance.ts";
import type { Tagger } from "./tagger.ts";
import type { Text } from "./tokens.ts";
import { openWeighing } from "./weighing.ts";

const RULES_VERSION = "0.10.0";

/** A tagger that can also be told that a statement is in English, whatever it looks like. */
export type EnglishTagger = Tagger & { tagEnglish(statement: Statement): Tags };

/** Opens the tagger over its lexicons. */
export function openTagger(lexicons: Lexicons): EnglishTagger {
  const { model: learnt } = lexicons;
  // The rules alone are not measured.
  const confidence = learnt && lexicons.confidence;
  const weights = learnt ? `, weights ${learnt.version}` : "";
  const model = `${RULES_NAME} ${RULES_VERSION}${weights}`;
  const space = learnt ? spaceOf(learnt) : EMPTY_SPACE;
  const readers = openFieldReaders(lexicons, space);
  const weighing = openWeighing(learnt, space);
  const languageOf = openLanguageOf(lexicons);

  function tagRead(statement: Statement, text: Text): Tags {
    const reading = readStatement(statement, readFields(statement, text, readers), lexicons);
    const { stance, tone } = weighing.weigh(reading);
    const show = openEvidence(statement, reading, weighing);
    return {
      country: reading.country.tag,
      role: reading.role,
      rank: reading.rank,
      stance: toStanceTag(stance, reading, show, confidence),
      sentiment: toSentimentTag(tone, reading.cues, show),
      model,
    };
  }

  return {
    model,
    epoch: EPOCH,
    tag(statement) {
      const text = readers.text(statement.text);
      const language = languageOf(statement, text);
      return language === "en" ? tagRead(statement, text) : setAside(language, model);
    },
    tagEnglish: (statement) => tagRead(statement, readers.text(statement.text)),
  };
}
