import type { FoldWords } from "./fold-words.ts";
import type { Token } from "./tokens.ts";

/** So many words that are none of the speaker's may stand in an attribution, such as the name of a place. */
const FOREIGN_WORDS = 2;
/** An attribution before the words said has its verb among its first words. */
const LONGEST_OPENING = 12;

/** The words without attributions that stand among them: "…, she told reporters, …", "Berg said that …". */
export function withoutAttributions(
  tokens: readonly Token[],
  speakerWords: ReadonlySet<string>,
  lexicon: FoldWords,
): readonly Token[] {
  const segments = segmentsOf(withoutOpening(tokens, speakerWords, lexicon));
  const attributing = segments.map((segment) => isAttribution(segment, speakerWords, lexicon));
  if (!attributing.includes(true)) return segments.flat();
  const left = segments.filter((segment, i) => {
    if (attributing[i] === true) return false;
    const beside = attributing[i - 1] === true || attributing[i + 1] === true;
    return !(beside && isApposition(segment, speakerWords, lexicon));
  });
  return left.length === 0 ? tokens : left.flat();
}

function segmentsOf(tokens: readonly Token[]): Token[][] {
  const segments: Token[][] = [];
  for (const token of tokens) {
    const last = segments.at(-1);
    if (last === undefined || token.broken) segments.push([token]);
    else last.push(token);
  }
  return segments;
}

function isAttribution(segment: readonly Token[], speaker: ReadonlySet<string>, words: FoldWords) {
  const says = segment.some(({ word }) => words.saying.has(word));
  const named = segment.some(({ word }) => speaker.has(word) || words["third person"].has(word));
  if (!says || !named) return false;
  const foreign = segment.filter(({ word }) => !belongsTo(word, speaker, words));
  return foreign.length <= FOREIGN_WORDS && foreign.every(({ capital }) => capital);
}

function belongsTo(word: string, speaker: ReadonlySet<string>, words: FoldWords): boolean {
  return (
    speaker.has(word) ||
    words.saying.has(word) ||
    words["beside saying"].has(word) ||
    words["third person"].has(word) ||
    words.title.has(word)
  );
}

function isApposition(segment: readonly Token[], speaker: ReadonlySet<string>, words: FoldWords) {
  return (
    segment.some(({ word }) => speaker.has(word)) &&
    segment.every(({ word }) => speaker.has(word) || words.title.has(word) || words.light.has(word))
  );
}

function withoutOpening(
  tokens: readonly Token[],
  speaker: ReadonlySet<string>,
  words: FoldWords,
): readonly Token[] {
  const verb = tokens.slice(0, LONGEST_OPENING).findIndex(({ word }) => words.saying.has(word));
  const before = tokens.slice(0, Math.max(0, verb));
  const named = before.some(({ word }) => speaker.has(word) || words["third person"].has(word));
  if (!named || !before.every(({ word }) => belongsTo(word, speaker, words))) return tokens;
  const said = tokens.slice(tokens[verb + 1]?.word === "that" ? verb + 2 : verb + 1);
  // A sentence about the speaker has no words said behind the verb.
  return said.length < 2
    ? tokens
    : said.map((t, i) => (i === 0 ? { ...t, startsSentence: true } : t));
}
