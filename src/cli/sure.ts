import { SURE_FROM, SURE_LIMITS } from "../counting/sureness.ts";
import { UsageError } from "../errors.ts";
import { textOption } from "./command.ts";

/** The option that says from which confidence on a stance is sure. */
export const SURE_OPTION = { sure: { type: "string" } } as const;

const LIMITS = `${SURE_LIMITS[0].toFixed(2)} to ${SURE_LIMITS.at(-1)} in steps of 0.05`;

export const SURE_HELP = `--sure N       a stance is sure from this confidence on, ${LIMITS} (${SURE_FROM})`;

/** The confidence asked for by `--sure`. Throws UsageError for one that counts are not divided at. */
export function readSure(values: Parameters<typeof textOption>[0]): number {
  const asked = textOption(values, "sure");
  if (asked === undefined) return SURE_FROM;
  const limit = SURE_LIMITS.find((known) => known === Number(asked));
  if (limit === undefined)
    throw new UsageError(`--sure ${asked} can't be asked for; use ${LIMITS}`);
  return limit;
}
