import type { Name, NameKind } from "./lexicons.ts";
import type { NameMention } from "./names.ts";
import type { Token } from "./tokens.ts";

/** How sure a name of this kind tells whom the speaker speaks for. */
const WEIGHTS: Record<NameKind, number> = {
  demonym: 85,
  person: 79,
  institution: 80,
  body: 80,
  country: 78,
  capital: 70,
  place: 66,
  surname: 64,
};

const BASED = new Set(["based", "listed", "headquartered"]);
/** "Moscow-backed": whoever it is, not Moscow. */
const BY_OTHERS = new Set(
  "backed led born held occupied brokered mediated speaking style allied controlled sponsored funded owned trained supported aligned made friendly run sponsored wide bound".split(
    " ",
  ),
);
const TOPIC_NOUNS = new Set(
  "expert analyst specialist scholar watcher correspondent historian desk programme program research policy studies strategist".split(
    " ",
  ),
);
const TOWARD = new Set(
  "to toward towards against about on over with versus into between regarding concerning".split(
    " ",
  ),
);
const WHERE = new Set("in at near outside inside off around across from".split(" "));
const AIDES = new Set("adviser advisor aide assistant counsel secretary close loyal".split(" "));
const SKIPPED = new Set(["the", "a", "an"]);
const US_STATE_WORDS = new Set(
  "republican democrat governor senator state congresswoman congressman voters runoff gop secretary senate lawmaker legislature".split(
    " ",
  ),
);

/** A sense of a mention with its weight; the heaviest of a phrase is the speaker's country. */
export type WeighedName = { mention: NameMention; name: Name; weight: number };

/** Weighs each mention by its kind and by the words around it. */
export function weighNames(
  tokens: readonly Token[],
  mentions: readonly NameMention[],
  bounds: { from: number; to: number },
): WeighedName[] {
  return mentions.map((mention, order) => {
    const before = wordBefore(tokens, mention.from, bounds.from);
    const placed = before !== null && WHERE.has(before.word);
    const after = mention.to < bounds.to ? tokens[mention.to]! : null;
    const based = after !== null && BASED.has(after.key);
    const name = chooseSense(
      mention,
      before?.word === "at" ? "seat" : placed || based ? "place" : null,
    );
    let weight = (name.code === null ? 60 : WEIGHTS[name.kind]) - Math.min(order, 8);
    if (after && BY_OTHERS.has(after.key) && joined(tokens[mention.to - 1]!, after)) weight -= 100;
    else if (based) weight = name.kind === "demonym" ? weight : 77 - order;
    else if (before && TOWARD.has(before.word)) {
      weight -= AIDES.has(before.previous) ? 5 : 62;
    } else if (placed) weight -= name.kind === "country" ? 24 : 20;
    else if (before?.word === "by") weight -= 40;
    if (name.kind === "country" && after && !based && !before) {
      // "Pakistan Foreign Office", "US Health Secretary": used as a demonym is.
      if (after.capital || name.written === "acronym") weight += 6;
      else if (TOPIC_NOUNS.has(after.key)) weight -= 70;
    }
    return { mention, name: stateOrCountry(name, after), weight };
  });
}

/** "In Georgetown" is a city, "at Georgetown" a university. */
function chooseSense({ senses }: NameMention, as: "place" | "seat" | null): Name {
  const wanted = senses.find(({ kind }) =>
    as === "place" ? kind === "place" || kind === "capital" : kind === "institution",
  );
  return (as && wanted) ?? senses[0]!;
}

/** The word before a mention, and the one before that, articles left out. */
function wordBefore(
  tokens: readonly Token[],
  at: number,
  from: number,
): { word: string; previous: string } | null {
  let i = at - 1;
  while (i >= from && SKIPPED.has(tokens[i]!.key)) i -= 1;
  if (i < from || tokens[i]!.key === ",") return null;
  return { word: tokens[i]!.key, previous: i > from ? tokens[i - 1]!.lemma : "" };
}

/** Only a hyphen stood between the two. */
function joined(left: Token, right: Token): boolean {
  return right.start - left.end === 1;
}

function stateOrCountry(name: Name, after: Token | null): Name {
  if (name.code !== "GE" || name.kind !== "country" || !after) return name;
  return US_STATE_WORDS.has(after.key) ? { ...name, code: "US", region: true } : name;
}
