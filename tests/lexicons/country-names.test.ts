import { expect, test } from "vitest";
import {
  countryCode,
  countryName,
  readBodies,
  readCountries,
  shortCountryName,
} from "../../src/lexicons/country-names.ts";

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

test.each([
  ["us", "US"],
  ["USA", "US"],
  [" United States ", "US"],
  ["gbr", "GB"],
  ["Britain", "GB"],
  ["Kosovo", "XK"],
  ["XKX", "XK"],
  ["World Trade Organization", "WTO"],
  ["wto", "WTO"],
  ["Arab League", "ARAB"],
  ["Utopia", undefined],
  ["", undefined],
])("%j is the country %s", (asked, code) => {
  expect(countryCode(asked)).toBe(code);
});

test("every country has a code of three letters, and every name fits a narrow column", () => {
  for (const { code, name } of readCountries()) {
    expect(countryCode(name), name).toBe(code);
    expect((shortCountryName(code) ?? name).length, name).toBeLessThanOrEqual(17);
  }
  for (const { code, name } of readBodies())
    expect((shortCountryName(code) ?? name).length, name).toBeLessThanOrEqual(17);
});
