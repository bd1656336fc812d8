import type { Role } from "../statement/tags.ts";
import type { Lexicons, Name } from "./lexicons.ts";
import type { Token } from "./tokens.ts";
import { findLongest } from "./trie.ts";

/** What the words of a title weigh: "opposition lawmaker" is opposition, "bank economist" business. */
const RANK: Record<Role, number> = {
  opposition: 6,
  expert: 5,
  media: 4,
  civil: 3,
  business: 3,
  official: 3,
  unknown: 0,
};

/** Who is speaking, from the words of the speaker's title, else from the institution it names. */
export function findRole(
  phrases: readonly (readonly Token[])[],
  name: Name | null,
  lexicons: Lexicons,
): Role {
  let best: Role = "unknown";
  let longest = 0;
  for (const tokens of phrases) {
    const keys = tokens.map(({ key, lemma, pos }) => ({ key: pos === "PROPN" ? key : lemma }));
    for (let at = 0; at < keys.length; at += 1) {
      const match =
        findLongest(lexicons.roles, keys, at) ?? findLongest(lexicons.roles, tokens, at);
      if (!match) continue;
      const role = match.values[0]!;
      const better =
        RANK[role] > RANK[best] || (RANK[role] === RANK[best] && match.length > longest);
      if (better) {
        best = role;
        longest = match.length;
      }
      at += match.length - 1;
    }
  }
  if (best !== "unknown" || !name) return best;
  if (name.kind === "person" || name.kind === "surname") return name.role;
  return name.kind === "institution" || name.kind === "body" ? name.role : best;
}
