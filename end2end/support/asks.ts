// What the circle asks for: written unseen, shown at once, chosen with one tap.

import { expect } from "@playwright/test";
import type { Circle } from "./circle.ts";
import type { Person } from "./person.ts";

/** Somebody writes a proposal; only their own screen shows it. */
export async function propose(person: Person, text: string): Promise<void> {
  await person.fill("What do you propose?", text);
  await person.press("Put it with the others");
  await expect(person.page.getByRole("button", { name: `Take back: ${text}` })).toBeVisible();
}

/** Each of them taps what they choose; then the host counts. */
export async function choose(circle: Circle, taps: readonly (readonly [Person, string])[]): Promise<void> {
  for (const [person, text] of taps) {
    await circle.look(person);
    await person.page.getByRole("button", { name: text, exact: true }).click();
    await expect(person.page.getByRole("button", { name: `✓ ${text}` })).toBeVisible();
  }
  await circle.look(circle.host);
  await circle.host.press("Count");
}
