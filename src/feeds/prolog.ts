/**
 * Whether a document of XML or HTML declares anything of its own in its document type, as those do that are made to fill
 * memory by entities within entities. No feed or page needs it.
 */
export function hasOwnDeclarations(text: string): boolean {
  let at = 0;
  for (;;) {
    at = afterBlanks(text, at);
    if (text.startsWith("<?", at)) at = behind(text, "?>", at);
    else if (text.startsWith("<!--", at)) at = behind(text, "-->", at + 4);
    else break;
  }
  if (!/^<!doctype/i.test(text.slice(at, at + 9)))
    return /^<!(?:entity|\[)/i.test(text.slice(at, at + 9));
  const end = text.indexOf(">", at);
  return text.slice(at, end === -1 ? undefined : end).includes("[");
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s\ufeff]/.test(text.charAt(at))) at++;
  return at;
}

/** The place behind a mark; the end where it does not come. */
function behind(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}
