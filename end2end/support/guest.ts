// Coming in from outside: the code on the host's screen, a name, a seat.

import { expect } from "@playwright/test";
import type { Person } from "./person.ts";

/** The code that the host's screen shows, one tap away. */
export async function codeOf(host: Person): Promise<string> {
  const door = host.page.locator("details.reveal", { hasText: "Let somebody in" });
  await host.unfold("Let somebody in");
  const code = (await door.locator(".code").textContent()) ?? "";
  await expect(door.getByRole("img", { name: "Code to scan with a phone" })).toHaveJSProperty("complete", true);
  await host.unfold("Let somebody in");
  return code.replaceAll(" ", "");
}

/** Somebody without an account scans the picture and takes a seat. */
export async function comeIn(guest: Person, code: string, name = guest.name): Promise<void> {
  const { page } = guest;
  await page.goto(`/j/${code}`);
  await page.getByLabel("What shall we call you?").fill(name);
  await page.getByRole("button", { name: "Take my seat" }).click();
  await expect(page.locator(".room")).toBeVisible();
}

/** Somebody without an account types the code. */
export async function typeCode(guest: Person, code: string): Promise<void> {
  await guest.page.goto("/j");
  await guest.page.getByLabel("Code").fill(code);
  await guest.page.getByRole("button", { name: "Find the circle" }).click();
}
