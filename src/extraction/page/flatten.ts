/** A page without tags, only paragraphs: what is read where it is nested too deep. */
export function flatten(html: string): string {
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

function endOf(html: string, mark: RegExp, from: number): number {
  mark.lastIndex = from;
  return mark.exec(html)?.index ?? html.length;
}
