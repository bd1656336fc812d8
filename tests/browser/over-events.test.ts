import { expect, test } from "vitest";
import { ROWS, serveFresh } from "../http/serving.ts";
import { look, useBrowser } from "./looking.ts";

useBrowser();

const SECOND = [
  {
    id: "b1",
    event: "pact",
    eventTitle: "The pact",
    text: "We condemn the pact.",
    speaker: "a White House spokesman",
    publishedAt: "2024-01-02",
  },
  {
    id: "b2",
    event: "pact",
    text: "We condemn the pact, it is a betrayal.",
    speaker: "the French foreign minister",
    publishedAt: "2024-01-02",
  },
];

test("two events stand side by side, and who took another stance comes first", async () => {
  const { url, count } = await serveFresh();
  await count([...ROWS, ...SECOND]);
  const { page, trespasses } = await look(`${url}/compare`);
  await page.getByRole("combobox", { name: "Event" }).selectOption("summit");
  await page.getByRole("combobox", { name: "beside" }).selectOption("pact");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("heading", { name: "Countries that spoke about both" }).waitFor();
  const rows = await page
    .getByRole("region", { name: "Countries" })
    .locator("tbody tr")
    .allInnerTexts();
  expect(rows.map((row) => row.split(/\s*\n\s*|\t/)[0])).toEqual(["United States", "France"]);
  expect(rows[0]).toMatch(/welcoming.*hostile/s);
  expect(trespasses).toEqual([]);
});

test("a country's reactions stand one event after the other, and lead to its statements", async () => {
  const { url, count } = await serveFresh();
  await count([...ROWS, ...SECOND]);
  const { page, trespasses } = await look(`${url}/countries/fr`);
  const events = page.getByRole("region", { name: "Events" }).locator("tbody tr");
  expect(await events.locator("th").allInnerTexts()).toEqual(["The pact", "The summit"]);
  await page.getByRole("link", { name: "The summit" }).click();
  await page.getByText("1 statement like that.").waitFor();
  expect(new URL(page.url()).search).toBe("?country=FR");
  await page.goto(`${url}/countries/zz`);
  await page.getByText("It has not spoken about any event here.").waitFor();
  expect(trespasses).toEqual([]);
});
