import { readFileSync } from "node:fs";
import { PAGE_STYLE } from "../../reporting/html-style.ts";
import { entityTag } from "../answers.ts";
import { plainRoute, type Route } from "../route.ts";

/** The files that pages load. */
const FILES: Readonly<Record<string, { type: string; read: () => string }>> = {
  "dashboard.js": { type: "text/javascript; charset=utf-8", read: () => readBuilt("dashboard.js") },
  "dashboard.css": { type: "text/css; charset=utf-8", read: () => readBuilt("dashboard.css") },
  "report.css": { type: "text/css; charset=utf-8", read: () => PAGE_STYLE },
  "icon.svg": { type: "image/svg+xml", read: () => ICON },
};

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="1" y="8" width="4" height="7" fill="#004488"/><rect x="6" y="3" width="4" height="12" fill="#ddaa33"/><rect x="11" y="6" width="4" height="9" fill="#bb5566"/></svg>`;

/** One route for each file. */
export const ASSET_ROUTES: readonly Route[] = Object.entries(FILES).map(
  ([name, { type, read }]) => {
    let made: { text: string; etag: string } | undefined;
    return plainRoute({
      method: "GET",
      path: `/assets/${name}`,
      access: "public",
      summary: `The file ${name} of the pages`,
      answers: { 200: { says: "The file", types: [type] } },
      async answer() {
        if (!made) {
          const text = read();
          made = { text, etag: entityTag(text) };
        }
        const headers = { "content-type": type, "cache-control": "no-cache", etag: made.etag };
        return new Response(made.text, { headers });
      },
    });
  },
);

/** A file that the build made; the sources find it in dist too. */
function readBuilt(name: string): string {
  const places = ["../../../assets/", "../../../dist/assets/"];
  for (const [at, place] of places.entries()) {
    try {
      return readFileSync(new URL(`${place}${name}`, import.meta.url), "utf8");
    } catch (error) {
      if (at === places.length - 1) throw error;
    }
  }
  return "";
}
