import { expect, test } from "vitest";
import { shortCountryName } from "../../src/lexicons/country-names.ts";
import { renderForm } from "../../src/render-form.ts";
import { reportOf } from "../reporting/hostile-reports.ts";
import { PAYLOADS } from "../reporting/payloads.ts";
import { look, useBrowser } from "./looking.ts";

useBrowser();

const screen = { opensWith: () => null, width: 80, color: false, shortName: shortCountryName };

test("an SVG picture opened as a page runs nothing and loads nothing, whatever stands in its texts", async () => {
  const reports = PAYLOADS.map((payload) => reportOf(payload));
  const svg = String(await renderForm(reports, { ...screen, format: "svg" }));
  const { page, trespasses } = await look(
    `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`,
  );
  expect(await page.evaluate("window.hacked ?? null")).toBe(null);
  expect(await page.evaluate("document.documentElement.localName")).toBe("svg");
  expect(await page.locator("text").count()).toBeGreaterThan(PAYLOADS.length);
  expect(trespasses).toEqual([]);
});
