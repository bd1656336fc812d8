import type { Mention } from "./mentions.ts";

/** Who speaks, as a statement names it. */
export type Speaker = { name: string; affiliation?: string; kind: "person" | "body" | "group" };

/** The people and bodies an article has named so far. */
export type Cast = {
  /** The speaker a mention stands for; null when a pronoun has nobody to point to. */
  resolve(mention: Mention): Speaker | null;
  /** Notes somebody who is the subject of a sentence, so that "he" or "it" can point there. */
  note(speaker: Speaker): void;
  /** Learns a name with its office without making it the one that pronouns point to. */
  learn(mention: Mention): void;
  lastSpeaker(): Speaker | null;
  lastPerson(): Speaker | null;
};

type Known = Speaker & { last: string; nouns: Set<string> };

/** An empty cast; it is filled in the order of reading. */
export function openCast(): Cast {
  const people = new Map<string, Known>();
  const bodies: Speaker[] = [];
  let person: Speaker | null = null;
  let body: Speaker | null = null;
  let latest: Speaker | null = null;
  let order: Known[] = [];

  const owner = (possessive: string | undefined): Speaker | null => {
    if (!possessive) return null;
    return /^(?:his|her)$/.test(possessive) ? person : (body ?? latest);
  };

  function known(mention: Mention): Known | undefined {
    const words = plain(mention.name!).split(" ");
    const same = people.get(words.at(-1)!);
    if (!same) return undefined;
    if (words.length === 1) return same;
    const initial = plain(same.name).split(" ")[0]!;
    return plain(same.name).includes(" ") && initial !== words[0] ? undefined : same;
  }

  function remember(mention: Mention): Known {
    const before = known(mention);
    const role = officeOf(mention, owner(mention.possessive));
    if (before) {
      if (mention.name!.length > before.name.length) before.name = mention.name!;
      if (role && (!before.affiliation || before.affiliation.length < 4)) before.affiliation = role;
      for (const noun of nounsOf(role)) before.nouns.add(noun);
      return before;
    }
    const last = plain(mention.name!).split(" ").at(-1)!;
    const fresh: Known = {
      name: mention.name!,
      affiliation: role,
      kind: "person",
      last,
      nouns: new Set(nounsOf(role)),
    };
    people.set(last, fresh);
    order.push(fresh);
    if (order.length > 500) order = order.slice(-250);
    return fresh;
  }

  function byNoun(noun: string): Known | undefined {
    for (let i = order.length - 1, tries = 0; i >= 0 && tries < 40; i--, tries++) {
      if (order[i]!.nouns.has(noun)) return order[i];
    }
    return undefined;
  }

  function resolveRole(mention: Mention): Speaker {
    const bare = mention.text.split(" ").length <= 3 && !/\p{Lu}/u.test(mention.text.slice(1));
    if (mention.definite && !mention.possessive && bare && mention.noun) {
      const match = byNoun(mention.noun);
      if (match) return match;
      if (person && /^(?:official|author|man|woman|lawyer)$/.test(mention.noun)) return person;
    }
    return { name: withOwner(mention, owner(mention.possessive)), kind: "person" };
  }

  function resolveBody(mention: Mention): Speaker {
    const bare = !mention.name && mention.definite && mention.text.split(" ").length <= 2;
    if (bare && mention.noun) {
      for (let i = bodies.length - 1; i >= Math.max(0, bodies.length - 20); i--) {
        if (bodies[i]!.name.toLowerCase().includes(mention.noun)) return bodies[i]!;
      }
      if (body && !/^(?:government|opposition|ministry|army|court|regulator)$/.test(mention.noun))
        return body;
    }
    const name = mention.possessive ? withOwner(mention, owner(mention.possessive)) : mention.text;
    return { name: name.replace(/^(?:the) /i, ""), kind: "body" };
  }

  return {
    resolve(mention) {
      if (mention.kind === "pronoun") {
        if (/^(?:he|she)$/.test(mention.text)) return person;
        if (mention.text === "it") return body ?? null;
        return latest;
      }
      if (mention.kind === "person") return remember(mention);
      if (mention.kind === "name") {
        return known(mention) ?? { name: mention.name!, affiliation: mention.role, kind: "body" };
      }
      if (mention.kind === "role") return resolveRole(mention);
      if (mention.kind === "plural") return { name: mention.text, kind: "group" };
      return resolveBody(mention);
    },
    note(speaker) {
      latest = speaker;
      if (speaker.kind === "person") person = speaker;
      else if (speaker.kind === "body") {
        body = speaker;
        bodies.push(speaker);
      }
      const at = order.indexOf(speaker as Known, Math.max(0, order.length - 40));
      if (at >= 0) order.push(...order.splice(at, 1));
    },
    learn(mention) {
      if (mention.kind === "person" && mention.name!.includes(" ")) remember(mention);
    },
    lastSpeaker: () => latest,
    lastPerson: () => person,
  };
}

function officeOf(mention: Mention, owner: Speaker | null): string | undefined {
  if (!mention.role) return undefined;
  const role = mention.role.replace(/^(?:the|a|an|its|his|her|their) /i, "");
  return owner && !role.includes(owner.name) ? `${role}, ${owner.name}` : role;
}

function withOwner(mention: Mention, owner: Speaker | null): string {
  if (!mention.possessive || !owner) return mention.text;
  return `${owner.name}'s ${mention.text.replace(/^\S+ /, "")}`;
}

function nounsOf(role: string | undefined): string[] {
  return role
    ? role
        .toLowerCase()
        .split(/[^\p{L}-]+/u)
        .slice(0, 20)
    : [];
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll("’", "'").replace(/'s?$/, "");
}
