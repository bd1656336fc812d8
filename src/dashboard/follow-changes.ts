/** Hears what becomes of what a page shows, and of the way to the server. */
export type ChangeListener = {
  onChange(revision: string): unknown;
  onLive(): void;
  onOffline(): void;
  onAway(): void;
};

/** Follows the changes that a stream tells; the browser connects again by itself after an outage. */
export function followChanges(stream: string, listener: ChangeListener): void {
  const source = new EventSource(stream);
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
