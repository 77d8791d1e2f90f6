// Going through a page with the Tab key alone.

import { expect, type Page } from "@playwright/test";

/** Walks every stop of the Tab key: each can be seen to have the focus, and none is a trap. */
export async function walkByKeys(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const met = new Set<string>();
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return undefined;
      const outlined = (element: Element | null, up: number): boolean => {
        if (!element || up < 0) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || outlined(element.parentElement, up - 1);
      };
      const { width, height, left } = at.getBoundingClientRect();
      // The label of a radio button and the card around a link are outlined in their place.
      const seen = outlined(at, 2) && (width > 1 || at.closest("label") !== null) && height > 0 && left >= 0;
      const all = [...document.querySelectorAll("*")];
      return { place: String(all.indexOf(at)), html: at.outerHTML.slice(0, 120), seen };
    });
    if (!stop || met.has(stop.place)) break;
    met.add(stop.place);
    expect(stop.seen, `the focus can be seen on ${stop.html} of ${page.url()}`).toBe(true);
  }
  const stops = await page.locator("a[href]:visible, button:enabled:visible, input:enabled:visible, select:visible, summary:visible").count();
  expect(met.size, `Tab reaches something on ${page.url()}`).toBeGreaterThan(Math.min(stops, 4));
}
