// The library of formats: read, previewed, printed, copied, mistyped, mended as a text and field by field,
// shared, planned with.

import { checkPage } from "../support/checks.ts";
import { found } from "../support/found.ts";
import { sheets } from "../support/paper.ts";
import type { Person } from "../support/person.ts";
import { scheduleWeekly } from "../support/schedule.ts";
import { expect, test } from "../support/story.ts";

test.use({ nginx: true });

/** Every format's page, in both languages, is one sheet. */
async function printEach({ page }: Person, team: string): Promise<void> {
  await page.goto(`${team}/formats`);
  const cards = page.locator(".card a");
  const paths = await cards.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  for (const [language, other] of [
    ["en", "Français"],
    ["fr", "English"],
  ] as const) {
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    for (const path of paths) {
      await page.goto(path);
      expect.soft(await sheets(page), `${path} on paper, ${language}`).toBe(1);
    }
    await page.getByRole("button", { name: other }).click();
  }
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
}

test("the library: read, preview, print, copy, mistype, mend, share, plan @once", async ({ arrive }) => {
  test.setTimeout(240_000);
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  const member = await arrive("Mina Hale");
  const team = await found(admin, [
    [lead, "lead"],
    [member, "member"],
  ]);
  await member.goto(`${team}/formats`);
  await expect(member.page.locator(".card")).toHaveCount(12);
  await checkPage(member.page);
  await member.follow("Case circle");
  await checkPage(member.page);
  await expect(member.page.getByText("The presenter sits back and has no turn")).toBeVisible();
  await expect(member.page.getByRole("button", { name: "Make a copy" })).toHaveCount(0);
  const before = await member.page.locator(".stages").textContent();
  await member.fill("Minutes", "90");
  await member.press("Show these minutes");
  await expect(member.page.locator(".stages")).not.toHaveText(before ?? "");
  await test.step("each on one sheet", () => printEach(member, team));

  await lead.goto(`${team}/formats/appreciation`);
  await lead.press("Make a copy");
  await expect(lead.page.getByLabel("Name (English)").first()).toHaveValue("Our Appreciation round");
  await checkPage(lead.page);
  await lead.follow("Change it as a text instead");
  const text = lead.page.getByLabel("The format", { exact: true });
  const good = await text.inputValue();
  await checkPage(lead.page);
  const bad = good.replace("minutes = 6", "minutes = 600");
  await text.fill(bad);
  await lead.press("Save the format");
  await expect(lead.page.getByRole("alert")).toContainText(/Line \d+, stage\.minutes: this must be between 1 and 120/);
  await expect(text).toHaveValue(bad);
  await checkPage(lead.page);
  await text.fill(good.replace("minutes = 6", "minutes = 7"));
  await lead.press("Save the format");
  await expect(lead.page.getByText("The format is saved, and in use")).toBeVisible();
  await test.step("field by field: a mistake beside its field, a stage more", async () => {
    await lead.follow("Change this format");
    const minutes = lead.page.getByLabel("Minutes in all").first();
    await minutes.fill("an hour");
    await lead.press("Save the format");
    await expect(lead.page.getByRole("alert")).toContainText("A number belongs here");
    await expect(minutes).toHaveValue("an hour");
    await checkPage(lead.page);
    await minutes.fill("12");
    await lead.press("Save, and add a stage before the close");
    const added = lead.page.locator("details", { hasText: "4. A stage without a name" });
    await expect(added).toHaveAttribute("open", "");
    await checkPage(lead.page);
    await added.getByLabel("Name (English)").fill("A breath");
    await added.getByLabel("Name (Français)").fill("Un souffle");
    await added.getByLabel("What to do in it (English)").fill("Breathe together, three times.");
    await added.getByLabel("What to do in it (Français)").fill("Respirez ensemble, trois fois.");
    await lead.press("Save the format");
    await expect(lead.page.getByText("The format is saved, and in use")).toBeVisible();
    await expect(lead.page.locator(".stages")).toContainText("A breath");
  });
  await lead.press("Share it with the organisation");
  await expect(lead.page.getByText("Every team of the organisation can choose it.")).toBeVisible();
  await checkPage(lead.page);

  const planned = await scheduleWeekly(lead, team, "Thanks", "Our Appreciation round (your own)");
  await lead.goto(team);
  await lead.follow("Details");
  await lead.page.getByText("Another format for this one", { exact: true }).click();
  await lead.page.locator("#other-format").getByLabel("How do you meet?").selectOption({ label: "Hot debrief" });
  await lead.press("Change the format");
  await expect(lead.page.locator(".facts")).toContainText("Hot debrief");
  expect(planned.title).toBe("Thanks");
});
