/** What of an event is looked at: the days and sureness that count, and which statements are listed. */
export type View = {
  since?: string;
  until?: string;
  "only-sure"?: string;
  country?: string;
  stance?: string;
  role?: string;
  outlet?: string;
  search?: string;
  unsure?: string;
};

/** The parts of a view that change the figures, and those that only choose statements. */
export const COUNTED = ["since", "until", "only-sure"] as const;
export const LISTED = ["country", "stance", "role", "outlet", "search", "unsure"] as const;
const NAMES = [...COUNTED, ...LISTED] as const;

/** The view that stands behind the `?` of an address; what is not known there is left out. */
export function readView(search: string): View {
  const params = new URLSearchParams(search);
  const view: View = {};
  for (const name of NAMES) {
    const value = params.get(name)?.trim();
    if (value) view[name] = value;
  }
  return view;
}

/** The part of a view that figures are counted with; figures lead to statements that agree with them. */
export function countedView(view: View): View {
  return pick(view, COUNTED);
}

/** A view as it stands in an address, with its `?`; empty where nothing is asked for. */
export function viewQuery(view: View, more: Record<string, string> = {}): string {
  const params = new URLSearchParams();
  for (const name of NAMES) if (view[name]) params.set(name, view[name]);
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  const query = params.toString();
  return query === "" ? "" : `?${query}`;
}

/** The page of an event. */
export function eventAddress(event: string, view: View = {}): string {
  return `/events/${event}${viewQuery(view)}`;
}

/** The page of a statement. */
export function statementAddress(event: string, id: string): string {
  return `/events/${event}/statements/${encodeURIComponent(id)}`;
}

/** The statements of a view over HTTP; the surest ones are no filter of statements. */
export function statementsApi(
  event: string,
  view: View,
  more: Record<string, string> = {},
): string {
  const { "only-sure": _, ...listed } = view;
  return `/api/v1/events/${event}/statements${viewQuery(listed, more)}`;
}

/** The report of a view over HTTP. */
export function reportApi(event: string, view: View, more: Record<string, string> = {}): string {
  return `/api/v1/events/${event}/report${viewQuery(countedView(view), more)}`;
}

function pick(view: View, names: readonly (keyof View)[]): View {
  return Object.fromEntries(
    names.flatMap((name) => (view[name] ? [[name, view[name]]] : [])),
  ) as View;
}
