// What every page must satisfy, whoever reads it.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const schemes = ["light", "dark"] as const;

/** axe finds nothing in light or in dark, and nothing sticks out sideways. */
export async function checkPage(page: Page): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page });
    // Only colours differ between the two; every other rule is the same question asked twice.
    const found = await (colorScheme === "dark" ? axe.withRules(["color-contrast"]) : axe).analyze();
    const violations = found.violations.map(({ id, nodes }) => ({
      rule: id,
      where: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
    }));
    expect(violations, `axe on ${page.url()} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await nothingSticksOut(page);
}

/** No page scrolls sideways. */
export async function nothingSticksOut(page: Page): Promise<void> {
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0);
}

/** With JavaScript off neither axe nor measurements can run; stories call this and it does what is possible. */
export async function checkPageIfPossible(page: Page, javaScriptEnabled: boolean | undefined): Promise<void> {
  if (javaScriptEnabled !== false) await checkPage(page);
}
