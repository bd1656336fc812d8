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
