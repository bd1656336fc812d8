/** Processor time for each 100 kB of a short and of a long text of one kind. */
export type Growth = { name: string; short: number; long: number; length: number };

/** From here on, time for each 100 kB grew with the length and not by chance. */
const GROWN = 2;
/** What ends sooner can't hold up anybody, and is too short to be measured. */
const SOON_MS = 1_000;
const ROUNDS = 3;

/** Times what is read at three lengths, and leaves the longest out where the middle one took too long. */
export async function measureGrowth(
  name: string,
  read: (length: number) => () => void | Promise<void>,
  { short, long }: { short: number; long: number },
): Promise<Growth> {
  const first = read(short);
  let atShort = Infinity;
  for (let round = 0; round < ROUNDS; round += 1)
    atShort = Math.min(atShort, await millisecondsOf(first));
  let growth: Growth = { name, short: atShort * (1e5 / short), long: 0, length: short };
  for (const length of [Math.round(Math.sqrt(short * long)), long]) {
    const ms = await millisecondsOf(read(length));
    growth = { ...growth, long: ms * (1e5 / length), length };
    if (hasGrown(growth)) break;
  }
  return growth;
}

/** Whether a text of ten times the length takes far more than ten times as long. */
export function hasGrown({ short, long, length }: Growth): boolean {
  return long > GROWN * short && long * (length / 1e5) > SOON_MS;
}

/** A line of the table. */
export function growthLine({ name, short, long, length }: Growth): string {
  const cells = [(long / short).toFixed(1), short.toFixed(0), long.toFixed(0)];
  return `${cells.map((cell) => cell.padStart(8)).join("")}  ${String(length / 1e3).padStart(5)} kB  ${name}`;
}

async function millisecondsOf(run: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return Math.max(0.1, (user + system) / 1_000);
}
