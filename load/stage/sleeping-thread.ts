// The module of a thread that waits, or works, for so many milliseconds.

export function ready(): void {}

/** Takes no processor time, as a thread whose turn does not come on a busy machine. */
export function sleep(milliseconds: number): string {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  return "slept";
}

/** Takes processor time. */
export function work(milliseconds: number): string {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
  return "worked";
}
