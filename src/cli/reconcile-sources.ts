import type { Source } from "../input/sources.ts";
import { MENTION_STATES, type Reconciler } from "../queue/reconcile.ts";
import type { Readout } from "../readout.ts";
import { readStatements } from "../run/work-load.ts";
import type { Statement } from "../statement/statement.ts";
import type { Invocation } from "./command.ts";

/** Mentions that are asked for in one round trip. */
const MENTIONS_PER_LOOK = 1_000;

/** Says where the mentions of the files are, and sends those that are nowhere, in one go through them. */
export async function reconcileSources(
  readout: Readout,
  {
    sources,
    statements,
    invocation: { terminal, values },
  }: { sources: readonly Source[]; statements: number; invocation: Invocation },
): Promise<void> {
  const counts = { counted: 0, waiting: 0, failed: 0, missing: 0 };

  async function* missing(reconciler: Reconciler) {
    let looked = 0;
    for await (const batch of inBatches(sources)) {
      const states = await reconciler.statesOf(batch);
      for (const [i, statement] of batch.entries()) {
        const state = states[i]!;
        counts[state] += 1;
        const { event, id } = statement;
        if (values.list) await terminal.write(`${JSON.stringify({ event, id, state })}\n`);
        if (state === "missing") yield { statement };
      }
      terminal.progress(`${(looked += batch.length)} of ${statements} looked for`);
    }
  }

  const { accepted } = await readout.send(missing(await readout.reconciler()));
  const figures = MENTION_STATES.map((state) => `${counts[state]} ${state}`).join(", ");
  const summary = `${statements} mentions: ${figures}; ${accepted} sent`;
  if (values.list) terminal.note(summary);
  else await terminal.write(`${summary}\n`);
}

async function* inBatches(sources: readonly Source[]): AsyncIterable<Statement[]> {
  let batch: Statement[] = [];
  for (const source of sources) {
    for await (const { statement } of readStatements(source)) {
      batch.push(statement);
      if (batch.length < MENTIONS_PER_LOOK) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
