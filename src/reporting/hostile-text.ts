// Article text, names and titles come from anyone: every renderer shows them through this file.

// Tabs, line ends and all other white space: a cell or a quote is one line.
const WHITE_SPACE = /\s+/gu;
// Soft hyphens, zero-width spaces and word joiners, which articles are full of.
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/gu;
// Controls, half surrogates, and what separates lines, turns text round or hides it; the two
// joiners stay, because emoji and many scripts are spelt with them. The last two may stand in no XML.
const UNSAFE = /(?![\u200c\u200d])[\p{Cc}\p{Cs}\p{Cf}\u2028\u2029\ufffe\uffff]/gu;

const HTML_ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text on one line, with control, escape and direction characters named: `[U+202E]`. */
export function terminalText(text: string): string {
  return text.replace(INVISIBLE, "").replace(UNSAFE, nameUnsafe).replace(WHITE_SPACE, " ");
}

function nameUnsafe(character: string): string {
  if (/\s/.test(character)) return " ";
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}

/** Text on one line for HTML, inside elements and quoted attributes alike. */
export function htmlText(text: string): string {
  return terminalText(text).replace(/[&<>"']/g, (character) => HTML_ENTITIES[character] ?? "");
}

// An interval in brackets, which is no link unless something follows that makes it one; else any mark.
const INTERVAL_OR_MARK = /\[\d{1,3}–\d{1,3}\](?![[(:])|[\\`*_{}[\]|~#$@]|(?<=\])\(|!(?=\[|$)/gu;

/**
 * Text on one line for Markdown (CommonMark with GitHub's tables, links, mentions and mathematics): HTML as
 * entities, marks behind a backslash, and what is only special at the start of a line only there. Round brackets and
 * signs of numbers are left as they are, but for brackets behind square ones, which some readers take for a link all the same.
 */
export function markdownText(text: string): string {
  return terminalText(text)
    .replace(INTERVAL_OR_MARK, (found) => (found.length > 1 ? found : `\\${found}`))
    .replace(/[&<>]/g, (character) => HTML_ENTITIES[character] ?? "")
    .replace(/:\/\//g, "\\:\\/\\/")
    .replace(/\bwww\./gi, (host) => `${host.slice(0, -1)}\\.`)
    .replace(/^( ?)([-+=])(?!\d)/, "$1\\$2")
    .replace(/^( ?\d{1,9})([.)])/, "$1\\$2");
}

// Also in full width, and as the minus sign of typesetting.
const OPERATOR = "[=+\\-@\\u2212\\uff1d\\uff0b\\uff0d\\uff20\\ufe62\\ufe63\\ufe66\\ufe6b]";
const FORMULA_START = new RegExp(`^(?=["' ]*${OPERATOR})`, "u");
// A sheet that splits at another character than ours starts a new cell after these.
const FORMULA_INSIDE = new RegExp(`([;,] ?)(?=${OPERATOR})`, "gu");

/** Text on one line for a spreadsheet: what would be a formula begins with an apostrophe. */
export function csvText(text: string): string {
  return terminalText(text).trim().replace(FORMULA_INSIDE, "$1'").replace(FORMULA_START, "'");
}

/** JSON that may be printed: unsafe characters as escapes, which parse to the same values. */
export function jsonText(json: string): string {
  return json.replace(UNSAFE, (character) =>
    [...Array(character.length).keys()]
      .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** The address when it is a plain one of the web, in ASCII that suits every form; else null. */
export function webLink(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, username, password, href } = new URL(url);
  const web = protocol === "http:" || protocol === "https:";
  // A name before the host makes an address look like another's.
  if (!web || username !== "" || password !== "") return null;
  return href.replace(/[^\w\-.~:/?#@!$&+,;=%]/gu, (character) => encodeMark(character));
}

function encodeMark(character: string): string {
  return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
}
