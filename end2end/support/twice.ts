// A finger that taps twice, as fingers do.

import { expect, type Locator, type Page, type Request } from "@playwright/test";
import type { Person } from "./person.ts";

/** How long after the first tap the second one comes, in milliseconds. */
export const delays = [80, 200, 350] as const;

/** Taps a button twice in the same place. Whatever comes to stand there: nothing is asked for that one tap would not have asked for. */
export async function tapTwice(person: Person, name: string | RegExp, delay: number): Promise<void> {
  await person.uncover(name);
  await tapBothTimes(person.page, person.page.getByRole("button", { name }), delay);
}

export async function tapBothTimes(page: Page, button: Locator, delay: number): Promise<void> {
  const sent: string[] = [];
  const note = (request: Request) => {
    if (request.method() === "POST") sent.push(letter(request));
  };
  page.on("request", note);
  await button.scrollIntoViewIfNeeded();
  // Waits until it can be pressed, and presses nothing.
  await button.click({ trial: true });
  const label = (await button.textContent())?.trim() ?? "";
  const { x, y, width, height } = (await button.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [left, top] = [x + width / 2, y + height / 2];
  await page.mouse.click(left, top);
  // Not a wait for anything: it is how long this finger takes.
  await page.waitForTimeout(delay);
  await page.mouse.click(left, top);
  await expect.poll(() => sent.length, `“${label}” was sent`).toBeGreaterThan(0);
  // A tap that was to be heard is on its way as soon as the page rests.
  await page.waitForLoadState();
  await expect(page.locator("[data-fresh]")).toHaveCount(0);
  page.off("request", note);
  expect([...new Set(sent)], `two taps on “${label}”, ${delay} ms apart`).toHaveLength(1);
}

/** What a request asks for, without what differs between two posts of one form. */
function letter(request: Request): string {
  const body = new URLSearchParams(request.postData() ?? "");
  for (const field of ["seen", "_back"]) body.delete(field);
  return `${new URL(request.url()).pathname} ${body}`;
}
