import { expect, test } from "vitest";
import { ROWS, serveFresh } from "../http/serving.ts";
import { findBarriers, look, untilLive, useBrowser } from "./looking.ts";

useBrowser();

test("a correction moves the figures of another page without loading it anew, and is undone", async () => {
  const { url, count } = await serveFresh();
  await count(ROWS);
  const { page: watching } = await look(`${url}/events/summit`);
  await untilLive(watching);
  await watching.evaluate("window.stayed = true");
  const hostile = watching
    .locator("table.stances tr", { hasText: "hostile" })
    .locator("td.number")
    .first();
  expect((await hostile.textContent())?.trim()).toBe("1");

  const { page, trespasses } = await look(`${url}/events/summit?country=US`);
  await page.getByRole("link", { name: "evidence and mentions" }).click();
  await page.getByRole("combobox", { name: "Stance" }).selectOption("hostile");
  await page.getByRole("textbox", { name: "Your name" }).fill("Bo Ek");
  await page.getByRole("textbox", { name: "Why" }).fill("it is irony");
  await page.getByRole("button", { name: "Correct" }).click();
  await page.getByText("It counts now.").waitFor();
  await page.getByText("stance: hostile (it is irony)").waitFor();
  await expect
    .poll(async () => (await hostile.textContent())?.trim(), { timeout: 60_000 })
    .toBe("2");

  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("taken back", { exact: true }).waitFor();
  await expect
    .poll(async () => (await hostile.textContent())?.trim(), { timeout: 60_000 })
    .toBe("1");
  expect(await watching.evaluate("window.stayed")).toBe(true);
  expect(trespasses).toEqual([]);
});

test("fifty statements are judged with a key each, and the last one is taken back", async () => {
  const { url, count, readout } = await serveFresh();
  const rows = Array.from({ length: 50 }, (_, i) => ({
    id: `m${i}`,
    event: "summit",
    text: `The talks took place as planned, said the ${i}th of them.`,
  }));
  await count(rows);
  const { page, trespasses } = await look(`${url}/events/summit/review`);
  await page.getByText("1 of 50").waitFor();
  await page.getByRole("textbox", { name: "Your name" }).focus();
  await page.keyboard.type("Bo Ek");
  await page.keyboard.press("Tab");
  for (let i = 1; i <= 50; i += 1) {
    await page.keyboard.press("3");
    await page.getByText(`${i}: hostile.`, { exact: true }).waitFor();
  }
  await page.getByText("That was the last one.").waitFor();
  expect((await readout.report("summit")).stance.hostile.n).toBe(50);
  await page.keyboard.press("u");
  await page.getByText("50: taken back.").waitFor();
  await page.getByText("50 of 50").waitFor();
  expect((await readout.report("summit")).stance.hostile.n).toBe(49);
  expect(await findBarriers(page)).toEqual([]);
  expect(trespasses).toEqual([]);
});
