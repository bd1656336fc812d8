import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Page, titleOf } from "../../dashboard/page.tsx";
import type { PageState } from "../../dashboard/state.ts";
import { htmlText, jsonText } from "../../reporting/hostile-text.ts";
import { entityTag } from "../answers.ts";

type PageForm = {
  status?: number;
  /** The map of an event, as markup. */
  map?: string;
  headers?: Record<string, string>;
};

/** A page, drawn here and brought to life by its script, which finds in it what it was drawn of. */
export function pageResponse(
  page: PageState,
  { status = 200, map, headers }: PageForm = {},
): Response {
  // In a script element nothing but a "<" could end it.
  const state = jsonText(JSON.stringify(page)).replaceAll("<", "\\u003c");
  const body = renderToString(h(Page, { page, map }));
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(titleOf(page))}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/report.css">
<link rel="stylesheet" href="/assets/dashboard.css">
<script type="module" src="/assets/dashboard.js"></script>
</head>
<body>
<div id="app">${body}</div>
<script type="application/json" id="state">${state}</script>
</body>
</html>
`;
  return new Response(text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": status === 200 ? "private, no-cache" : "no-store",
      ...(status === 200 && { etag: entityTag(text) }),
      ...headers,
    },
  });
}
