import { expect, inject, test } from "vitest";
import { EDITS } from "../../load/bench/edit-kinds.ts";
import { measureEdits } from "../../load/bench/edits.ts";

const [FEW, MANY] = [400, 1_600];

test.each(Object.entries(EDITS))(
  "what is sent again costs Redis no more where much was: %s",
  async (_, edits) => {
    const few = await measureEdits(inject("redisServer"), edits, FEW);
    const many = await measureEdits(inject("redisServer"), edits, MANY);
    // Processor time, of which a busy machine takes little away: four times as much would be a square.
    expect(many.again).toBeLessThan(few.again * 2.5);
    expect(many.reportAfter).toBeLessThan(many.reportBefore * 2 + 500);
  },
);
