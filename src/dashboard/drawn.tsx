import type { Markup } from "../reporting/html-template.ts";

/** Markup of a report's figures, which the server, the browser and the static report draw alike. */
export function Drawn({ of, id }: { of: Markup; id?: string }) {
  return <div id={id} dangerouslySetInnerHTML={{ __html: of.markup }} />;
}
