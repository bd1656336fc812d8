import { commandReference } from "./commands.ts";
import { httpReference } from "./http.ts";
import { libraryReference } from "./library.ts";

/** The pages that are made of the program, whole: by their paths in the repository. */
export async function referencePages(): Promise<Map<string, string>> {
  return new Map([
    ["docs/reference/commands.md", await commandReference()],
    ["docs/reference/http.md", httpReference()],
    ["docs/reference/library.md", libraryReference()],
  ]);
}
