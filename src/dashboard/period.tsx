import type { Report } from "../reporting/report.ts";
import { LISTED, type View } from "./view.ts";

/** The days and the sureness that count. */
export function Period({ view, report }: { view: View; report: Report }) {
  const days = report.timeline.map(({ date }) => date).filter((date) => date !== null);
  const kept = LISTED.filter((name) => view[name]);
  return (
    <form class="filters" method="get" data-view aria-label="What is counted">
      <label>
        Since <input type="date" name="since" value={view.since ?? ""} min={days[0]} />
      </label>
      <label>
        Until <input type="date" name="until" value={view.until ?? ""} />
      </label>
      <label class="check">
        <input
          type="checkbox"
          name="only-sure"
          value="true"
          checked={view["only-sure"] === "true"}
        />
        Only sure stances
      </label>
      {kept.map((name) => (
        <input type="hidden" name={name} value={view[name]} />
      ))}
      <button>Count</button>
    </form>
  );
}
