import type { Statement } from "../statement/statement.ts";
import type { Evidence } from "../statement/tags.ts";
import { extractFeatures } from "./features.ts";
import type { JudgedCue } from "./judged-cues.ts";
import type { Lexicons } from "./lexicons.ts";
import { applyModel, type Verdict } from "./linear-model.ts";
import { readStatement, type Reading } from "./reading.ts";
import { rememberLast } from "./remember-last.ts";
import { scoreTone, toSentimentTag } from "./sentiment.ts";
import { scoreByRules, toStanceTag } from "./stance.ts";
import type { Tagger } from "./tagger.ts";
import { readTokens } from "./tokens.ts";

/** Goes up with every change of rules, lexicons or weights that changes tags. */
const EPOCH = 1;
const RULES_VERSION = "0.1.0";

/** Opens the tagger over its lexicons. */
export function openTagger(lexicons: Lexicons): Tagger {
  // Statements come event by event, so that a title is read once for many.
  const readTitle = rememberLast(readTokens, 64);
  const weights = lexicons.model ? `, weights ${lexicons.model.version}` : "";
  const model = `readout-rules ${RULES_VERSION}${weights}`;
  return {
    model,
    epoch: EPOCH,
    tag(statement) {
      const reading = readStatement(statement, lexicons, readTitle);
      const { stance, tone } = weigh(reading, lexicons);
      const evidenceOf = (cue: JudgedCue) => evidenceIn(statement, reading, cue);
      return {
        country: reading.country.tag,
        role: reading.role,
        stance: toStanceTag(stance, reading.cues, evidenceOf),
        sentiment: toSentimentTag(tone, reading.cues, evidenceOf),
        model,
      };
    },
  };
}

function weigh(reading: Reading, lexicons: Lexicons): Verdict {
  if (lexicons.model) return applyModel(extractFeatures(reading, lexicons), lexicons.model);
  return { stance: scoreByRules(reading.cues), tone: scoreTone(reading.cues) };
}

function evidenceIn(statement: Statement, { fields }: Reading, { from, to }: JudgedCue): Evidence {
  const { start } = fields.text[from]!;
  const { end } = fields.text[to - 1]!;
  return { in: "text", start, end, text: statement.text.slice(start, end) };
}
