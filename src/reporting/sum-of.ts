/** The sum of a figure over some rows. */
export function sumOf<Row>(rows: readonly Row[], figure: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + figure(row), 0);
}

/** How many utterances some cells hold. */
export function utterancesIn(cells: readonly { utterances: number }[]): number {
  return sumOf(cells, ({ utterances }) => utterances);
}
