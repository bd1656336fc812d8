import { reportApi, statementsApi, type View } from "./view.ts";

const FORMS = [
  ["csv", "CSV"],
  ["json", "JSON"],
  ["md", "Markdown"],
  ["html", "HTML, one file"],
  ["table", "Text"],
] as const;

/** What can be taken away of this view, and how a program asks for it. */
export function Exports({ event, view, origin }: { event: string; view: View; origin: string }) {
  const curl = `curl '${origin}${statementsApi(event, view)}'`;
  return (
    <section>
      <h2>Take away</h2>
      <p>
        The report as{" "}
        {FORMS.map(([format, name], at) => (
          <>
            {at === 0 ? "" : " · "}
            <a href={reportApi(event, view, { format })}>{name}</a>
          </>
        ))}
      </p>
      <p>
        These statements over HTTP: <code class="curl">{curl}</code>{" "}
        {origin === "" ? null : (
          <button type="button" data-copy={curl}>
            Copy
          </button>
        )}
      </p>
    </section>
  );
}
