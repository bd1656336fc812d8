/** Whether what is shown is up to date: as drawn by the server, live, away from the server, or away from Redis. */
export type LiveStatus =
  | { kind: "drawn" }
  | { kind: "live" }
  | { kind: "offline"; since: string }
  | { kind: "away"; since: string };

/** Says it where a reader sees it, and tells who listens when it changes. */
export function Live({ status }: { status: LiveStatus }) {
  return (
    <p class={`live ${status.kind}`} role="status">
      {wordsOf(status)}
    </p>
  );
}

function wordsOf(status: LiveStatus): string {
  switch (status.kind) {
    case "drawn":
      return "";
    case "live":
      return "live";
    case "offline":
      return `offline since ${status.since}: this is what was known then`;
    case "away":
      return `Redis does not answer since ${status.since}: this is what was known then`;
  }
}
