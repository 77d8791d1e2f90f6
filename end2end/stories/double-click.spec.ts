// A real double click on the button of a form that makes something: it is made once, with JavaScript and without.

import { found } from "../support/found.ts";
import { expect, test } from "../support/story.ts";

test.use({ nginx: true });

for (const javaScriptEnabled of [true, false]) {
  test(`a double click schedules one circle, JavaScript ${javaScriptEnabled ? "on" : "off"} @once`, async ({ arrive }) => {
    const admin = await arrive("Ada Fenwick");
    const lead = await arrive("Lena Moss", { javaScriptEnabled });
    const team = await found(admin, [[lead, "lead"]]);
    const { page } = lead;
    await page.goto(`${team}/circles/new`);
    const day = page.getByLabel("First date");
    await page.getByLabel("What do you call it?").fill("Thursday circle");
    await page.getByText("Every week", { exact: true }).click();
    await day.fill((await day.getAttribute("min")) ?? "");
    await page.getByLabel("Time", { exact: true }).fill("14:00");
    await page.getByRole("button", { name: "Schedule the circle" }).dblclick();
    await expect(page.getByText("The circle is scheduled")).toBeVisible();
    const sessions = await page.locator("a.row-link").allTextContents();
    expect(sessions.length).toBeGreaterThan(1);
    expect(new Set(sessions).size, sessions.join(" | ")).toBe(sessions.length);
  });
}
