// What people do in many stories, in the words on the screen. A step waits for what it brings about and nothing else.

import { expect } from "@playwright/test";
import type { Person } from "./person.ts";

export type Role = "member" | "host" | "lead" | "manager";

/** Long enough, and on no list of common ones. */
export const password = "lantern kettle meadow";

export function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, ".")}@willowbank.example`;
}

/** The first start: the organisation and its admin, signed in afterwards. */
export async function setUp(admin: Person, organisation = "Willowbank Care"): Promise<void> {
  const { page } = admin;
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByLabel("Name of your organisation").fill(organisation);
  await page.getByLabel("Your name").fill(admin.name);
  await page.getByLabel("E-mail address").fill(emailOf(admin.name));
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByText("Your organisation is ready")).toBeVisible();
}

/** Makes a team and ends on its people's page; returns that page's path. */
export async function makeTeam(admin: Person, name: string): Promise<string> {
  const { page } = admin;
  await page.goto("/teams");
  await page.getByLabel("Name of the team").fill(name);
  await page.getByRole("button", { name: "Make the team" }).click();
  await expect(page.getByText("The team is there")).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Makes an invitation link on the people's page at `people`. */
export async function invite(inviter: Person, people: string, role: Role): Promise<string> {
  const { page } = inviter;
  await page.goto(people);
  await page.getByLabel("They will be").selectOption(role);
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByRole("link", { name: /\/join\// }).getAttribute("href");
  expect(new URL(page.url()).search, "the link stands in no address that is only visited").toBe("");
  return new URL(link ?? "").pathname;
}

/** Joins with a new account by an invitation link. */
export async function join(newcomer: Person, link: string, zone = "Europe/London"): Promise<void> {
  const { page } = newcomer;
  await page.goto(link);
  await page.getByLabel("Your name").fill(newcomer.name);
  await page.getByLabel("E-mail address").fill(emailOf(newcomer.name));
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Time zone").selectOption(zone);
  await page.getByRole("button", { name: "Join the team" }).click();
  await expect(page.getByText("You belong to the team now")).toBeVisible();
}

/** Signs in with the account that `setUp` or `join` made. */
export async function signIn(person: Person): Promise<void> {
  const { page } = person;
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(emailOf(person.name));
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}
