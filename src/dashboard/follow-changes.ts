/** Hears what becomes of an event, and of the way to the server. */
export type ChangeListener = {
  onChange(revision: string): void;
  onLive(): void;
  onOffline(): void;
  onAway(): void;
};

/** Follows the changes of an event; the browser connects again by itself after an outage. */
export function followChanges(event: string, listener: ChangeListener): void {
  const source = new EventSource(`/api/v1/events/${event}/live`);
  let connected = true;
  source.addEventListener("changed", ({ data }) => {
    const { revision } = JSON.parse(String(data)) as { revision: string };
    listener.onChange(revision);
  });
  source.addEventListener("away", () => listener.onAway());
  source.addEventListener("open", () => {
    connected = true;
    listener.onLive();
  });
  source.addEventListener("error", () => {
    if (!connected) return; // said already
    connected = false;
    listener.onOffline();
  });
}
