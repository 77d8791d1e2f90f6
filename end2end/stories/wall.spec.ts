// The wall: opened by the room's code without an account, read from five metres at every stage, and ending on thanks.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { nothingToAdd, propose } from "../support/asks.ts";
import { checkPage } from "../support/checks.ts";
import { gather } from "../support/gathering.ts";
import { codeOf } from "../support/guest.ts";
import type { Person } from "../support/person.ts";
import { expect, test } from "../support/story.ts";
import { folder, sweeping } from "../support/sweep.ts";

const names = ["Lena Moss", "Dr. Mina Halewood-Graves", "Tom Archer", "Ines Falk", "Bartholomew Whitlock", "Bea Quill"];
const size = { width: 1920, height: 1080 };
/** The least height of letters that are meant to be read from five metres, in pixels of such a screen. */
const least = 32;

for (const locale of ["en-GB", "fr-FR"]) {
  test(`a shared screen shows the circle by its code alone, and everything on it can be read, in ${locale} @once`, async ({ arrive, server }) => {
    test.setTimeout(420_000);
    const people: Person[] = [];
    for (const name of names) people.push(await arrive(name));
    const absent = await arrive("Nora Away");
    const { room } = await gather(server, await arrive("Ada Fenwick"), people, [], [absent]);
    const [lead, mina, tom] = people;
    if (!lead || !mina || !tom) throw new Error("nobody sits there");
    await mina.press("Be the guardian");

    absent.expectComplaint(/403/);
    await absent.goto(`${room.room}/wall`);
    await expect(absent.page.locator(".room"), "whoever is not in the room does not read its wall").toHaveCount(0);

    const screen = await arrive("The screen in the quiet room", { viewport: size, locale });
    const { page } = screen;
    screen.expectComplaint(/422/);
    await screen.goto("/wall");
    await page.locator('input[name="code"]').fill("BBBBBB");
    await page.locator("main form button").click();
    await expect(page.locator(".error").first()).toBeVisible();
    await expect(page.locator('input[name="code"]'), "nothing typed is lost").toHaveValue("BBBBBB");
    if (locale === "en-GB") await checkPage(page);
    await page.locator('input[name="code"]').fill(await codeOf(lead));
    await page.locator("main form button").click();
    await expect(page).toHaveURL(new RegExp(`${room.room}/wall$`));
    await expect(page.locator(".wall-page .room")).toBeVisible();
    await expect(lead.page.getByText("A shared screen shows this circle")).toBeVisible();
    await isRead(page, `${locale}-opening`);

    await room.goOn("Agreements");
    await isRead(page, `${locale}-agreements`);
    await room.accept();
    await room.goOn("Check-in");
    await isRead(page, `${locale}-before`);
    await room.begin();
    await isRead(page, `${locale}-check-in`);
    await lead.press("Call a pause");
    await room.allSee("A pause");
    await isRead(page, `${locale}-pause`);
    await lead.press("Go on");
    await room.allSee(/piece/);
    await room.goRound();
    await room.goOn("Rounds");
    await room.begin();
    await isRead(page, `${locale}-prompt`);
    await room.goRound();

    await room.goOn("Asks and actions");
    await isRead(page, `${locale}-writing`);
    const asks = ["Cover for breaks on late shifts, every day of the week", "A second key", "A quieter telephone bell", "Shorter words in the handover"];
    for (const [at, text] of asks.entries()) await propose(people[at] ?? lead, text);
    await nothingToAdd(room, people.slice(0, asks.length));
    await lead.press("Show what was written");
    await isRead(page, `${locale}-choosing`);
    for (const [at, person] of people.entries()) {
      const text = asks[at % 2] ?? "";
      await person.press(text);
      await expect(person.page.getByRole("button", { name: `✓ ${text}` })).toBeVisible();
    }
    await lead.press("Count");
    await expect(lead.page.getByText("The circle has chosen two:")).toBeVisible();
    await isRead(page, `${locale}-chosen`);

    await test.step("going on without writing it down is asked first", async () => {
      await expect(lead.page.getByRole("button", { name: "Write it down" })).toHaveClass("button");
      await expect(lead.page.getByRole("button", { name: "Go on: Check-out", exact: true })).toHaveCount(0);
      await lead.press("Write it down");
      await expect(lead.page.getByRole("button", { name: /Take off the list/ })).toHaveCount(1);
      await lead.page.getByText("Go on without writing it down").click();
      await expect(lead.page.getByText("is not written down yet")).toBeVisible();
      await lead.press("Yes, go on: Check-out");
      await room.allSee("Check-out");
    });
    await room.begin();
    await room.goRound();
    await room.goOn("Close");
    await isRead(page, `${locale}-close`);

    const own = await lead.page.context().newPage();
    await own.setViewportSize(size);
    await own.goto(`${room.room}/wall`);
    await expect(own.locator(".wall-page .room")).toBeVisible();
    await lead.press("Close the circle");
    for (const wall of [page, own]) {
      await expect(wall.locator(".wall-thanks h1"), "thanks, and nothing of anybody's own").toBeVisible();
      await expect(wall.getByRole("link")).toHaveCount(0);
      await expect(wall.getByText(lead.name)).toHaveCount(0);
    }
    await isRead(page, `${locale}-thanks`, "thanks");
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name }) => name)).not.toContain("roundwell-wall");
  });
}

/** Everything on it is large enough, fits the screen, and uses it. */
async function isRead(page: Page, name: string, thanks = ""): Promise<void> {
  await expect(page.locator(".wall-page")).toBeVisible();
  await picture(page, name);
  const { small, width, height, span } = await page.evaluate((least) => {
    const small: string[] = [];
    let [left, right] = [Infinity, -Infinity];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (!parent || !text || ["SCRIPT", "STYLE", "NOSCRIPT"].includes(parent.tagName)) continue;
      const box = parent.getBoundingClientRect();
      // What is for screen readers alone is one pixel wide.
      if (box.width < 2 || box.height < 2) continue;
      const scale = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1;
      const pixels = parseFloat(getComputedStyle(parent).fontSize) * scale;
      if (pixels < least) small.push(`${pixels.toFixed(1)} px: ${text}`);
      [left, right] = [Math.min(left, box.left), Math.max(right, box.right)];
    }
    const root = document.documentElement;
    return { small, width: root.scrollWidth, height: root.scrollHeight, span: right - left };
  }, least);
  expect.soft(small, `${name}: too small to be read from five metres`).toEqual([]);
  expect.soft([width, height], `${name}: nothing lies outside the screen`).toEqual([size.width, size.height]);
  if (!thanks) expect.soft(span, `${name}: it uses the width of the screen`).toBeGreaterThan(0.85 * size.width);
}

async function picture(page: Page, name: string): Promise<void> {
  if (!sweeping) return;
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `wall-${name}-${colorScheme}.png`), animations: "disabled" });
  }
  await page.emulateMedia({ colorScheme: "light" });
}
