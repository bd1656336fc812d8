import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePublished } from "../../src/statement/published.ts";
import { DATE_FORMATS, readWrittenDate, UNCLEAR } from "../../src/statement/written-date.ts";

test.each<[written: string, iso: string]>([
  ["2023-04-26", "2023-04-26"],
  ["2023-04-26 23:30", "2023-04-26 23:30"],
  ["2023-4-6", "2023-04-06"],
  ["2023/04/26", "2023-04-26"],
  ["2023.4.26", "2023-04-26"],
  ["20230426", "2023-04-26"],
  ["20230426T101500Z", "2023-04-26T10:15:00Z"],
  ["April 26, 2023", "2023-04-26"],
  ["april 26 2023", "2023-04-26"],
  ["Apr. 26th, 2023", "2023-04-26"],
  ["Sept. 9, 2023", "2023-09-09"],
  ["26 April 2023", "2023-04-26"],
  ["26 Apr 2023", "2023-04-26"],
  ["26-Apr-2023", "2023-04-26"],
  ["1st of May 2023", "2023-05-01"],
  ["Wednesday, 26 April 2023", "2023-04-26"],
  ["  26  April\t2023 ", "2023-04-26"],
  ["Wed, 26 Apr 2023 10:00:00 GMT", "2023-04-26T10:00:00Z"],
  ["Wed, 26 Apr 2023 10:00:00 -0400", "2023-04-26T10:00:00-0400"],
  ["April 26, 2023 at 5:14 p.m. EDT", "2023-04-26T17:14-04:00"],
  ["2 March 2026, 12:05 am", "2026-03-02T00:05"],
  ["2023/04/26 9:30", "2023-04-26T09:30"],
])("%s is %s, in a form that is taken again", (written, iso) => {
  expect(readWrittenDate(written)).toBe(iso);
  expect(parsePublished(iso)).not.toBeNull();
  expect(readWrittenDate(iso)).toBe(iso);
});

test.each([
  ["26/04/2023", "d/m/y", "2023-04-26"],
  ["04/26/2023", "m/d/y", "2023-04-26"],
  ["3.5.2023", "d.m.y", "2023-05-03"],
  ["03-05-2023 14:30", "d-m-y", "2023-05-03T14:30"],
  ["03-05-2023", "m-d-y", "2023-03-05"],
] as const)("%s is no date until its order is said to be %s", (written, format, iso) => {
  expect(readWrittenDate(written)).toBe(UNCLEAR);
  expect(readWrittenDate(written, format)).toBe(iso);
  expect(readWrittenDate(iso, format)).toBe(iso);
});

test.each([
  "yesterday",
  "31 April 2023",
  "February 29, 2023",
  "2023-13-01",
  "2023-02-30",
  "26 Avril 2023",
  "1682467200",
  "26/4/23",
  "April 2023",
  "26 April 2023 25:00",
  "26 April 2023 13:00 pm",
  "26 April 20231",
  "",
])("%j is no date", (written) => {
  for (const format of [undefined, ...DATE_FORMATS])
    expect(readWrittenDate(written, format)).toBeNull();
});

test("31/02/2023 is no date in any order", () => {
  for (const format of ["d/m/y", "m/d/y"] as const)
    expect(readWrittenDate("31/02/2023", format)).toBeNull();
});

test("whatever is written, a date that is read is one that counting takes", () => {
  const digits = fc.integer({ min: 0, max: 99 }).map(String);
  const words = fc.constantFrom(
    "May",
    "Sept.",
    "-",
    "/",
    ".",
    " ",
    ", ",
    "T",
    ":",
    "2023",
    "pm",
    "Z",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(digits, words), { maxLength: 12 }),
      fc.option(fc.constantFrom(...DATE_FORMATS), { nil: undefined }),
      (parts, format) => {
        const read = readWrittenDate(parts.join(""), format);
        if (typeof read === "string") expect(parsePublished(read)).not.toBeNull();
      },
    ),
    { numRuns: 2_000 },
  );
});
