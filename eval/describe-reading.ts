import type { Outcome } from "./assess.ts";
import { renderTable } from "./render-table.ts";
import type { LabelledRow } from "./rows.ts";
import { afterReading, inReviewOrder } from "./simulate-reading.ts";

const SHARES = [0.1, 0.25, 0.5];
const READERS = [0.85, 0.9, 0.95, 1];

/** What reading these rows again is worth: the order of the review beside any order, and a table by reader and share. */
export function describeReading(
  name: string,
  { rows, outcomes }: { rows: readonly LabelledRow[]; outcomes: readonly Outcome[] },
  markdown: boolean,
): string {
  const tagged = inReviewOrder(rows, outcomes);
  const figure = (right: number, share: number, order: "review" | "random") =>
    afterReading(tagged, { right, share, order });
  const unread = figure(1, 0, "review");
  const first = figure(1, 0.1, "review").macroF1 - unread.macroF1;
  const any = figure(1, 0.1, "random").macroF1 - unread.macroF1;
  const columns = SHARES.flatMap((share) =>
    (["review", "random"] as const).map((order) => ({ share, order })),
  );
  const table = [
    [
      "reader right in",
      ...columns.map(
        ({ share, order }) => `${order === "review" ? "first" : "any"} ${share * 100} %`,
      ),
    ],
    ...READERS.map((right) => [
      right.toFixed(2),
      ...columns.map(({ share, order }) => {
        const { macroF1, right: correct } = figure(right, share, order);
        return `${three(macroF1)} (${three(correct)})`;
      }),
    ]),
  ];
  return (
    `${tagged.length} ${name}, as tagged: macro-F1 ${three(unread.macroF1)} (${three(unread.right)} right). ` +
    `Correcting the first 10 % of the review moves it by ${three(first)}, any 10 % by ${three(any)}: ` +
    `${(first / any).toFixed(2)} times as much.\n\n${renderTable(table, markdown)}\n`
  );
}

function three(figure: number): string {
  return figure.toFixed(3);
}
