import type { Readout } from "../../src/readout.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { makeStatements } from "../stage/made-statements.ts";

/** The queue is kept this long, so that every worker always has a chunk. */
const CHUNKS_WAITING = 20;

/** Statements that never end: `fill` sends some when the queue has few. */
export type Supply = { sent: Statement[]; fill(): Promise<void> };

export function openSupply(readout: Readout, seed: number): Supply {
  const made = makeStatements(Infinity, seed)[Symbol.iterator]();
  const sent: Statement[] = [];
  return {
    sent,
    async fill() {
      const { queue } = await readout.doctor();
      if (queue.waiting >= CHUNKS_WAITING) return;
      const statements = Array.from({ length: 250 * CHUNKS_WAITING }, () => made.next().value!);
      sent.push(...statements);
      await readout.enqueue(statements);
    },
  };
}
