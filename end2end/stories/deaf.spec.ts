// Connections that go deaf without an end, as when a phone roams or a proxy has slept: nothing is reset, nothing arrives, and new
// connections work. Nobody is told that the network is gone.

import type { BrowserContextOptions } from "@playwright/test";
import { inCheckIn } from "../support/room.ts";
import { expect, test } from "../support/story.ts";

test.use({ proxied: true });

const names = ["Lena Moss", "Mina Hale", "Tom Archer"];

/** The server lets a stream be heard every five seconds. */
const beat = 5_000;

test("what is pressed on a deaf connection goes out on another one @once", async ({ arrive, server }) => {
  test.slow();
  const { room } = await inCheckIn(arrive, server, names);
  const holder = await room.holder();
  if (!holder) throw new Error("nobody has the piece");
  const { page } = holder.by;

  expect(server.deafen(), "connections that were open").toBeGreaterThan(names.length);
  await page.evaluate(watchUnsent);
  await holder.by.press("I’ve spoken");
  const pressed = Date.now();
  const saidAfter = () => page.evaluate((pressed) => window.unsentAt_ - pressed, pressed);
  await expect.poll(saidAfter, "“Not sent yet” is said").toBeGreaterThan(0);
  expect(await saidAfter()).toBeLessThan(4_500);
  await expect(room.title(holder.by)).not.toHaveText(/with you/, { timeout: 30_000 });
  test.info().annotations.push({ type: "arrived after", description: `${Date.now() - pressed} ms` });
  await expect(page.getByText("Not sent yet")).toBeHidden();
  const next = await room.holder();
  expect(next?.name, "one step and no further").not.toBe(holder.name);
  expect(await room.goRound()).toHaveLength(2);
});

test("a deaf stream is noticed within two beats, and the screen is right again @once", async ({ arrive, server }) => {
  test.slow();
  // Nobody waits for the beats that do not come: the screens' own clocks are moved.
  const watched = async (name: string, own?: BrowserContextOptions) => {
    const person = await arrive(name, own);
    await person.page.clock.install();
    return person;
  };
  const { room } = await inCheckIn(watched, server, names);
  const [host, ...others] = room.seated;
  const watcher = others.at(-1);
  if (!host || !watcher) throw new Error("nobody sits there");
  server.deafen();
  // The host goes on with another device, whose connections are new.
  const storageState = await host.page.context().storageState();
  const tablet = await arrive(host.name, { storageState });
  await tablet.goto(room.room);
  await tablet.press("Call a pause");
  await expect(room.title(tablet)).toHaveText("A pause");
  await expect(room.title(watcher), "nothing arrives").not.toHaveText("A pause");
  await watcher.page.clock.runFor(2 * beat + 2_000);
  await expect(room.title(watcher)).toHaveText("A pause");
  await expect(watcher.page.getByText("You are offline")).toBeHidden();
});

declare global {
  interface Window {
    unsentAt_: number;
  }
}

/** Notes when the screen says that something is not sent: another connection may have it there a moment later. */
function watchUnsent(): void {
  window.unsentAt_ = 0;
  const line = document.getElementById("room-unsent");
  const look = () => (window.unsentAt_ ||= line?.hidden ? 0 : Date.now());
  if (line) new MutationObserver(look).observe(line, { attributes: true });
}
