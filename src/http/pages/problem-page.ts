import { ReadoutError } from "../../errors.ts";
import { RequestError, statusOf, titleOf } from "../problem.ts";
import { pageResponse } from "./render-page.ts";
import { leadToSignIn } from "./sign-in.ts";

/** An error as a page; who has no token, or a wrong one, is led to where they give one. */
export function problemPage(error: unknown, request: Request): Response {
  const status = statusOf(error);
  if (status === 401) return leadToSignIn(request);
  const detail =
    error instanceof ReadoutError
      ? error.message
      : "Something went wrong here; the log of the server says what.";
  const headers = error instanceof RequestError ? error.headers : {};
  return pageResponse(
    { page: "problem", status, title: titleOf(status), detail },
    { status, headers },
  );
}
