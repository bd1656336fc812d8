import { Frame } from "./frame.tsx";
import type { PageState } from "./state.ts";

/** Asks for a token, where the server asks for one. */
export function SignInPage({ next, wrong }: PageState & { page: "sign-in" }) {
  return (
    <Frame>
      <h1>Sign in</h1>
      <p>
        This server asks for a token; <code>readout token make --scope read</code> makes one.
      </p>
      <form class="sign-in" method="post" action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <label>
          Token{" "}
          <input type="password" name="token" required autocomplete="current-password" size={40} />
        </label>
        <button>Sign in</button>
      </form>
      {wrong ? (
        <p class="remark" role="alert">
          That token is not known here, or has expired.
        </p>
      ) : null}
    </Frame>
  );
}

/** Says why there is no page. */
export function ProblemPage({ title, detail, status }: PageState & { page: "problem" }) {
  return (
    <Frame>
      <h1>{title}</h1>
      <p role="alert">{detail}</p>
      <p>
        {status >= 500 ? (
          <>
            <a href="">Try again</a>, or go to{" "}
          </>
        ) : (
          "Go to "
        )}
        <a href="/">the events</a>.
      </p>
    </Frame>
  );
}
