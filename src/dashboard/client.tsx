import { hydrate } from "preact";
import { startEventPage } from "./event-client.tsx";
import { startEventsPage } from "./events-client.tsx";
import { Page } from "./page.tsx";
import type { PageState } from "./state.ts";

const root = document.getElementById("app");
const json = document.getElementById("state")?.textContent;
if (root && json) {
  const page = JSON.parse(json) as PageState;
  if (page.page === "event") startEventPage(root, page);
  else if (page.page === "events") startEventsPage(root, page);
  else hydrate(<Page page={page} />, root);
}
