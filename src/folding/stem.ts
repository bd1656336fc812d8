const ENDINGS = ["ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "e"];
/** What is left of a word without its ending has at least so many letters. */
const SHORTEST = 3;
/** Shorter words that differ in a letter are other words. */
const LONG_WORD = 7;

/** A word without ending, for telling forms of one word: "welcomes", "welcomed"; "organise", "organized". */
export function stemOf(word: string): string {
  if (word.length <= SHORTEST || /^\p{N}/u.test(word)) return word;
  const american = word
    .replace(/(?<=.{3})is(?=e[ds]?$|ing$|ations?$)/, "iz")
    .replace(/(?<=.{2})our(?=$|s$|ed$|ing$|ably$|able$|ite)/, "or");
  const ending = ENDINGS.find(
    (end) => american.endsWith(end) && american.length - end.length >= SHORTEST,
  );
  const stem = ending === undefined ? american : american.slice(0, -ending.length);
  const withY = ending === "ies" || ending === "ied" ? `${stem}y` : stem;
  // "stopped" is "stop", "travelled" is "traveled".
  return withY.replace(/([bdfglmnprt])\1$/, "$1");
}

/** Whether one of two long words has a letter more than the other, as misprints and spellings of a name do. */
export function isOneLetterApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < LONG_WORD || long.length !== short.length + 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return at > 0 && long.slice(at + 1) === short.slice(at);
}
