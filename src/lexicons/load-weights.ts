import { existsSync } from "node:fs";
import { OUTPUTS, type LinearModel } from "../tagging/linear-model.ts";
import { readCells } from "./table.ts";

const FILE = "weights.tsv";

/** Where the weights lie; `npm run train` writes them. */
export const WEIGHTS_URL = new URL(`./data/${FILE}`, import.meta.url);

/** The columns of the weights' file. The row "version" holds its version and no weights. */
export const WEIGHT_COLUMNS = ["feature", ...OUTPUTS] as const;

/** The learnt weights, or null where they have not been trained yet. */
export function loadWeights(): LinearModel | null {
  if (!existsSync(WEIGHTS_URL)) return null;
  const names: string[] = [];
  const weights: number[] = [];
  let version = "0";
  readCells(FILE, WEIGHT_COLUMNS, (cells) => {
    if (cells[0] === "version") version = cells[1]!;
    else {
      names.push(cells[0]!);
      for (let i = 1; i < cells.length; i += 1) weights.push(Number(cells[i]));
    }
  });
  return { version, names, weights: Int16Array.from(weights) };
}
