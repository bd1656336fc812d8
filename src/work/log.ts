import { type DestinationStream, type Logger, pino } from "pino";
import pretty from "pino-pretty";

export type { Logger };

/** What must never stand in a log: secrets, and the arguments of commands, which may be those or statements. */
const HIDDEN = ["password", "username", "redis", "sentinelPassword"].flatMap((name) => [
  name,
  `*.${name}`,
]);
const ARGUMENTS = ["err", "err.cause", "err.lastNodeError"].map((error) => `${error}.command.args`);

/** The log of a worker process on standard error: JSON lines, readable ones on a terminal. */
export function openLog(name: string, level: string): Logger {
  const terminal = process.stderr.isTTY;
  const destination: DestinationStream = terminal
    ? pretty({ destination: 2, sync: true })
    : pino.destination({ dest: 2, sync: true });
  return pino({ name, level, redact: [...HIDDEN, ...ARGUMENTS] }, destination);
}

/** Passes a message on at most once a second; a fault that repeats itself must not flood the log. */
export function limitRepeats(report: (error: Error) => void): (error: Error) => void {
  const last = new Map<string, number>();
  return (error) => {
    const now = performance.now();
    if (now - (last.get(error.message) ?? -Infinity) < 1_000) return;
    if (last.size > 1_000) last.clear();
    last.set(error.message, now);
    report(error);
  };
}
