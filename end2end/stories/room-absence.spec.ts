// What goes wrong with screens: the holder's drops, the host's vanishes, one seat has two, a phone is locked. Nobody waits in
// these stories: the server's clock is moved.

import type { Person } from "../support/person.ts";
import { gather, toCheckIn } from "../support/gathering.ts";
import { networkGone } from "../support/room.ts";
import { goDark } from "../support/sleep.ts";
import { expect, test } from "../support/story.ts";

const names = ["Lena Moss", "Mina Hale", "Tom Archer", "Ines Falk"];

test("the holder's screen drops, is waited for, and comes back to a turn", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const people: Person[] = [];
  for (const name of names) people.push(await arrive(name));
  const { room } = await gather(server, await arrive("Ada Fenwick"), people);
  const [lead, mina, tom] = people;
  if (!lead || !mina || !tom) throw new Error("nobody sits there");
  await toCheckIn(room);
  await room.begin();
  await room.doTurn({ name: lead.name, by: lead, ownScreen: true }, "I’ve spoken");
  await expect(room.title(mina)).toHaveText(/with you/);

  mina.expectComplaint(/net::ERR_|Failed to load resource/);
  await mina.page.context().setOffline(true);
  await mina.press("I’ve spoken");
  await expect(mina.page.getByText("You are offline")).toBeVisible();
  await mina.goto("about:blank").catch(() => undefined);
  await server.moveClock({ minutes: 1 });
  await tom.goto(room.room);
  await expect(room.title(tom), "the piece waits").toHaveText(`${mina.name} has the piece`);
  await server.moveClock({ minutes: 9 });
  await tom.goto(room.room);
  await expect(room.title(tom), "no clock takes it away").toHaveText(`${mina.name} has the piece`);
  await expect(tom.page.getByRole("button", { name: `Go on without ${mina.name}` })).toHaveCount(0);
  await lead.goto(room.room);
  await expect(lead.page.getByText(`The screen of ${mina.name} is away.`)).toBeVisible();
  await lead.press(`Go on without ${mina.name}`);
  await expect(room.title(tom), "and then goes on").not.toHaveText(new RegExp(mina.name));

  await mina.page.context().setOffline(false);
  for (const person of people) await person.goto(room.room);
  const rest = await room.goRound();
  expect(rest).toContain(mina.name);
  expect(rest.at(-1), "offered again after everyone's first").toBe(mina.name);
});

test("the host vanishes, the guardian takes over, and the room goes on", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const people: Person[] = [];
  for (const name of names) people.push(await arrive(name));
  const { room } = await gather(server, await arrive("Ada Fenwick"), people);
  const [lead, mina, tom] = people;
  if (!lead || !mina || !tom) throw new Error("nobody sits there");
  await toCheckIn(room);
  await mina.press("Be the guardian");
  await expect(mina.page.getByText("You are the guardian")).toBeVisible();
  await mina.more();
  await mina.follow("When somebody is in distress");
  await expect(mina.page.getByRole("heading", { name: "When somebody is in distress", level: 1 })).toBeVisible();
  await mina.page.goBack();

  await lead.goto("about:blank");
  await server.moveClock({ minutes: 1 });
  await mina.goto(room.room);
  await expect(mina.page.getByRole("button", { name: "Take over as host" })).toHaveCount(0);
  await server.moveClock({ minutes: 2 });
  await tom.goto(room.room);
  await expect(tom.page.getByRole("button", { name: "Take over as host" }), "the guardian first").toHaveCount(0);
  await mina.goto(room.room);
  await mina.press("Take over as host");
  await mina.press("Begin the round");
  await expect(room.title(tom)).toHaveText(/piece/);

  await lead.goto(room.room);
  await expect(lead.page.locator(".room")).toBeVisible();
  await expect(hosting(lead)).toHaveCount(0);
  await mina.unfold("People in the circle");
  await mina.press(`Hand hosting to ${lead.name}`);
  await expect(hosting(lead)).toBeVisible();
});

/** The button that, of those who are no guardian, the host alone has. */
function hosting(person: Person) {
  return person.page.getByRole("button", { name: "Call a pause" });
}

test("a second tab of one seat, and a phone locked for five minutes", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const people: Person[] = [];
  for (const name of names) people.push(await arrive(name));
  const { room } = await gather(server, await arrive("Ada Fenwick"), people);
  const [lead, mina, tom] = people;
  if (!lead || !mina || !tom) throw new Error("nobody sits there");
  await toCheckIn(room);
  await room.begin();

  await test.step("both tabs show the same, and either may speak for the seat", async () => {
    const second = await lead.page.context().newPage();
    await second.goto(room.room);
    const title = second.locator("#room-title");
    await expect(title).toHaveText(/with you/);
    await lead.press("I’ve spoken");
    await expect(title).toHaveText(`${mina.name} has the piece`);
    await second.close();
  });

  await test.step("a phone that slept wakes up to what is", async () => {
    tom.expectComplaint(/net::ERR_|Failed to load resource/);
    const wake = await goDark(tom.page);
    await server.moveClock({ minutes: 5 });
    for (const person of people.filter((person) => person !== tom)) await person.goto(room.room);
    await room.doTurn({ name: mina.name, by: mina, ownScreen: true }, "I’ve spoken");
    await wake();
    await expect(room.title(tom)).not.toHaveText(`${mina.name} has the piece`);
    const rest = await room.goRound();
    expect(rest).toContain(tom.name);
    expect(new Set(rest).size, "nobody twice").toBe(rest.length);
  });
});

test("a phone that is dark for more than 200 seconds keeps the piece", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const people: Person[] = [];
  for (const name of names) people.push(await arrive(name));
  const { room } = await gather(server, await arrive("Ada Fenwick"), people);
  const [lead, mina, tom] = people;
  if (!lead || !mina || !tom) throw new Error("nobody sits there");
  mina.expectComplaint(networkGone);
  await toCheckIn(room);
  await room.begin();
  await room.doTurn({ name: lead.name, by: lead, ownScreen: true }, "I’ve spoken");
  await expect(room.title(mina)).toHaveText(/with you/);

  const wake = await goDark(mina.page);
  // The server hears of the screens that are there every fifteen seconds of its own; looking anew makes it hear at once.
  for (let minute = 0; minute < 4; minute += 1) {
    await server.moveClock({ minutes: 1 });
    for (const person of [lead, tom]) await person.goto(room.room);
  }
  await expect(room.title(tom), "nobody has tapped").toHaveText(`${mina.name} has the piece`);
  await wake();
  await expect(room.title(mina)).toHaveText(/with you/);
  await mina.press("I’ve spoken");
  await expect(room.title(tom)).toHaveText(/with you/);
});

test("a seat keeps its screen lit, unless its owner wants it dark @once", async ({ arrive, server }) => {
  test.slow();
  const people: Person[] = [];
  for (const name of names.slice(0, 3)) people.push(await arrive(name));
  const [lead, mina, tom] = people;
  if (!lead || !mina || !tom) throw new Error("nobody sits there");
  await mina.page.addInitScript(watchLocks);
  await tom.page.addInitScript(withoutLocks);
  const { room } = await gather(server, await arrive("Ada Fenwick"), people);
  const held = () => mina.page.evaluate(() => window.locks_.filter((lock) => !lock.released).length);
  const lit = mina.page.getByRole("switch", { name: "Keep this screen lit" });
  await expect(lit).toBeChecked();
  await expect.poll(held).toBe(1);

  await test.step("the lock is taken again when the page is back in sight", async () => {
    await mina.page.evaluate(async () => {
      for (const lock of window.locks_) await lock.release();
    });
    expect(await held()).toBe(0);
    await mina.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect.poll(held).toBe(1);
  });

  await test.step("the switch gives it back, and the device remembers", async () => {
    await lit.uncheck();
    await expect.poll(held).toBe(0);
    await mina.goto(room.room);
    await expect(lit).toBeVisible();
    await expect(lit).not.toBeChecked();
    expect(await held()).toBe(0);
    await lit.check();
    await expect.poll(held).toBe(1);
    await mina.goto(room.room);
    await expect(lit).toBeChecked();
  });

  await test.step("a newer screen leaves the switch alone", async () => {
    await lit.uncheck();
    await room.goOn("Agreements");
    await expect(lit).not.toBeChecked();
  });

  await expect(tom.page.locator(".room")).toBeVisible();
  await expect(tom.page.getByRole("switch"), "a browser without such a lock").toHaveCount(0);
});

declare global {
  interface Window {
    locks_: WakeLockSentinel[];
  }
}

/** Locks that do nothing, kept to be counted: a browser without a screen has none to give. */
function watchLocks(): void {
  window.locks_ = [];
  const request = async () => {
    const lock = Object.assign(new EventTarget(), {
      released: false,
      release: async () => {
        lock.released = true;
        lock.dispatchEvent(new Event("release"));
      },
    });
    window.locks_.push(lock as unknown as WakeLockSentinel);
    return lock;
  };
  Object.defineProperty(Navigator.prototype, "wakeLock", { get: () => ({ request }) });
}

/** A browser that knows nothing of it. */
function withoutLocks(): void {
  Object.defineProperty(Navigator.prototype, "wakeLock", { get: () => undefined });
}
