// What every page must satisfy, whoever reads it.

import axe from "axe-core";
import { expect, type Page } from "@playwright/test";
import type { Person } from "./person.ts";
import { sweep, sweeping } from "./sweep.ts";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** The narrowest window that a page must fit, and the one that shows letters twice as large. */
const narrowest = { width: 320, height: 640 };
const usual = { width: 390, height: 844 };

/** axe finds nothing in light or in dark, and nothing sticks out sideways. A story goes on, to show everything at once. */
export async function checkPage(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: "dark" });
  // Only colours differ between the two; every other rule would be the same question asked twice.
  const inTheDark = await findings(page, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  expect.soft(await findings(page), `axe on ${page.url()} in light`).toEqual([]);
  expect.soft(inTheDark, `axe on ${page.url()} in dark`).toEqual([]);
  await fitsEverywhere(page);
}

/** No page scrolls sideways: as wide as it is, at 320 px, and on a phone with letters twice as large. */
export async function fitsEverywhere(page: Page): Promise<void> {
  const before = page.viewportSize();
  await nothingSticksOut(page);
  await page.setViewportSize(narrowest);
  await nothingSticksOut(page);
  await page.setViewportSize(usual);
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await nothingSticksOut(page);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  if (before) await page.setViewportSize(before);
}

/** Remembers what has been looked at, so that a story may ask for the same kind of page more than once. */
export class Looks {
  readonly #seen = new Set<string>();
  readonly #thorough: boolean;

  /** Not `thorough`: another project looks at the same pages. */
  constructor(thorough: boolean) {
    this.#thorough = thorough;
  }

  /** Checks what somebody has before them, once for each name; with ROUNDWELL_SWEEP=1 it takes pictures, too. */
  async at(person: Person, name: string): Promise<void> {
    if (!this.#thorough || this.#seen.has(name)) return;
    this.#seen.add(name);
    await checkPage(person.page);
    if (sweeping) await sweep(person.page, `month--${name}`);
  }
}

async function findings(page: Page, only?: string[]): Promise<unknown[]> {
  const violations = await page.evaluate(async (rules) => {
    const options = rules ? { runOnly: { type: "rule" as const, values: rules } } : {};
    return (await window.axe.run(document, { ...options, resultTypes: ["violations"] })).violations;
  }, only);
  return violations.map(({ id, nodes }) => ({
    rule: id,
    where: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  }));
}

async function nothingSticksOut(page: Page): Promise<void> {
  const { widest, window, culprit } = await page.evaluate(() => {
    const root = document.documentElement;
    const overhangs = (element: Element) => element.getBoundingClientRect().right > root.clientWidth + 1;
    const culprit = root.scrollWidth > root.clientWidth ? [...document.querySelectorAll("body *")].filter(overhangs).pop() : null;
    return { widest: root.scrollWidth, window: root.clientWidth, culprit: culprit?.outerHTML.slice(0, 200) ?? "" };
  });
  expect.soft(widest, `${page.url()} scrolls sideways at ${window} px: ${culprit}`).toBeLessThanOrEqual(window);
}
