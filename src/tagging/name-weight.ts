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
  town: 78,
};

/** A name that many countries have is only a hint: "Senate", "Labour". */
const SHARED = 40;
/** "Japan's foreign ministry": whose it is goes before every institution. */
const OWNER = 92;

const BASED = new Set(["based", "listed", "headquartered"]);
/** "Moscow-backed": whoever it is, not Moscow. */
const BY_OTHERS = wordsOf(
  "backed led born held occupied brokered mediated speaking style allied controlled sponsored funded owned trained supported aligned made friendly run sponsored wide bound",
);
/** "Anti-Russian", "pro-EU". */
const FOR_OR_AGAINST = wordsOf("anti pro non counter pan");
/** "Franco-Italian", "Sino-Russian": two countries in one word. */
const HALVES = wordsOf("franco sino russo anglo indo italo hispano luso austro turco serbo greco");
const TOPIC_NOUNS = wordsOf(
  "expert analyst specialist scholar watcher correspondent historian desk programme program research policy studies strategist economist committee researcher affairs",
);
/** What is learnt, taught, cooked or shown of a country is no mark of those who do it. */
const TOPICS = wordsOf(
  "studies language literature history politics affairs law lycee restaurant cuisine food wine film cinema culture art philology lessons classes",
);
/** "The Pakistani community in Greece": who lives elsewhere. */
const COMMUNITIES = wordsOf(
  "community communities minority minorities diaspora nationalist nationalists speaker speakers expatriate expatriates expat expats immigrant immigrants migrant migrants settlers descendants",
);
/** "NATO member Norway". */
const MEMBERS = wordsOf(
  "member members ally allies partner partners candidate hopeful applicant newcomer heavyweight neighbour neighbor",
);
const DELEGATES = wordsOf("ambassador delegate delegation");
/** "The Irish head of the UN mission" speaks for the mission. */
const LEADS = wordsOf(
  "head chief director commander boss leader chair chairman chairwoman chairperson president secretary coordinator prosecutor commissioner",
);
/** "A Tesla owner", "a Guardian reader". */
const CUSTOMERS = wordsOf(
  "owner owners driver drivers user users customer customers reader readers viewer viewers listener listeners passenger passengers fan fans shareholder shareholders investor investors critic critics rival rivals supplier suppliers victim victims subscriber subscribers",
);
const TOWARD = wordsOf(
  "to toward towards against about on over with versus into between regarding concerning",
);
const WHERE = wordsOf("in at near outside inside off around across from");
const AIDES = wordsOf("adviser advisor aide assistant counsel secretary close loyal");
const SKIPPED = new Set(["the", "a", "an"]);
const US_STATE_WORDS = wordsOf(
  "republican democrat governor senator state congresswoman congressman voters runoff gop secretary senate lawmaker legislature",
);
const PLACES = new Set<NameKind>(["country", "capital", "place"]);

/** A sense of a mention with its weight; the heaviest of a phrase is the speaker's country. */
export type WeighedName = { mention: NameMention; name: Name; weight: number };

type Bounds = { from: number; to: number };

/** Weighs each mention by its kind and by the words around it. */
export function weighNames(
  tokens: readonly Token[],
  mentions: readonly NameMention[],
  bounds: Bounds,
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
    const seated = placed && (name.kind === "institution" || name.kind === "body");
    let weight = baseOf(name) - Math.min(order, 8);
    if (after && BY_OTHERS.has(after.key) && joined(tokens[mention.to - 1]!, after)) weight -= 100;
    else if (isForOrAgainst(tokens, mention, bounds) || before?.word === "ethnic") weight -= 100;
    else if (based) weight = name.kind === "demonym" ? weight : 77 - order;
    else if (before && TOWARD.has(before.word)) {
      weight -= AIDES.has(before.previous) ? 5 : 62;
    } else if (placed && !seated) weight -= name.kind === "country" ? 24 : 20;
    else if (before?.word === "by") weight -= 40;
    else if (PLACES.has(name.kind) && after?.key === "'s") weight = OWNER - Math.min(order, 8);
    if (name.kind === "country" && after && !based) {
      // "Pakistan Foreign Office", "US Health Secretary": used as a demonym is.
      if (isTopic(tokens, mention, bounds)) weight -= 70;
      else if (!before && (after.capital || name.written === "acronym")) weight += 6;
    }
    if (name.kind === "demonym" && after) weight -= awayFromHome(tokens, mentions, order, bounds);
    if (name.shared && after?.key === "for") weight -= 100;
    if (name.kind === "institution" && after && CUSTOMERS.has(after.key)) weight -= 45;
    if (name.kind === "body" && after && isOfMember(tokens, after, mention, mentions[order + 1]))
      weight -= 50;
    return { mention, name: stateOrCountry(name, after), weight };
  });
}

/** "NATO member Norway", "the UN ambassador of Peru". */
function isOfMember(
  tokens: readonly Token[],
  after: Token,
  body: NameMention,
  next: NameMention | undefined,
): boolean {
  if (!next) return false;
  if (MEMBERS.has(after.key)) return true;
  if (!DELEGATES.has(after.key) || next.from > body.to + 4) return false;
  return tokens[body.to + 1]!.key === "of" || tokens[body.to + 1]!.key === ",";
}

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

function baseOf(name: Name): number {
  if (name.shared) return SHARED;
  return name.code === null && !name.town ? 60 : WEIGHTS[name.kind];
}

function isForOrAgainst(tokens: readonly Token[], { from }: NameMention, bounds: Bounds): boolean {
  const before = from > bounds.from ? tokens[from - 1]! : null;
  return before !== null && FOR_OR_AGAINST.has(before.key) && joined(before, tokens[from]!);
}

/** "China law scholar", "chief China economist", "the China committee". */
function isTopic(tokens: readonly Token[], { to }: NameMention, bounds: Bounds): boolean {
  for (let at = to; at < Math.min(to + 2, bounds.to); at += 1) {
    const { key, capital } = tokens[at]!;
    if (TOPIC_NOUNS.has(key)) return true;
    if (capital || key === "'s" || key === ",") return false;
  }
  return false;
}

/** How much less a demonym weighs where it tells what is taught, who lives elsewhere, who leads a body. */
function awayFromHome(
  tokens: readonly Token[],
  mentions: readonly NameMention[],
  order: number,
  bounds: Bounds,
): number {
  const { to } = mentions[order]!;
  const after = tokens[to]!;
  const next = to + 1 < bounds.to ? tokens[to + 1]! : null;
  if (TOPICS.has(after.key) && after.key !== "law") return 45;
  if (next && TOPIC_NOUNS.has(next.key) && TOPICS.has(after.key)) return 45;
  const other = mentions[order + 1];
  if (COMMUNITIES.has(after.key)) return other ? 60 : 30;
  if (!other || other.from - to > 6) return 0;
  const kind = other.senses[0]!.kind;
  if ((kind !== "body" && kind !== "institution") || other.senses[0]!.shared) return 0;
  const link = wordBefore(tokens, other.from, to);
  return link && /^(?:of|at)$/.test(link.word) && LEADS.has(link.previous) ? 40 : 0;
}

/** Whether a demonym has another country before it in one word. */
export function isHalf(tokens: readonly Token[], { from }: NameMention): boolean {
  const before = tokens[from - 1];
  return before !== undefined && HALVES.has(before.key) && joined(before, tokens[from]!);
}

/** "In Georgetown" is a city, "at Georgetown" a university. */
function chooseSense({ senses }: NameMention, as: "place" | "seat" | null): Name {
  const wanted = senses.find(({ kind }) =>
    as === "place"
      ? kind === "place" || kind === "capital" || kind === "town"
      : kind === "institution",
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
