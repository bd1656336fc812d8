const WORDS = new Set(
  "and or unless bool by without on ignoring group_left group_right offset".split(" "),
);

/** The figures that an expression in Prometheus' language asks for; it is not checked otherwise. */
export function metricsIn(expression: string): string[] {
  const bare = expression
    .replace(/"(?:[^"\\]|\\.)*"/g, "") // values of labels
    .replace(/\{[^}]*\}|\[[^\]]*\]/g, "") // labels, and stretches of time
    .replace(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, "");
  const names = [...bare.matchAll(/[a-zA-Z_:][\w:]*(?!\w*\s*\()/g)].map(([name]) => name);
  return [...new Set(names.filter((name) => !WORDS.has(name)))];
}
