import { terminalText } from "../reporting/hostile-text.ts";
import { eventAddress } from "./view.ts";

/** Of which event a page is, with the way back to it. */
export function OfEvent({ event, title }: { event: string; title: string }) {
  return (
    <p class="kicker">
      <a href={eventAddress(event)}>
        <bdi>{terminalText(title)}</bdi>
      </a>
    </p>
  );
}
