import { ROLES, STANCES } from "../statement/tags.ts";
import { terminalText } from "../reporting/hostile-text.ts";
import type { Report } from "../reporting/report.ts";
import { COUNTED, countedView, eventAddress, LISTED, type View } from "./view.ts";

/** Which statements are listed; all of it stands in the address of the page. */
export function Filters({ view, report }: { view: View; report: Report }) {
  const countries = report.countries.filter(({ n }) => n > 0);
  const filtered = LISTED.some((name) => view[name]);
  return (
    <form
      class="filters"
      method="get"
      action="#statements"
      data-view
      role="search"
      aria-label="Statements"
    >
      <label>
        Country{" "}
        <select name="country" value={view.country?.toUpperCase() ?? ""}>
          <option value="">all</option>
          {countries.map(({ country, name, n }) => (
            <option value={country ?? "NONE"}>
              {terminalText(name)} ({n})
            </option>
          ))}
        </select>
      </label>
      <Choice name="stance" label="Stance" values={STANCES} view={view} />
      <Choice name="role" label="Role" values={ROLES} view={view} />
      <label>
        Outlet <input name="outlet" value={view.outlet ?? ""} size={12} />
      </label>
      <label>
        Words <input type="search" name="search" value={view.search ?? ""} size={14} />
      </label>
      <label class="check">
        <input type="checkbox" name="unsure" value="true" checked={view.unsure === "true"} />
        Unsure ones
      </label>
      {COUNTED.filter((name) => view[name]).map((name) => (
        <input type="hidden" name={name} value={view[name]} />
      ))}
      <button>Show</button>
      {filtered ? (
        <a data-view href={`${eventAddress(report.event, countedView(view))}#statements`}>
          Show all
        </a>
      ) : null}
    </form>
  );
}

type ChoiceProps = {
  name: "stance" | "role";
  label: string;
  values: readonly string[];
  view: View;
};

function Choice({ name, label, values, view }: ChoiceProps) {
  return (
    <label>
      {label}{" "}
      <select name={name} value={view[name] ?? ""}>
        <option value="">all</option>
        {values.map((value) => (
          <option value={value}>{value}</option>
        ))}
      </select>
    </label>
  );
}
