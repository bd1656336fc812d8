import { once } from "node:events";
import { terminalText } from "../reporting/hostile-text.ts";

/** Where a command writes: data on standard output, everything else on standard error. */
export type Terminal = {
  /** Columns of the screen; 80 where there is none. */
  width: number;
  color: boolean;
  /** Whether a person sees what is written. */
  isScreen: boolean;
  /** Writes data as it is, waiting for a slow reader. */
  write(data: string | Uint8Array): Promise<void>;
  /** Says something to the person, unless --quiet. */
  note(message: string): void;
  /** Says what is wrong, also with --quiet. */
  complain(message: string): void;
  /** Shows how far long work has come, on a terminal only. */
  progress(message: string): void;
};

const PROGRESS_EVERY_MS = 100;

export function openTerminal(env: NodeJS.ProcessEnv, quiet: boolean): Terminal {
  const { stdout, stderr } = process;
  const color = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  const showsProgress = stderr.isTTY === true && !quiet && env.TERM !== "dumb";
  let shown = 0;
  let dirty = false;
  const clear = () => {
    if (dirty) stderr.write("\r\u001b[K");
    dirty = false;
  };
  // Messages quote what stands in files, and a terminal must not obey it.
  const say = (message: string) => {
    clear();
    for (const line of message.split("\n")) stderr.write(`readout: ${terminalText(line)}\n`);
  };
  return {
    width: stdout.columns ?? 80,
    color,
    isScreen: stdout.isTTY === true,
    async write(data) {
      clear();
      if (!stdout.write(data)) await once(stdout, "drain");
    },
    note(message) {
      if (!quiet) say(message);
    },
    complain: say,
    progress(message) {
      const now = Date.now();
      if (!showsProgress || now - shown < PROGRESS_EVERY_MS) return;
      shown = now;
      dirty = true;
      stderr.write(`\r\u001b[K${terminalText(message)}`);
    },
  };
}
