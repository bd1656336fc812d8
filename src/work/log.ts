import { type DestinationStream, type Logger, pino, stdSerializers } from "pino";
import pretty from "pino-pretty";
import type { RedisAddress } from "../redis/address.ts";
import { hideSecrets, withoutPasswords } from "../redis/hide-secrets.ts";
import { jsonText } from "../reporting/hostile-text.ts";

export type { Logger };

/** Fields that must never stand in a log, whatever their value. */
const HIDDEN = ["password", "username", "sentinelPassword"].flatMap((name) => [name, `*.${name}`]);

/**
 * The log of a worker process on standard error: JSON lines, readable ones on a terminal. It shows no user or
 * password of this address, and nothing that a terminal would obey.
 */
export function openLog(name: string, level: string, address: RedisAddress): Logger {
  const terminal = process.stderr.isTTY;
  const lines: DestinationStream = terminal
    ? pretty({ destination: 2, sync: true })
    : pino.destination({ dest: 2, sync: true });
  const err = (error: Error) => {
    hideSecrets(error, address);
    return stdSerializers.err(error);
  };
  const write = (line: string) => {
    lines.write(`${jsonText(withoutPasswords(line.trimEnd(), address))}\n`);
  };
  return pino({ name, level, redact: HIDDEN, serializers: { err } }, { write });
}

/** Sends the warnings of libraries through the log: they quote names that a server gives itself. */
export function catchWarnings(log: Logger): void {
  console.warn = (...words: unknown[]) => log.warn(words.map(String).join(" "));
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
