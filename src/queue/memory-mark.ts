import type { RedisConnection } from "../redis/connection.ts";
import { readMemory } from "../redis/memory.ts";
import type { Queues } from "./open-queues.ts";

/** Producers fill Redis up to this share of maxmemory, and leave the rest to the workers. */
const MARK = 0.8;
/**
 * By how many bytes a statement grows at most when it is counted: its tags, its utterance, its ids. The
 * statements that wait will need them, so a producer must leave them free.
 */
const GROWTH = 900;
/** How long a look at memory or queue holds while there is plenty, in milliseconds. */
export const LOOK_HOLDS_MS = 100;
const PLENTY = 0.5;

export type MemoryMark = {
  /** Takes room for statements of so many bytes. Gives what is in the way, or null if nothing is. */
  take(statements: number, bytes: number): Promise<string | null>;
};

/** The high-water mark of Redis's memory, as one producer sees it. */
export function openMemoryMark(
  redis: RedisConnection,
  queues: Pick<Queues, "statementsAhead">,
): MemoryMark {
  let look = { at: -Infinity, max: 0, used: 0, reserved: 0, fullest: 0 };

  async function lookAgain(): Promise<void> {
    const limited = (await readMemory(redis)).filter(({ max }) => max > 0);
    const ahead = limited.length > 0 ? await queues.statementsAhead() : 0;
    look = {
      at: performance.now(),
      max: sumOf(limited.map(({ max }) => max)),
      used: sumOf(limited.map(({ used }) => used)),
      reserved: ahead * GROWTH,
      // On a cluster any master may count the statements that wait, and each only has room of its own.
      fullest: Math.max(0, ...limited.map(({ used, max }) => used / max)),
    };
  }

  return {
    async take(statements, bytes) {
      const needed = bytes + statements * GROWTH;
      const plenty = look.used + look.reserved + needed < look.max * PLENTY;
      const fresh = performance.now() - look.at < LOOK_HOLDS_MS;
      if (!fresh || (look.max > 0 && !plenty)) await lookAgain();
      const { max, used, reserved, fullest } = look;
      const least = used + reserved + needed;
      if (max === 0 || (least <= max * MARK && fullest <= MARK)) {
        look.reserved += needed;
        return null;
      }
      return (
        `Redis uses ${inMegabytes(used)} of ${inMegabytes(max)} (maxmemory), and needs ` +
        `${inMegabytes(reserved)} more to count the statements that wait. With these it would use ` +
        `${Math.ceil((100 * least) / max)} %, and producers may fill ${MARK * 100} %`
      );
    },
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
