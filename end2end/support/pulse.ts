// A pulse: planned, answered, checked.

import { expect, type Page } from "@playwright/test";
import { at, daysAfter } from "./clock.ts";
import type { Person } from "./person.ts";

export interface Pulse {
  /** Of the ballot page. */
  readonly path: string;
  readonly closesAt: Date;
}

/** The lead plans a pulse that opens at once and closes tomorrow evening, with so many people who answer on paper. */
export async function planPulse(lead: Person, team: string, slips = 0): Promise<Pulse> {
  const { page } = lead;
  await page.goto(`${team}/pulse`);
  const opens = await page.getByLabel("Opens on").inputValue();
  const closes = daysAfter(opens, 1);
  await page.getByLabel("Closes on").fill(closes);
  await page.getByLabel("People who answer on paper").fill(String(slips));
  await page.getByRole("button", { name: "Plan the pulse" }).click();
  await expect(page.getByText("The pulse is planned")).toBeVisible();
  const path = await page.getByRole("link", { name: "Answer the pulse" }).getAttribute("href");
  return { path: path ?? "", closesAt: at(closes, "20:00", "Europe/London") };
}

/** Chooses answers, 1 to 5 from the left and 0 for skipping, in the order of the questions. */
export async function choose(person: Person, answers: readonly number[]): Promise<void> {
  const items = person.page.locator("fieldset.item");
  await expect(items).toHaveCount(answers.length);
  for (const [at, answer] of answers.entries()) {
    const item = items.nth(at);
    await item.locator(answer === 0 ? "label.skip-item" : ".scale label").nth(Math.max(0, answer - 1)).click();
  }
}

/** Puts what is chosen into the box and returns the receipt. */
export async function putIntoBox(person: Person, button = "Send my answers"): Promise<string> {
  await person.press(button);
  await expect(person.page.getByRole("heading", { name: "Your answers are sent" })).toBeVisible();
  return (await person.page.locator(".receipt .fingerprint").textContent())?.replaceAll(/\s/g, "") ?? "";
}

/** Answers the pulse from somebody's own browser; returns the receipt. */
export async function answer(person: Person, pulse: Pulse, answers: readonly number[]): Promise<string> {
  await person.goto(pulse.path);
  await choose(person, answers);
  return putIntoBox(person);
}

/** The lead makes a sheet of slips and is on its page; returns the codes as they are printed. */
export async function printSheet(lead: Person, team: string, slips: number): Promise<string[]> {
  const { page } = lead;
  await page.goto(`${team}/slips`);
  await page.getByLabel("Slips on this sheet").fill(String(slips));
  await page.getByRole("button", { name: "Make a sheet" }).click();
  await expect(page.getByText("The sheet is ready to print")).toBeVisible();
  return page.locator(".slip .fingerprint").allTextContents();
}

/** Without JavaScript nothing stands there that looks as if it could be filled in or sent. */
export async function hasNoForm(page: Page): Promise<void> {
  await expect(page.locator("fieldset.item").first()).toBeAttached();
  await expect(page.locator("main").locator("fieldset, input, textarea, button").filter({ visible: true })).toHaveCount(0);
}

/** Everything this browser keeps in its storage for the server. */
export async function storedHere(person: Person): Promise<string[]> {
  return person.page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
}
