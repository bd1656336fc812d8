import type { Statement } from "../statement/statement.ts";
import { setAside, type Evidence, type Tags } from "../statement/tags.ts";
import { emptyFeatures } from "./feature-space.ts";
import { openFeatures, type TakeFeatures } from "./features.ts";
import { openFieldReaders, readFields } from "./fields.ts";
import type { JudgedCue } from "./judged-cues.ts";
import { openLanguageOf } from "./language.ts";
import type { Lexicons } from "./lexicons.ts";
import {
  applyModel,
  EMPTY_SPACE,
  spaceOf,
  type LinearModel,
  type Verdict,
} from "./linear-model.ts";
import { readStatement, type Reading } from "./reading.ts";
import { scoreTone, toSentimentTag } from "./sentiment.ts";
import { scoreByRules, toStanceTag } from "./stance.ts";
import type { Tagger } from "./tagger.ts";
import type { Text } from "./tokens.ts";

/** Goes up with every change of rules, lexicons or weights that changes tags. */
const EPOCH = 6;
const RULES_VERSION = "0.5.0";

/** A tagger that can also be told that a statement is in English, whatever it looks like. */
export type EnglishTagger = Tagger & { tagEnglish(statement: Statement): Tags };

/** Opens the tagger over its lexicons. */
export function openTagger(lexicons: Lexicons): EnglishTagger {
  const { model: learnt } = lexicons;
  const weights = learnt ? `, weights ${learnt.version}` : "";
  const model = `readout-rules ${RULES_VERSION}${weights}`;
  const space = learnt ? spaceOf(learnt) : EMPTY_SPACE;
  const readers = openFieldReaders(lexicons, space);
  const weigh = learnt ? openWeighing(learnt, openFeatures(space)) : weighByRules;

  const languageOf = openLanguageOf(lexicons);

  function tagRead(statement: Statement, text: Text): Tags {
    const reading = readStatement(statement, readFields(statement, text, readers), lexicons);
    const { stance, tone } = weigh(reading);
    const evidenceOf = (cue: JudgedCue) => evidenceIn(statement, reading, cue);
    return {
      country: reading.country.tag,
      role: reading.role,
      stance: toStanceTag(stance, reading.cues, evidenceOf),
      sentiment: toSentimentTag(tone, reading.cues, evidenceOf),
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

function weighByRules({ cues }: Reading): Verdict {
  return { stance: scoreByRules(cues), tone: scoreTone(cues) };
}

function openWeighing(model: LinearModel, takeFeatures: TakeFeatures) {
  const features = emptyFeatures(model.names.length);
  return (reading: Reading): Verdict => {
    takeFeatures(features, reading);
    return applyModel(features, model);
  };
}

function evidenceIn(statement: Statement, { fields }: Reading, { from, to }: JudgedCue): Evidence {
  const start = fields.text.starts[from]!;
  const end = fields.text.ends[to - 1]!;
  return { in: "text", start, end, text: statement.text.slice(start, end), by: "cue" };
}
