/** Markdown as a page whose title is its first heading; it has no positions that mean something in the file. */
export async function markdownToPage(markdown: string): Promise<string> {
  const { marked } = await import("marked"); // few articles are in Markdown
  const body = marked.parse(withoutFrontMatter(markdown), { async: false });
  // The whole text is the article: there is no boilerplate around it.
  return `<html><body><article>${body}</article></body></html>`;
}

/** Settings of site generators between two lines of hyphens. */
function withoutFrontMatter(markdown: string): string {
  const end = /^---[ \t]*\r?\n/.test(markdown) ? markdown.indexOf("\n---", 3) : -1;
  return end === -1 ? markdown : markdown.slice(end + 4);
}
