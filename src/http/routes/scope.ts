import type { z } from "zod";
import type { Period, UtteranceFilter } from "../../counting/snapshot.ts";
import { SURE_FROM } from "../../counting/sureness.ts";
import { InvalidInputError } from "../../errors.ts";
import type { FILTERS, ReportQuery } from "../shapes/queries.ts";

type Asked = z.infer<typeof ReportQuery>;
type Filters = z.infer<z.ZodObject<typeof FILTERS>>;

/** The days that are asked for. Throws INVALID_INPUT where they end before they begin. */
export function periodOf({ since, until }: Pick<Asked, "since" | "until">): Period {
  if (since !== undefined && until !== undefined && since > until) {
    throw new InvalidInputError([{ field: "since", message: `lies after until, ${until}` }]);
  }
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}

/** Which stances are sure, and whether they alone count. */
export function surenessOf(query: Pick<Asked, "sure" | "only-sure">) {
  return { from: query.sure ?? SURE_FROM, only: query["only-sure"] === true };
}

/** The filter that is asked for. */
export function filterOf(
  query: Filters & Pick<Asked, "since" | "until" | "sure">,
): UtteranceFilter {
  const { country, stance, role, outlet, search, unsure, background } = query;
  return {
    ...(country !== undefined && {
      country: country === "none" ? null : country.toUpperCase(),
    }),
    stance,
    role,
    // A field of a form that was left empty.
    ...(outlet !== undefined && outlet.trim() !== "" && { outlet: outlet.trim() }),
    ...(search !== undefined && search.trim() !== "" && { search: search.trim() }),
    ...(unsure === true && { unsureUnder: query.sure ?? SURE_FROM }),
    background: background === true,
    period: periodOf(query),
  };
}
