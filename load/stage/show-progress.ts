/** Shows how far a load command has come, in one line on a terminal. */
export function showProgress(message: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${message}`);
}
