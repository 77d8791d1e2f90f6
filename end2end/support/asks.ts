// What the circle asks for: written unseen, shown at once, chosen with one tap.

import { expect } from "@playwright/test";
import type { Circle } from "./circle.ts";
import type { Person } from "./person.ts";

/** Somebody writes a proposal; only their own screen shows it. */
export async function propose(person: Person, text: string): Promise<void> {
  await person.fill("What do you propose?", text);
  await person.press("Add my proposal");
  await expect(person.page.getByRole("button", { name: `Remove: ${text}` })).toBeVisible();
}

/** Whoever has a screen and is not among the writers says that they have nothing to add. */
export async function nothingToAdd(circle: Circle, writers: readonly Person[]): Promise<void> {
  await circle.rest(writers, "I have nothing more to write");
}

/** Each of them taps what they choose, and everybody else chooses none; then the host counts. */
export async function choose(circle: Circle, taps: readonly (readonly [Person, string])[]): Promise<void> {
  for (const [person, text] of taps) {
    await circle.look(person);
    await person.page.getByRole("button", { name: text, exact: true }).click();
    await expect(person.page.getByRole("button", { name: `✓ ${text}` })).toBeVisible();
  }
  await circle.rest(taps.map(([person]) => person), "I choose none of these");
  await circle.look(circle.host);
  await circle.host.press("Count");
}
