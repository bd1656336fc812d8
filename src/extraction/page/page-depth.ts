/** Time to build a tree grows with the square of its depth; pages that people read stay far below this. */
const MAX_DEPTH = 300;

const TAG = /<(?:(!--)|(\/?)([a-z][^\s/>]*)([^<>]*))/gi;
/** Elements whose content is never read as tags. */
const RAW = new Set(["script", "style", "textarea", "title", "xmp"]);
const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);
/** Elements without an end tag: the next such element, or the end of their parent, closes them. */
const SELF_CLOSING = new Set(
  "p li td tr th dt dd option optgroup thead tbody tfoot rp rt".split(" "),
);

/** A page as a parser takes it in linear time: without tags, only paragraphs, if it is nested too deep. */
export function boundDepth(html: string): string {
  // To the parser, each lone "<" is a text of its own, and a million of them are too many.
  return isTooDeep(html) ? flatten(html) : html.replace(/<(?![a-z/!?])/gi, "‹");
}

function isTooDeep(html: string): boolean {
  const open: string[] = [];
  const tags = new RegExp(TAG);
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    const [, comment, slash] = tag;
    const name = tag[3]?.toLowerCase() ?? "";
    // Drawings close their elements like that: maps have thousands of them.
    const drawn = tag[4]?.endsWith("/") && (open.includes("svg") || open.includes("math"));
    if (drawn) continue;
    if (comment) tags.lastIndex = endOf(html, /-->/g, tags.lastIndex);
    else if (slash) {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
    } else if (RAW.has(name))
      tags.lastIndex = endOf(html, new RegExp(`</${name}`, "gi"), tags.lastIndex);
    else if (!VOID.has(name) && !SELF_CLOSING.has(name) && open.push(name) > MAX_DEPTH) return true;
  }
  return false;
}

function endOf(html: string, mark: RegExp, from: number): number {
  mark.lastIndex = from;
  return mark.exec(html)?.index ?? html.length;
}

function flatten(html: string): string {
  return withoutCode(html)
    .split(/<[^<>]{0,2000}>/)
    .filter((text) => text.trim())
    .map((text) => `<p>${text.replaceAll("<", " ")}</p>`)
    .join("");
}

/** A page without scripts and styles, but for their end tags. */
function withoutCode(html: string): string {
  let kept = "";
  let at = 0;
  const code = /<(script|style)\b/gi;
  for (let tag = code.exec(html); tag; tag = code.exec(html)) {
    const inside = html.indexOf(">", tag.index);
    if (inside < 0) break;
    kept += html.slice(at, tag.index);
    at = endOf(html, new RegExp(`</${tag[1]}`, "gi"), inside);
    code.lastIndex = at;
  }
  return kept + html.slice(at);
}
