/**
 * The parts that a script is put together from: those that its header line `-- needs: a, b` names, and what
 * these need, each once and before what needs it; the script itself comes last. Throws where parts need each
 * other in a circle.
 */
export function inOrderOfNeed(script: string, read: (name: string) => string): string[] {
  const texts = new Map<string, string>();
  const add = (name: string, neededBy: readonly string[]): void => {
    const path = [...neededBy, name];
    if (neededBy.includes(name)) throw new Error(`Parts in a circle: ${path.join(" needs ")}`);
    if (texts.has(name)) return;
    const text = read(name);
    for (const needed of needsOf(text)) add(needed, path);
    texts.set(name, text);
  };
  add(script, []);
  return [...texts.values()];
}

/** The names in the first line of a part, none where that is no header line. */
export function needsOf(text: string): string[] {
  return /^-- needs: (.+)/.exec(text)?.[1]?.split(", ") ?? [];
}

/** The names that a statement at the margin defines, as in `local function a` or `local a, b = 1, 2`. */
const DEFINED = /^local (?:function (\w+)|(\w+(?:, \w+)*))( =)?/gm;

/**
 * The text of a script of these parts. Lua allows 200 names in one block, so each part has a block of its own,
 * outside of which stand only the names that later parts use.
 */
export function joinParts(parts: readonly string[]): string {
  const blocks = parts.map((text, i) => {
    const later = parts.slice(i + 1).join("\n");
    const shared: string[] = [];
    const code = text.replaceAll(DEFINED, (whole, func?: string, list?: string, set = "") => {
      const names = func === undefined ? list!.split(", ") : [func];
      if (!names.some((name) => new RegExp(`\\b${name}\\b`).test(later))) return whole;
      shared.push(...names);
      if (func !== undefined) return `function ${func}`;
      return set === "" ? "" : `${list!}${set}`;
    });
    return `${shared.length > 0 ? `local ${shared.join(", ")} ` : ""}do\n${code}\nend`;
  });
  return blocks.join("\n");
}
