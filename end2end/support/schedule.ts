// Planning a weekly circle, and going to it.

import { expect } from "@playwright/test";
import { at } from "./clock.ts";
import type { Person } from "./person.ts";

export interface Planned {
  readonly title: string;
  readonly startsAt: Date;
}

/** The lead schedules a weekly circle on London's clock, the first one tomorrow at 14:00, and sees the dates before. */
export async function scheduleWeekly(lead: Person, team: string, title = "Thursday circle", format = "Talking-piece circle"): Promise<Planned> {
  const { page } = lead;
  await page.goto(`${team}/circles/new`);
  const day = page.getByLabel("First date");
  const date = await day.getAttribute("min");
  if (!date) throw new Error("the form does not say which day is the first that makes sense");
  await page.getByLabel("What do you call it?").fill(title);
  await page.getByLabel("How do you meet?").selectOption({ label: format });
  await page.getByText("Every week", { exact: true }).click();
  await day.fill(date);
  await page.getByLabel("Time", { exact: true }).fill("14:00");
  await page.getByLabel("Time zone").selectOption("Europe/London");
  await page.getByLabel("Where?").fill("in the quiet room");
  await page.getByRole("button", { name: "Show the dates first" }).click();
  await expect(page.getByText("It would begin like this")).toBeVisible();
  await page.getByRole("button", { name: "Schedule the circle" }).click();
  await expect(page.getByText("The circle is scheduled")).toBeVisible();
  return { title, startsAt: at(date, "14:00", "Europe/London") };
}

/** The host opens the room from the team's home, in its first stage; returns the room's path. */
export async function openRoom(host: Person, team: string, first = "Opening"): Promise<string> {
  const { page } = host;
  await page.goto(team);
  await page.getByRole("link", { name: "Open the room" }).click();
  await page.getByRole("button", { name: "Open the room as host" }).click();
  await expect(page.getByRole("heading", { name: first, level: 1 })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Somebody takes a seat from the team's home. */
export async function takeSeat(person: Person, team: string): Promise<void> {
  const { page } = person;
  await page.goto(team);
  await page.getByRole("link", { name: "Take your seat" }).click();
  await page.getByRole("button", { name: "Take my seat" }).click();
  await expect(page.locator(".room")).toBeVisible();
}
