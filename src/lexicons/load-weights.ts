import { existsSync } from "node:fs";
import { OUTPUTS, type LinearModel } from "../tagging/linear-model.ts";
import { readTable } from "./table.ts";

const FILE = "weights.tsv";

/** Where the weights lie; `npm run train` writes them. */
export const WEIGHTS_URL = new URL(`./data/${FILE}`, import.meta.url);

/** The columns of the weights' file. The row "version" holds its version and no weights. */
export const WEIGHT_COLUMNS = ["feature", ...OUTPUTS] as const;

/** The learnt weights in thousandths, or null where they have not been trained yet. */
export function loadWeights(): LinearModel | null {
  if (!existsSync(WEIGHTS_URL)) return null;
  const weights = new Map<string, readonly number[]>();
  let version = "0";
  for (const row of readTable(FILE, WEIGHT_COLUMNS)) {
    if (row.feature === "version") version = row.welcoming;
    else {
      weights.set(
        row.feature,
        OUTPUTS.map((output) => Number(row[output]) / 1000),
      );
    }
  }
  return { version, weights };
}
