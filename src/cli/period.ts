import type { Period } from "../counting/snapshot.ts";
import { UsageError } from "../errors.ts";
import { parsePublished } from "../statement/published.ts";
import { textOption } from "./command.ts";

/** The days asked for by `--since` and `--until`. Throws UsageError for anything that is not a day. */
export function readPeriod(values: Parameters<typeof textOption>[0]): Period {
  const since = readDay(values, "since");
  const until = readDay(values, "until");
  if (since !== undefined && until !== undefined && since > until) {
    throw new UsageError(`--since ${since} lies after --until ${until}`);
  }
  return { since, until };
}

/** A day that an option names. Throws UsageError for anything else. */
export function readDay(
  values: Parameters<typeof textOption>[0],
  name: string,
): string | undefined {
  const day = textOption(values, name);
  if (day === undefined) return undefined;
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !parsePublished(day)) {
    throw new UsageError(`--${name} ${day} is not a day; write it as 2023-04-27`);
  }
  return day;
}
