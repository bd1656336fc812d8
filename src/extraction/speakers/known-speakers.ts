import type { Mention } from "./noun-phrases.ts";
import { nounsOf, officeOf, plainName, unnamed, withOwner } from "./offices.ts";

/** Who speaks, as a statement names it. */
export type Speaker = {
  name: string;
  affiliation?: string;
  kind: "person" | "body" | "group" | "outlet";
};

/** The people and bodies an article has named so far. */
export type Cast = {
  /** The speaker a mention stands for; null when a pronoun has nobody to point to. */
  resolve(mention: Mention): Speaker | null;
  /** Notes somebody who is the subject of a sentence, so that "he" or "it" can point there. */
  note(speaker: Speaker): void;
  /** Learns a name with its office without making it the one that pronouns point to. */
  learn(mention: Mention): void;
  /** The speaker behind a transcript's label: "MS. GHAZINYAN". */
  label(label: string): Speaker;
  /** Enters or leaves the part of a press review that is about one paper. */
  enterOutlet(outlet: Speaker | null): void;
  lastSpeaker(): Speaker | null;
  lastPerson(): Speaker | null;
};

type Known = Speaker & { nouns: Set<string> };

const MEDIA =
  /^(?:paper|daily|newspaper|tabloid|weekly|magazine|broadsheet|outlet|editorial|website|leader)$/;
const MAX_BACK = 40;

/** An empty cast; it is filled in the order of reading. */
export function openCast(): Cast {
  const people = new Map<string, Known>();
  let order: Known[] = [];
  const bodies: Speaker[] = [];
  let person: Speaker | null = null;
  let seen: Speaker | null = null;
  let body: Speaker | null = null;
  let latest: Speaker | null = null;
  let outlet: Speaker | null = null;

  const ownerOf = (possessive: string | undefined): Speaker | null => {
    if (!possessive) return null;
    return /^(?:his|her)$/.test(possessive) ? person : (body ?? latest);
  };

  function findKnown(name: string): Known | undefined {
    const words = plainName(name).split(" ");
    const same = people.get(words.at(-1)!);
    if (!same || words.length === 1) return same;
    const other = plainName(same.name).split(" ");
    return other.length > 1 && other[0] !== words[0] ? undefined : same;
  }

  function remember(mention: Mention): Known {
    const name = mention.name!;
    const role = officeOf(mention, ownerOf(mention.possessive)?.name);
    const before = findKnown(name);
    if (before) {
      if (name.length > before.name.length && !/^\p{Lu}+$/u.test(name)) before.name = name;
      if (role && role.length > (before.affiliation?.length ?? 0)) before.affiliation ??= role;
      for (const noun of nounsOf(role)) before.nouns.add(noun);
      return before;
    }
    const fresh: Known = { name, affiliation: role, kind: "person", nouns: new Set(nounsOf(role)) };
    const words = plainName(name).split(" ");
    people.set(words.at(-1)!, fresh);
    // Family names that come first: "Xi Jinping" is "Mr. Xi".
    if (words.length > 1 && !people.has(words[0]!)) people.set(words[0]!, fresh);
    order.push(fresh);
    if (order.length > 500) order = order.slice(-250);
    return fresh;
  }

  /** The latest person whose office has all these words: "prime minister", "spokeswoman". */
  function findByOffice(words: readonly string[]): Known | undefined {
    for (let i = order.length - 1; i >= Math.max(0, order.length - MAX_BACK); i--) {
      if (words.every((word) => order[i]!.nouns.has(word))) return order[i];
    }
    return undefined;
  }

  function resolveRole(mention: Mention): Speaker {
    const words = mention.text.split(" ").slice(1);
    const bare = words.length <= 2 && !words.some((word) => /^\p{Lu}/u.test(word));
    if (mention.definite && !mention.possessive && bare && mention.noun) {
      const match = findByOffice(words.map((word) => word.toLowerCase()));
      if (match) return match;
      if (person && /^(?:official|author|man|woman|lawyer)$/.test(mention.noun)) return person;
    }
    return { name: unnamed(withOwner(mention, ownerOf(mention.possessive)?.name)), kind: "person" };
  }

  function resolveBody(mention: Mention): Speaker {
    const noun = mention.noun ?? "";
    if (outlet && MEDIA.test(noun)) return outlet;
    const bare =
      !mention.name &&
      mention.definite &&
      !mention.possessive &&
      mention.text.split(" ").length <= 2;
    if (bare && noun) {
      const office = latest?.kind === "person" ? latest.affiliation : undefined;
      if (office && nounsOf(office).includes(noun)) return { name: office, kind: "body" };
      for (let i = bodies.length - 1; i >= Math.max(0, bodies.length - MAX_BACK); i--) {
        if (bodies[i]!.name.toLowerCase().includes(noun)) return bodies[i]!;
      }
      // A name that looked like a person's: "Human Rights Now ... The group".
      if (
        latest &&
        !latest.affiliation &&
        /^(?:group|company|firm|charity|party|union|agency)$/.test(noun)
      ) {
        return latest;
      }
      const common = /^(?:government|opposition|ministry|army|court|regulator|union|parliament)$/;
      if (body && !common.test(noun)) return body;
    }
    const name = withOwner(mention, ownerOf(mention.possessive)?.name);
    return { name: name.replace(/^the /i, ""), kind: "body" };
  }

  return {
    resolve(mention) {
      if (mention.kind === "pronoun") {
        if (/^(?:he|she)$/.test(mention.text)) return person ?? seen;
        return mention.text === "it" ? (outlet ?? body) : latest;
      }
      if (mention.kind === "person") return remember(mention);
      if (mention.kind === "name") {
        const known = findKnown(mention.name!);
        return known ?? { name: mention.name!, affiliation: mention.role, kind: "body" };
      }
      if (mention.kind === "role") return resolveRole(mention);
      if (mention.kind === "plural") return { name: unnamed(mention.text), kind: "group" };
      return resolveBody(mention);
    },
    note(speaker) {
      latest = speaker;
      if (speaker.kind === "person") person = speaker;
      else if (speaker.kind === "body") {
        body = speaker;
        bodies.push(speaker);
      }
      const at = order.lastIndexOf(speaker as Known);
      if (at >= order.length - MAX_BACK && at >= 0) order.push(...order.splice(at, 1));
    },
    learn(mention) {
      if (mention.kind === "person" && mention.name!.includes(" ")) seen = remember(mention);
    },
    label(label) {
      const name = label.replace(/^(?:(?:MR|MS|MRS|DR|PROF|SIR|THE|GEN|SEN)\.?\s+)+/i, "");
      return findKnown(name) ?? { name: label, kind: "person" };
    },
    enterOutlet(next) {
      outlet = next;
    },
    lastSpeaker: () => latest,
    lastPerson: () => person,
  };
}
