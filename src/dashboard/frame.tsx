import type { ComponentChildren } from "preact";
import type { Offers } from "./state.ts";

/** What stands around each page. */
export function Frame({ offers, status, children }: FrameProps) {
  return (
    <>
      <a class="skip" href="#content">
        To the content
      </a>
      <header class="top">
        <a class="brand" href="/">
          Readout
        </a>
        <nav aria-label="Pages">
          <a href="/">Events</a>
          {offers ? <a href="/compare">Compare</a> : null}
          {offers?.send ? <a href="/add">Add an article</a> : null}
          <a href="/api/v1/openapi.json">API</a>
        </nav>
        {status ?? null}
        {offers?.signOut ? (
          <form method="post" action="/sign-out">
            <button>Sign out</button>
          </form>
        ) : null}
      </header>
      <main id="content">{children}</main>
    </>
  );
}

type FrameProps = {
  offers?: Offers;
  status?: ComponentChildren;
  children: ComponentChildren;
};
