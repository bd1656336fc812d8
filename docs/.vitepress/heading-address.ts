/** The address that a heading has on its page, as GitHub and npm make it, so that links hold there too. */
export function headingAddress(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}
