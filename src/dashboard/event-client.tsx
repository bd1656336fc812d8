import { hydrate, render } from "preact";
import { askServer, ServerRefusal } from "./ask-server.ts";
import { EventPage, type EventPageProps } from "./event-page.tsx";
import { clock } from "./clock.ts";
import { followChanges } from "./follow-changes.ts";
import type { EventState, PageState } from "./state.ts";
import { readView, type View, viewQuery } from "./view.ts";

const PAGE_SIZE = 50;
/** The most statements that one answer has. */
const MOST = 500;

/** Brings the page of an event to life: filters without loading it anew, and changes as they are counted. */
export function startEventPage(
  root: HTMLElement,
  { state, search, offers }: PageState & { page: "event" },
) {
  const { event } = state.report;
  const map = root.querySelector("#map")?.innerHTML ?? "";
  let props: EventPageProps = {
    state,
    view: readView(search),
    offers,
    map,
    origin: "",
    live: { kind: "drawn" },
    loading: false,
  };
  let running: AbortController | undefined;
  hydrate(<EventPage {...props} />, root);

  function draw(change: Partial<EventPageProps>): void {
    props = { ...props, ...change };
    render(<EventPage {...props} />, root);
  }

  /** Shows another view, or this one as it is now. */
  async function show(view: View, limit = PAGE_SIZE): Promise<boolean> {
    running?.abort();
    const { signal } = (running = new AbortController());
    draw({ loading: true });
    try {
      const query = viewQuery(view, { limit: String(Math.min(limit, MOST)) });
      const fresh = await askServer<EventState>(
        `/events/${event}/state${query}`,
        undefined,
        signal,
      );
      const moved = JSON.stringify(placesIn(fresh)) !== JSON.stringify(placesIn(props.state));
      const drawn = moved ? await mapOf(view, signal) : props.map;
      draw({ state: fresh, view, map: drawn, loading: false });
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      draw({ loading: false });
      if (error instanceof ServerRefusal) alert(error.message);
      else draw({ live: { kind: "offline", since: clock() } });
      return false;
    }
  }

  async function mapOf(view: View, signal: AbortSignal): Promise<string> {
    const response = await fetch(`/events/${event}/map${viewQuery(view)}`, { signal });
    return response.ok ? response.text() : props.map;
  }

  async function more(): Promise<void> {
    const { next, utterances } = props.state;
    if (next === null) return;
    const query = viewQuery(props.view, { cursor: next });
    const part = await askServer<EventState>(`/events/${event}/state${query}`);
    draw({
      state: { ...props.state, next: part.next, utterances: [...utterances, ...part.utterances] },
    });
  }

  async function go(address: URL): Promise<void> {
    const view = readView(address.search);
    if (!(await show(view))) return;
    history.pushState(null, "", address);
    const target = address.hash === "" ? null : document.getElementById(address.hash.slice(1));
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "start" });
  }

  root.addEventListener("click", (click) => {
    if (click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey)
      return;
    const from = click.target as Element;
    const copied = from.closest("[data-copy]")?.getAttribute("data-copy");
    if (copied) void navigator.clipboard.writeText(copied);
    const link = from.closest("a[href]");
    const href = link?.getAttribute("href");
    if (!link || !href) return;
    const address = new URL(href, location.href);
    if (link.hasAttribute("data-more")) {
      click.preventDefault();
      void more();
    } else if (address.origin === location.origin && address.pathname === `/events/${event}`) {
      click.preventDefault();
      void go(address);
    }
  });
  root.addEventListener("submit", (submit) => {
    const form = submit.target as HTMLFormElement;
    if (!form.hasAttribute("data-view")) return;
    submit.preventDefault();
    const fields = new URLSearchParams(
      [...new FormData(form)].filter(
        (field): field is [string, string] => typeof field[1] === "string",
      ),
    );
    const hash = form.getAttribute("action") ?? "";
    void go(
      new URL(`/events/${event}${viewQuery(readView(fields.toString()))}${hash}`, location.href),
    );
  });
  addEventListener("popstate", () => void show(readView(location.search)));

  draw({ origin: location.origin });
  followChanges(`/api/v1/events/${event}/live`, {
    onChange(revision) {
      draw({ live: { kind: "live" } });
      if (revision !== props.state.revision)
        void show(props.view, Math.max(PAGE_SIZE, props.state.utterances.length));
    },
    onLive: () => draw({ live: { kind: "live" } }),
    onOffline: () => draw({ live: { kind: "offline", since: clock() } }),
    onAway: () => draw({ live: { kind: "away", since: clock() } }),
  });
}

/** What the map shows. */
function placesIn({ report }: EventState) {
  return [
    report.period,
    report.sure,
    report.countries.map(({ country, n, position }) => [country, n, position]),
  ];
}
