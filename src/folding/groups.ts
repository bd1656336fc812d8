import type { Decisions, FoldedBy, FoldLink, Pair } from "../counting/folds.ts";
import { eachCandidate, type Spoken } from "./candidates.ts";
import type { FoldWords } from "./fold-words.ts";
import { joinedQuotations } from "./quotations.ts";
import { compareWords, similarityOf } from "./same-words.ts";
import { readSpeaker, type Speaker } from "./speakers.ts";
import { openUnions } from "./unions.ts";
import { openCast } from "./who-spoke.ts";
import { openWordReader } from "./words.ts";
import { compareWordings, type Quoted, type Wording } from "./wording.ts";

/** What is known of an event's utterances when they are folded. */
export type Foldable = {
  wordings: Iterable<Wording>;
  /** The quotations of each article, in their order. */
  quotations: Iterable<readonly Quoted[]>;
  decisions: Decisions;
  /** How they are folded now. */
  links: readonly FoldLink[];
  /** Utterances that count, and whose text is gone: they stay as they are folded, since no pass finds them again. */
  textless: ReadonlySet<string>;
};

/**
 * Which utterances are the same statement, reprinted: the links of all groups of two and more. It depends on
 * what is given alone, never on its order.
 */
export function findGroups(foldable: Foldable, lexicon: FoldWords): FoldLink[] {
  const wordings = [...foldable.wordings].toSorted(compareWordings);
  const placeOf = new Map(wordings.map(({ utterance }, place) => [utterance, place]));
  const spoken = readAll(wordings, lexicon);
  const keys = wordings.map(({ utterance }) => utterance);
  const place = (utterance: string): number => {
    const known = placeOf.get(utterance) ?? keys.push(utterance) - 1;
    placeOf.set(utterance, known);
    return known;
  };
  const decided = new Set<number>();
  const pairs = (list: readonly Pair[]) => list.map(([a, b]) => [place(a), place(b)] as const);
  const together = pairs(foldable.decisions.together);
  const apart = pairs(foldable.decisions.apart);
  const gone = pairs(keptLinks(foldable));
  const compare = openComparison(spoken);

  const unions = openUnions(keys.length, apart);
  for (const [a, b] of together) {
    unions.join(a, b);
    decided.add(a).add(b);
  }
  for (const [a, b] of gone) unions.join(a, b);
  // What was joined by hand may be unlike the others; it keeps none of them away.
  const may = (x: number, y: number) =>
    decided.has(x) || decided.has(y) || !compare.areOthers(x, y);
  const reprinted = new Set<number>();
  for (const { a, b } of compare.edges()) {
    if (unions.join(a, b, may)) reprinted.add(a).add(b);
  }
  for (const [a, b] of joinedQuotations(foldable.quotations).map(([a, b]) => [
    place(a),
    place(b),
  ])) {
    unions.join(a!, b!, (x, y) => !compare.haveOtherSpeakers(x, y));
  }

  const by = (at: number): FoldedBy =>
    decided.has(at) ? "hand" : reprinted.has(at) || !spoken[at] ? "words" : "quotation";
  const before = new Map(foldable.links.map((link) => [link.utterance, link]));
  return unions.groups().flatMap((group) => {
    const first = Math.min(...group);
    return group.map((at): FoldLink => {
      const [a, b] = [spoken[first], spoken[at]];
      const known = before.get(keys[at]!);
      const similarity = a && b ? similarityOf(a.words, b.words) : (known?.similarity ?? 0);
      return { utterance: keys[at]!, group: keys[first]!, similarity, by: by(at) };
    });
  });
}

function readAll(wordings: readonly Wording[], lexicon: FoldWords): Spoken[] {
  const known = new Map<string, Speaker>();
  const readWords = openWordReader(lexicon);
  return wordings.map(({ text, ...said }) => {
    const key = JSON.stringify([said.speaker, said.affiliation, said.country]);
    const speaker = known.get(key) ?? readSpeaker(said, lexicon);
    known.set(key, speaker);
    return { speaker, words: readWords(text, speaker.words) };
  });
}

/** Links that were found before and can't be found again. */
function keptLinks({ links, textless }: Foldable): Pair[] {
  return links
    .filter(({ utterance, group }) => textless.has(utterance) || textless.has(group))
    .map(({ utterance, group }): Pair => [utterance, group]);
}

function openComparison(spoken: readonly Spoken[]) {
  const cast = openCast(new Set(spoken.map(({ speaker }) => speaker)));
  const same = (a: Spoken | undefined, b: Spoken | undefined) =>
    a && b ? cast(a.speaker, b.speaker) : "unknown";

  return {
    /** Pairs that are the same statement, those with the most in common first. */
    edges() {
      const edges: { a: number; b: number; similarity: number }[] = [];
      eachCandidate(spoken, (a, b) => {
        const [one, other] = [spoken[a]!, spoken[b]!];
        const speaker = same(one, other);
        if (speaker !== "same" && speaker !== "likely") return;
        const words = compareWords(one.words, other.words, speaker);
        if (words.is === "same") edges.push({ a, b, similarity: words.similarity });
      });
      return edges.toSorted((x, y) => y.similarity - x.similarity || x.a - y.a || x.b - y.b);
    },
    haveOtherSpeakers: (a: number, b: number) => same(spoken[a], spoken[b]) === "never",
    areOthers(a: number, b: number) {
      const [one, other] = [spoken[a], spoken[b]];
      if (!one || !other) return false;
      return (
        same(one, other) === "never" || compareWords(one.words, other.words, "same").is === "other"
      );
    },
  };
}
