/** Phrases by their words, so that the longest one at a place is found in one walk. */
export type Trie<Value> = { values: Value[]; next: Map<string, Trie<Value>> };

/** A match of `length` words. */
export type Match<Value> = { values: readonly Value[]; length: number };

/** An empty trie. */
export function emptyTrie<Value>(): Trie<Value> {
  return { values: [], next: new Map() };
}

/** Adds a phrase; one that is there already gets the value besides its own. */
export function addPhrase<Value>(trie: Trie<Value>, keys: readonly string[], value: Value): void {
  let node = trie;
  for (const key of keys) {
    let next = node.next.get(key);
    if (!next) {
      next = emptyTrie();
      node.next.set(key, next);
    }
    node = next;
  }
  node.values.push(value);
}

/** The longest phrase that begins at a place and ends before a limit, or null. */
export function findLongest<Value>(
  trie: Trie<Value>,
  tokens: readonly { key: string }[],
  from: number,
  limit = tokens.length,
): Match<Value> | null {
  let node: Trie<Value> | undefined = trie;
  let best: Match<Value> | null = null;
  for (let at = from; at < limit; at += 1) {
    node = node.next.get(tokens[at]!.key);
    if (!node) return best;
    if (node.values.length > 0) best = { values: node.values, length: at - from + 1 };
  }
  return best;
}
