import { countOf } from "../reporting/figures.ts";
import type { Item } from "../store/items.ts";
import type { Terminal } from "./terminal.ts";

/** Says how many articles were taken, and how many statements they have. */
export async function tellTaken(terminal: Terminal, items: readonly Item[]): Promise<void> {
  const taken = items.filter(({ state }) => state === "taken");
  const statements = taken.reduce((sum, item) => sum + (item.statements ?? 0), 0);
  await terminal.write(
    `${countOf(taken.length, "article")} taken, ${countOf(statements, "statement")} accepted\n`,
  );
}
