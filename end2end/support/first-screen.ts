// The next step lies inside the first screen: measured, not looked at. With ROUNDWELL_SWEEP=1 it takes pictures, too.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { folder, sweeping } from "./sweep.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Small and usual phones (one with a browser's bars), a tablet, a laptop. */
export const hands: readonly Size[] = [
  { width: 360, height: 640 },
  { width: 390, height: 664 },
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
];

/** The one filled button. */
export function nextStep(page: Page): Locator {
  return page.locator(".action-bar .button:not(.soft, .quiet):visible");
}

/** What the screen asks for: the next step, one of several answers, or nothing just now. */
export type Wanted = "step" | "answer" | "nothing";

/** Measures it in every size, from the top of the page. */
export async function firstScreen(page: Page, name: string, wanted: Wanted): Promise<void> {
  const before = page.viewportSize();
  for (const size of hands) {
    await page.setViewportSize(size);
    await page.evaluate(() => scrollTo(0, 0));
    await measure(page, `${name} at ${size.width} x ${size.height}`, wanted);
    await pictures(page, `${name}-${size.width}x${size.height}`);
  }
  if (before) await page.setViewportSize(before);
}

/** Two pictures of what the window shows, light and dark. */
export async function pictures(page: Page, name: string): Promise<void> {
  if (!sweeping) return;
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), animations: "disabled" });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

async function measure(page: Page, where: string, wanted: Wanted): Promise<void> {
  const step = nextStep(page);
  await expect(step, `${where}: filled buttons`).toHaveCount(wanted === "step" ? 1 : 0);
  const beside = page.locator(".action-bar :is(.soft, .quiet):visible");
  expect(await beside.count(), `${where}: buttons beside it`).toBeLessThanOrEqual(1);
  for (const button of await beside.all()) await liesOpen(button, `${where}: what stands beside it`);
  if (wanted === "step") await liesOpen(step, where);
  if (wanted === "answer") await liesOpen(page.locator(".button.ask").first(), where);
  const more = page.locator(".action-bar .more > summary");
  if (await more.count()) await liesOpen(more, `${where}: more`);
  await expect(page.locator(".places:visible"), `${where}: two bars`).toHaveCount(page.viewportSize()!.width < 704 ? 0 : await page.locator(".places").count());
}

/** It lies within the window, and a finger on its middle or on any of its corners meets it and nothing else. */
async function liesOpen(control: Locator, where: string): Promise<void> {
  const missed = () =>
    control.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const inset = 12;
      const points = [
        [(left + right) / 2, (top + bottom) / 2],
        [left + inset, top + inset],
        [right - inset, top + inset],
        [left + inset, bottom - inset],
        [right - inset, bottom - inset],
      ] as const;
      const meets = (x: number, y: number) => element.contains(document.elementFromPoint(x, y));
      return points.filter(([x, y]) => !meets(x, y)).map(([x, y]) => `${Math.round(x)}, ${Math.round(y)} of ${innerWidth} x ${innerHeight}`);
    });
  await expect.poll(missed, `${where}: points that do not meet it`).toEqual([]);
}
