// The line between a screen and its room: no network, a tab among many, a phone that slept, and a piece that travels.

import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { inCheckIn, oneTurn } from "../support/room.ts";
import { goDark } from "../support/sleep.ts";
import { expect, test } from "../support/story.ts";
import { folder, sweeping } from "../support/sweep.ts";

const names = ["Lena Moss", "Mina Hale", "Tom Archer"];

/** How often a screen without a stream asks, in milliseconds. */
const refresh = 15_000;

test("without a network the turn is kept, and what was pressed goes out afterwards", async ({ arrive, server }) => {
  test.slow();
  const { room } = await inCheckIn(arrive, server, names);

  await test.step("what an old stream still brings does not say the opposite", async () => {
    // Chromium keeps a stream going that it opened while there was a network.
    const holder = await room.holder();
    const [waiting, watching] = room.seated.filter((person) => person !== holder?.by);
    if (!holder || !waiting || !watching) throw new Error("nobody has the piece, or nobody waits");
    const before = `${holder.name} has the piece`;
    await expect(room.title(waiting)).toHaveText(before);
    await waiting.page.context().setOffline(true);
    await expect(waiting.page.getByText("You are offline")).toBeVisible();
    await room.doTurn(holder, "I’ve spoken");
    await expect(room.title(watching)).not.toHaveText(before);
    await expect(room.title(waiting)).toHaveText(before);
    await expect(waiting.page.getByText("You are offline")).toBeVisible();
    await waiting.page.context().setOffline(false);
    await expect(room.title(waiting)).not.toHaveText(before);
    await expect(waiting.page.getByText("You are offline")).toBeHidden();
  });

  const holder = await room.holder();
  if (!holder) throw new Error("nobody has the piece");
  const { page } = holder.by;
  await page.context().setOffline(true);
  await expect(page.getByText("You are offline. Your turn is kept")).toBeVisible();
  await expect(room.title(holder.by)).toHaveText(/with you/);
  await holder.by.press("I’ve spoken");
  await expect(page.getByText("Not sent yet")).toBeVisible();
  // Pressing again does not ask for it twice.
  await holder.by.press("I’ve spoken");

  await page.context().setOffline(false);
  await expect(room.title(holder.by)).not.toHaveText(/with you/);
  await expect(page.getByText("Not sent yet")).toBeHidden();
  await expect(page.getByText("You are offline")).toBeHidden();
  const next = await room.holder();
  expect(next?.name).not.toBe(holder.name);
  expect(await room.goRound()).toHaveLength(1);

  await test.step("nothing that was typed is lost meanwhile", async () => {
    await room.goOn("Rounds");
    await room.begin();
    await room.goRound();
    await room.goOn("Asks and actions");
    const host = room.host.page;
    const title = host.getByLabel("What would have to change?");
    await title.fill("A second nurse at handover");
    const other = room.seated[1];
    if (!other) throw new Error("nobody else is there");
    await other.press("Step out");
    await expect(host.locator('.ring-name[data-state="away"]')).toHaveCount(1);
    await expect(title).toHaveValue("A second nurse at handover");
    await host.context().setOffline(true);
    await room.host.press("Write it down");
    await expect(host.getByText("Not sent yet")).toBeVisible();
    await expect(title).toHaveValue("A second nurse at handover");
    await host.context().setOffline(false);
    await expect(host.getByRole("term").filter({ hasText: "A second nurse at handover" })).toBeVisible();
    await expect(host.getByText("Not sent yet")).toBeHidden();
  });
});

test("of seven tabs one holds the stream for all @once", async ({ arrive, server }) => {
  test.slow();
  const { room } = await inCheckIn(arrive, server, names);
  const [, mina] = room.seated;
  if (!mina) throw new Error("nobody else is there");
  const context = mina.page.context();
  const tabs: Page[] = [];
  while (tabs.length < 6) {
    const tab = await context.newPage();
    await tab.goto(room.room);
    tabs.push(tab);
  }
  expect(await streams(mina.page)).toBe(1);
  await room.host.press("Call a pause");
  for (const tab of tabs) await expect(tab.locator("#room-title")).toHaveText("A pause");

  // The one that holds it goes, and another takes it up.
  await mina.page.close();
  for (const tab of tabs) await expect.poll(() => streams(tab)).toBe(1);
  await room.host.press("Go on");
  for (const tab of tabs) await expect(tab.locator("#room-title")).not.toHaveText("A pause");
});

test("a phone that slept is right at once when it wakes @once", async ({ arrive, server }) => {
  test.slow();
  const { room } = await inCheckIn(arrive, server, names);
  const [, sleeper] = room.seated;
  if (!sleeper) throw new Error("nobody else is there");
  await room.goRound();
  const wake = await goDark(sleeper.page);
  await server.kill();
  await server.moveClock({ minutes: 5 });
  await server.start();
  await room.host.press(/Go on/);
  await wake();
  await expect(room.title(sleeper)).toHaveText("Rounds");
});

test("a screen too many refreshes itself and says so @once", async ({ arrive, server }) => {
  test.slow();
  const { room } = await inCheckIn(arrive, server, names);
  const [, mina] = room.seated;
  if (!mina) throw new Error("nobody else is there");
  const address = mina.page.url();
  const cookies = await mina.page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  await mina.page.goto("about:blank");
  const path = new URL(address).pathname;
  const others: IncomingMessage[] = [];
  while (others.length < 25) others.push(await stream(new URL(`/events${path}`, address), cookie));

  // Nobody waits for the next refresh: the screen's own clock is moved.
  const { clock } = mina.page;
  await clock.install();
  await mina.page.goto(address);
  const told = mina.page.getByText("Too many screens are open at once");
  await expect(told).toBeVisible();
  await room.host.press("Call a pause");
  await expect(room.title(room.host)).toHaveText("A pause");
  await expect(room.title(mina)).not.toHaveText("A pause");
  await clock.runFor(refresh);
  await expect(room.title(mina)).toHaveText("A pause");
  await expect(told).toBeVisible();

  for (const other of others) other.destroy();
  await expect(async () => {
    await clock.runFor(refresh);
    // The server's first beat says so.
    await expect(told).toBeHidden({ timeout: 8_000 });
  }, "there is room again").toPass({ timeout: 60_000 });
  await room.host.press("Go on");
  await expect(room.title(mina)).not.toHaveText("A pause");
});

/** A stream of the room, beside those of the browser, once something of it has come. */
function stream(address: URL, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = get(address, { agent: false, headers: { accept: "text/event-stream", cookie } }, (answer) => {
      answer.once("data", () => resolve(answer));
      answer.on("error", () => {});
    });
    asked.once("error", reject);
  });
}

test("the piece travels along the ring, and nothing else moves", async ({ arrive, server }) => {
  test.slow();
  const { room } = await inCheckIn(arrive, server, names);
  const watcher = room.seated[2] ?? room.host;
  await watcher.page.emulateMedia({ reducedMotion: "no-preference" });
  await watcher.page.evaluate(record);
  await oneTurn(room);
  await expect.poll(() => watcher.page.evaluate(() => window.frames_.length)).toBeGreaterThan(5);
  await watcher.page.waitForFunction(() => window.frames_.at(-1)?.still === true);
  const { frames, shifts } = await watcher.page.evaluate(() => ({ frames: window.frames_, shifts: window.shifts_ }));
  expect(shifts, "layout shifts").toEqual([]);
  const distances = frames.map(({ fromCentre }) => fromCentre);
  // On the ring all the way: it turns about the centre.
  expect(Math.max(...distances) - Math.min(...distances)).toBeLessThan(1.5);
  const steps = frames.slice(1).map(({ x, y }, at) => Math.hypot(x - (frames[at]?.x ?? x), y - (frames[at]?.y ?? y)));
  expect(steps.filter((step) => step > 0.5).length, "frames in which it moved").toBeGreaterThan(3);
  if (sweeping) await film(watcher.page, () => oneTurn(room));
});

/** Pictures of the ring at equal steps of the piece's way, `piece-STEP.png`: time stands still while they are taken. */
async function film(page: Page, turn: () => Promise<unknown>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Animation.enable");
  await session.send("Animation.setPlaybackRate", { playbackRate: 0 });
  await turn();
  await expect.poll(() => page.evaluate(seek, 0)).toBe(true);
  for (let step = 0; step <= 8; step++) {
    await page.evaluate(seek, step / 8);
    await page.locator(".ring-frame").screenshot({ path: join(folder, `piece-${step}.png`) });
  }
  await session.send("Animation.setPlaybackRate", { playbackRate: 1 });
}

/** Puts every transition of the ring at so much of its way; whether the piece is on one. */
function seek(share: number): boolean {
  const transitions = document.getAnimations().filter(({ effect }) => {
    const target = (effect as KeyframeEffect | null)?.target;
    return target?.closest(".ring-frame") && !target.matches(".ring-arc");
  });
  for (const transition of transitions) transition.currentTime = share * Number(transition.effect?.getTiming().duration ?? 0);
  return transitions.some(({ effect }) => (effect as KeyframeEffect).target?.matches(".ring-piece"));
}

/** How many streams the tabs of a browser hold together. */
async function streams(tab: Page): Promise<number | undefined> {
  return tab.evaluate(async () => (await navigator.locks.query()).held?.length);
}

declare global {
  interface Window {
    frames_: { x: number; y: number; fromCentre: number; still: boolean }[];
    shifts_: number[];
  }
}

/** Notes from now on where the stone is in every frame in which it moves, and every shift of the layout. */
function record(): void {
  window.frames_ = [];
  window.shifts_ = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts_.push((entry as PerformanceEntry & { value: number }).value);
  }).observe({ type: "layout-shift" });
  const middle = (of: Element | null) => {
    const { x = 0, y = 0, width = 0, height = 0 } = of?.getBoundingClientRect() ?? {};
    return { x: x + width / 2, y: y + height / 2 };
  };
  let quiet = 0;
  let before = middle(document.querySelector(".ring-stone"));
  const look = () => {
    const stone = middle(document.querySelector(".ring-stone"));
    const centre = middle(document.querySelector(".ring-track"));
    const moved = Math.hypot(stone.x - before.x, stone.y - before.y);
    before = stone;
    quiet = moved > 0.01 ? 0 : quiet + 1;
    const fromCentre = Math.hypot(stone.x - centre.x, stone.y - centre.y);
    if (moved > 0.01) window.frames_.push({ ...stone, fromCentre, still: false });
    const last = window.frames_.at(-1);
    if (last && quiet > 12) last.still = true;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
