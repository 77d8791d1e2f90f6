// The faces of a room, as people hold them and as they hang on a wall. With ROUNDWELL_SWEEP=1 it takes pictures of each.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { inCheckIn } from "../support/room.ts";
import { expect, test } from "../support/story.ts";
import { folder, sweeping } from "../support/sweep.ts";

const hands = [
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
];
const wall = { width: 1920, height: 1080 };

/** A screen of 55 inches, 1920 pixels wide, seen from five metres: minutes of arc for so many pixels. */
const arc = (pixels: number) => (Math.atan(((pixels * 1217.6) / 1920) / 5000) * 180 * 60) / Math.PI;

test("a seat, the host and the wall can be read where they are @once", async ({ arrive, server }) => {
  test.slow();
  const names = ["Lena Moss", "Mina Hale", "Tom Archer", "Ines Falk", "Bartholomew Whitlock"];
  const { room } = await inCheckIn(arrive, server, names);
  await room.goRound();
  await room.goOn("Rounds");
  const question = await room.begin();
  const holder = await room.holder();
  const waiting = room.seated.find((person) => person !== holder?.by && person !== room.host);
  if (!holder || !waiting) throw new Error("nobody has the piece, or nobody waits");
  await pictures(holder.by.page, "seat-holding", hands);
  await pictures(waiting.page, "seat-waiting", hands);
  await pictures(room.host.page, "host", hands);

  const onWall = await room.host.page.context().newPage();
  await onWall.setViewportSize(wall);
  await onWall.goto(`${room.room}/wall`);
  await expect(onWall.locator(".prompt")).toHaveText(question);
  await pictures(onWall, "wall", [wall]);
  expect(arc(await capital(onWall, ".prompt"))).toBeGreaterThan(20);
  await fits(onWall);
  await onWall.close();

  await waiting.page.context().setOffline(true);
  await expect(waiting.page.getByText("You are offline")).toBeVisible();
  await pictures(waiting.page, "seat-offline", hands);
  await waiting.page.context().setOffline(false);
  await expect(waiting.page.getByText("You are offline")).toBeHidden();
  await room.host.press("Call a pause");
  await expect(room.title(waiting)).toHaveText("A pause");
  await pictures(waiting.page, "seat-paused", hands);
  await room.host.press("Go on");
});

/** How high a capital letter is, in pixels. */
async function capital(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluate((element) => {
    const context = document.createElement("canvas").getContext("2d");
    if (!context) return 0;
    context.font = getComputedStyle(element).font;
    return context.measureText("H").actualBoundingBoxAscent;
  });
}

/** Nothing of the page lies outside the window. */
async function fits(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
  expect(size).toEqual([width, height]);
}

async function pictures(page: Page, name: string, sizes: readonly { width: number; height: number }[]): Promise<void> {
  if (!sweeping) return;
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${name}-${size.width}-${colorScheme}.png`), animations: "disabled" });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}
