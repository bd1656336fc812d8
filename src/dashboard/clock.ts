/** The time of day, as the browser's reader writes it. */
export function clock(): string {
  return new Date().toLocaleTimeString();
}
