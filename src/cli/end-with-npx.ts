const LOOK_EVERY_MS = 250;

/**
 * Ends this process as SIGTERM does once the shell is gone that npx started it in. npx passes a signal on to that shell,
 * which ends of it and tells nobody, so that a worker would go on for ever. Does nothing where npx did not start it.
 */
export function endWithNpx(env: NodeJS.ProcessEnv): void {
  if (env.npm_lifecycle_event !== "npx") return;
  const { ppid: shell } = process;
  const timer = setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, "SIGTERM");
  }, LOOK_EVERY_MS).unref();
  // Where everybody is told at once, the shell's end must not look like a second signal, which ends us in mid-chunk.
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      clearInterval(timer);
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}
