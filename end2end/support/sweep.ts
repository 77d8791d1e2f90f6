// Pictures of a page at three sizes, light and dark, for people to look at: `ROUNDWELL_SWEEP=1 cargo xtask e2e pages`.

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";

/** Where they go. */
export const folder = resolve(import.meta.dirname, "../out/pictures");

const sizes = [
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
];

/** Whether pictures were asked for. */
export const sweeping = process.env.ROUNDWELL_SWEEP === "1";

/** Takes six pictures, `NAME-WIDTH-SCHEME.png`, and puts the window back as it was. */
export async function sweep(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      // A window as tall as the page, so that what is fixed to its edge stands at the edge of the picture.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
      const path = join(folder, `${name}-${size.width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, animations: "disabled" });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}
