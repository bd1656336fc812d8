import { AddPage } from "./add-page.tsx";
import { ComparePage } from "./compare-page.tsx";
import { CountryPage } from "./country-page.tsx";
import { EventPage } from "./event-page.tsx";
import { EventsPage } from "./events-page.tsx";
import { ProblemPage, SignInPage } from "./plain-pages.tsx";
import { ReviewPage } from "./review-page.tsx";
import { StatementPage } from "./statement-page.tsx";
import type { PageState } from "./state.ts";
import { readView } from "./view.ts";

/** Any page as the server draws it; `map` is that of an event. */
export function Page({ page, map = "" }: { page: PageState; map?: string }) {
  switch (page.page) {
    case "events":
      return <EventsPage {...page} live={{ kind: "drawn" }} />;
    case "event":
      return (
        <EventPage
          {...page}
          view={readView(page.search)}
          map={map}
          origin=""
          live={{ kind: "drawn" }}
          loading={false}
        />
      );
    case "statement":
      return <StatementPage {...page} />;
    case "compare":
      return <ComparePage {...page} />;
    case "country":
      return <CountryPage {...page} />;
    case "review":
      return <ReviewPage {...page} />;
    case "add":
      return <AddPage {...page} />;
    case "sign-in":
      return <SignInPage {...page} />;
    case "problem":
      return <ProblemPage {...page} />;
  }
}

/** What stands in the title of the window. */
export function titleOf(page: PageState): string {
  switch (page.page) {
    case "events":
      return "Events · Readout";
    case "event":
      return `${page.state.report.title} · Readout`;
    case "statement":
      return `Statement on ${page.title} · Readout`;
    case "compare":
      return "Two events · Readout";
    case "country":
      return `${page.name} · Readout`;
    case "review":
      return `Review of ${page.title} · Readout`;
    case "add":
      return "Add an article · Readout";
    case "sign-in":
      return "Sign in · Readout";
    case "problem":
      return `${page.title} · Readout`;
  }
}
