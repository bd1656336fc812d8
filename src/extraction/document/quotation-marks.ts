const DOUBLED = /''|``|’’|‘‘/;
const SLIP = /(^|[\s(])" (?=\p{L})/u;
// Counts as a blank for every rule, and is left out of what is said.
const FILLER = "\ufeff";

/**
 * A text of the same length with single marks where two stand for one, as archives print them (''so''),
 * and without a blank behind an opening mark.
 */
export function withPlainMarks(text: string): string {
  const single = DOUBLED.test(text) ? withSingleMarks(text) : text;
  return SLIP.test(single) ? single.split("\n").map(withoutSlips).join("\n") : single;
}

function withSingleMarks(text: string): string {
  return text
    .replace(/(^|[\s([—–-])(?:''|``)(?=\S)/g, `$1${FILLER}"`)
    .replace(/(\S)''(?=[\s).,;:!?\]—–-]|$)/g, `$1"${FILLER}`)
    .replace(/‘‘(?=\S)/g, `${FILLER}“`)
    .replace(/(\S)’’(?=[\s).,;:!?\]—–-]|$)/g, `$1”${FILLER}`);
}

/** Every other straight mark of a line opens: before "She" in `told Welk. " She asks."`. */
function withoutSlips(line: string): string {
  let opens = false;
  return line.replace(/(\s?)"( ?)/g, (mark: string, before: string, after: string, at: number) => {
    opens = !opens;
    const slip = opens && after !== "" && (before !== "" || at === 0);
    return slip ? `${before} "` : mark;
  });
}
