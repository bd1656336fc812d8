const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** The number of a month by its English name or an abbreviation of it ("Apr", "Sept."); undefined for other words. */
export function monthNumber(name: string): number | undefined {
  const word = name.toLowerCase().replace(/\.$/, "");
  const month = MONTHS.findIndex(
    (whole) => whole === word || (word.length >= 3 && word.length <= 4 && whole.startsWith(word)),
  );
  return month === -1 ? undefined : month + 1;
}
