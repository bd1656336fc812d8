import { expect, test } from "vitest";
import { countryName, readBodies, readCountries } from "../../src/lexicons/country-names.ts";

test.each([
  ["US", "United States"],
  ["XK", "Kosovo"],
  ["GW", "Guinea-Bissau"],
  ["EU", "European Union"],
  ["AFU", "African Union"],
  ["ARAB", "Arab League"],
  ["QQ", "QQ"],
])("%s is called %s", (code, name) => {
  expect(countryName(code)).toBe(name);
});

test("every code that the platform knows as a country has a row", () => {
  const codes = new Set(readCountries().map((row) => row.code));
  const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  // Regions of the platform's list that are no ISO 3166-1 countries, or are no more.
  const others = new Set(
    "AC AN BU CP CQ CS DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UK UN VD WK XA XB YD YU ZR ZZ".split(
      " ",
    ),
  );
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const missing = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => regions.of(code) && !others.has(code) && !codes.has(code));
  expect(missing).toEqual([]);
});

test("no code stands for two", () => {
  const codes = [...readCountries(), ...readBodies()].map((row) => row.code);
  expect(new Set(codes).size).toBe(codes.length);
});
