import { hydrate, render } from "preact";
import { askServer } from "./ask-server.ts";
import { clock } from "./clock.ts";
import { EventsPage, type EventsPageProps } from "./events-page.tsx";
import { followChanges } from "./follow-changes.ts";
import type { PageState } from "./state.ts";

/** Brings the list of events to life: events come and grow as they are counted. */
export function startEventsPage(root: HTMLElement, page: PageState & { page: "events" }): void {
  let props: EventsPageProps = { ...page, live: { kind: "drawn" } };
  hydrate(<EventsPage {...props} />, root);

  function draw(change: Partial<EventsPageProps>): void {
    props = { ...props, ...change };
    render(<EventsPage {...props} />, root);
  }

  followChanges("/api/v1/live", {
    async onChange(revision) {
      draw({ live: { kind: "live" } });
      if (revision === props.revision) return;
      try {
        draw(
          await askServer<Pick<EventsPageProps, "events" | "unreadable" | "revision">>(
            "/api/v1/events",
          ),
        );
      } catch {
        draw({ live: { kind: "offline", since: clock() } });
      }
    },
    onLive: () => draw({ live: { kind: "live" } }),
    onOffline: () => draw({ live: { kind: "offline", since: clock() } }),
    onAway: () => draw({ live: { kind: "away", since: clock() } }),
  });
}
