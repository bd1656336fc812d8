import type { Entry } from "../counting/entry.ts";
import type { Statement } from "../statement/statement.ts";
import {
  type Evidence,
  EVIDENCE_FIELDS,
  isSetAside,
  RANKS,
  type Role,
  sentimentLabel,
  setAside,
  type Stance,
  STANCES,
  type Mention,
} from "../statement/tags.ts";

/** Tags without their names: most of a tagged statement's JSON would be names and repeated words. */
type KeptTags = [
  country: string | null,
  countryEvidence: number[],
  role: Role,
  stance: Stance,
  /** In hundredths, in the order of STANCES. */
  scores: number[],
  stanceEvidence: number[],
  /** In hundredths. */
  sentiment: number,
  sentimentEvidence: number[],
  model: string,
  /** Its place in RANKS; left out where the tagger does not tell it. */
  rank?: number | null,
  /** In hundredths, null where none was measured; left out where the tagger does not tell it. */
  confidence?: number | null,
];

/** The same for a statement that was set aside. */
type KeptLanguage = [language: string, model: string];

/** Added to the number of a field whose evidence is inferred. */
const INFERRED = 100;
/** An entry of `origin` has the number of the field, and this many for each entry before it. */
const ENTRY = 10;

/** A tagged statement as the store keeps it, in some three fifths of its JSON. */
export function keepStatement({ said, statement }: Pick<Entry, "said" | "statement">): string {
  const { tags } = statement;
  if (isSetAside(tags)) {
    const set: KeptLanguage = [tags.language, tags.model];
    return `[${said},${JSON.stringify(set)}]`;
  }
  const { country, role, rank, stance, sentiment, model } = tags;
  const kept: KeptTags = [
    country.code,
    keepEvidence(country.evidence),
    role,
    stance.label,
    STANCES.map((name) => Math.round(stance.scores[name] * 100)),
    keepEvidence(stance.evidence),
    Math.round(sentiment.score * 100),
    keepEvidence(sentiment.evidence),
    model,
  ];
  const { confidence } = stance;
  if (rank !== undefined) kept.push(RANKS.indexOf(rank));
  if (confidence !== undefined) {
    if (rank === undefined) kept.push(null);
    kept.push(confidence === null ? null : Math.round(confidence * 100));
  }
  return `[${said},${JSON.stringify(kept)}]`;
}

/** The tagged statement that `keepStatement` wrote. */
export function readKept(text: string): Mention {
  const [said, kept] = JSON.parse(text) as [Statement, KeptTags | KeptLanguage];
  if (kept.length === 2) return { ...said, tags: setAside(...kept) };
  const [country, countryEvidence, role, stance, hundredths, stanceEvidence, tone, toneEvidence] =
    kept;
  const spans = (numbers: readonly number[]) => readEvidence(said, numbers);
  const [welcoming = 0, skeptical = 0, hostile = 0, neutral = 0] = hundredths.map((n) => n / 100);
  const score = tone / 100;
  return {
    ...said,
    tags: {
      country: { code: country, evidence: spans(countryEvidence) },
      role,
      ...(typeof kept[9] === "number" && { rank: RANKS[kept[9]] }),
      stance: {
        label: stance,
        scores: { welcoming, skeptical, hostile, neutral },
        ...(kept[10] !== undefined && { confidence: kept[10] === null ? null : kept[10] / 100 }),
        evidence: spans(stanceEvidence),
      },
      sentiment: { score, label: sentimentLabel(score), evidence: spans(toneEvidence) },
      model: kept[8],
    },
  };
}

/** Field, start and end of each; the words are those of the field. */
function keepEvidence(evidence: readonly Evidence[]): number[] {
  const numbers: number[] = [];
  for (const { in: field, i = 0, start, end, by } of evidence) {
    const number = EVIDENCE_FIELDS.indexOf(field) + i * ENTRY;
    numbers.push(number + (by === "inferred" ? INFERRED : 0), start, end);
  }
  return numbers;
}

function readEvidence(said: Statement, numbers: readonly number[]): Evidence[] {
  const evidence: Evidence[] = [];
  for (let i = 0; i < numbers.length; i += 3) {
    const [field = 0, start = 0, end = 0] = numbers.slice(i, i + 3);
    const name = EVIDENCE_FIELDS[field % ENTRY]!;
    const by = field < INFERRED ? "cue" : "inferred";
    const entry = Math.floor((field % INFERRED) / ENTRY);
    const text = name === "origin" ? said.origin?.[entry]?.text : said[name];
    const at = name === "origin" ? { in: name, i: entry } : { in: name };
    evidence.push({ ...at, start, end, text: (text ?? "").slice(start, end), by });
  }
  return evidence;
}
