import type { Checked } from "../input/check-sources.ts";
import type { Sendable } from "../queue/unsent-chunks.ts";
import { MENTION_STATES, type Reconciler } from "../queue/reconcile.ts";
import type { Readout } from "../readout.ts";
import type { Invocation } from "./command.ts";

/** Says where the mentions of the files are, and sends those that are nowhere, in one go through them. */
export async function reconcileSources(
  readout: Readout,
  {
    checked: { statements, read },
    invocation: { terminal, values },
  }: { checked: Checked; invocation: Invocation },
): Promise<void> {
  const counts = { counted: 0, waiting: 0, failed: 0, missing: 0 };

  async function* missing(reconciler: Reconciler) {
    let looked = 0;
    for await (const batch of read()) {
      const nowhere: Sendable[] = [];
      const states = await reconciler.statesOf(batch);
      for (const [i, statement] of batch.entries()) {
        const state = states[i]!;
        counts[state] += 1;
        const { event, id } = statement;
        if (values.list) await terminal.write(`${JSON.stringify({ event, id, state })}\n`);
        if (state === "missing") nowhere.push({ statement });
      }
      yield nowhere;
      terminal.progress(`${(looked += batch.length)} of ${statements} looked for`);
    }
  }

  const { accepted } = await readout.send(missing(await readout.reconciler()));
  const figures = MENTION_STATES.map((state) => `${counts[state]} ${state}`).join(", ");
  const summary = `${statements} mentions: ${figures}; ${accepted} sent`;
  if (values.list) terminal.note(summary);
  else await terminal.write(`${summary}\n`);
}
