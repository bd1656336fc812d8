import { readCredit } from "./credit.ts";
import type { Sheet } from "./sheet.ts";

/** "@handle: Theft is theft.": a post is its account's. */
export function readPosts(sheet: Sheet): void {
  for (const [i, { piece, form }] of sheet.rows.entries()) {
    const { label } = piece;
    if (form || !label?.text.startsWith("@")) continue;
    const credit = readCredit(label, sheet.article);
    if (credit) sheet.speak(i, { name: "post", phrase: credit.phrase });
  }
}
