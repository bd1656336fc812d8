/**
 * The keys that stand twice in one object of a JSON text, of which JSON.parse keeps the last without a word.
 * `value` is what it made of the text: where both have the same number of keys, nothing was lost.
 */
export function findRepeatedKeys(text: string, value: unknown): string[] {
  if (countKeys(text) === countOwnKeys(value)) return [];
  return repeatedNames(text);
}

/** How many strings of a JSON text are keys: quotes stand nowhere but around strings. */
function countKeys(text: string): number {
  let keys = 0;
  for (let start = text.indexOf('"'); start !== -1;) {
    const end = stringEnd(text, start);
    const next = skipSpace(text, end + 1);
    if (text.charCodeAt(next) === COLON) keys += 1;
    start = text.indexOf('"', next);
  }
  return keys;
}

const COLON = 58;
const BACKSLASH = 92;

function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (text.charCodeAt(end - 1) === BACKSLASH) {
    let first = end - 1;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    if ((end - first) % 2 === 0) break;
    end = text.indexOf('"', end + 1);
  }
  return end;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let unit = text.charCodeAt(at); unit === 32 || (unit >= 9 && unit <= 13);)
    unit = text.charCodeAt((at += 1));
  return at;
}

function countOwnKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === "object") keys += countOwnKeys(item);
    return keys;
  }
  for (const key in value) {
    keys += 1;
    const inner = (value as Record<string, unknown>)[key];
    if (typeof inner === "object") keys += countOwnKeys(inner);
  }
  return keys;
}

/** The names, with a set of keys for each object that is open. */
function repeatedNames(text: string): string[] {
  const repeated = new Set<string>();
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === "{" || mark === "[") open.push(new Set());
    else if (mark === "}" || mark === "]") open.pop();
    else if (mark === '"') {
      const end = stringEnd(text, at);
      const name = JSON.parse(text.slice(at, end + 1)) as string;
      at = end;
      if (text.charCodeAt(skipSpace(text, end + 1)) !== COLON) continue;
      if (open.at(-1)?.has(name)) repeated.add(name);
      open.at(-1)?.add(name);
    }
  }
  return [...repeated];
}
