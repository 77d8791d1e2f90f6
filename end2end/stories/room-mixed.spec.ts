// Rooms that are not alike: somebody without JavaScript, somebody without any device, a manager who was asked in, a host alone.

import { Circle } from "../support/circle.ts";
import { checkPage } from "../support/checks.ts";
import { choose, propose } from "../support/asks.ts";
import { gather, toCheckIn } from "../support/gathering.ts";
import { codeOf } from "../support/guest.ts";
import type { Person } from "../support/person.ts";
import { expect, test } from "../support/story.ts";

// As the guide to running it says, so that these forms, too, go through a proxy.
test.use({ nginx: true });

test("one seat without JavaScript, one without a device", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const lead = await arrive("Lena Moss");
  const mina = await arrive("Mina Hale");
  const tom = await arrive("Tom Archer", { javaScriptEnabled: false });
  const { room } = await gather(server, await arrive("Ada Fenwick"), [lead, mina, tom]);
  await lead.unfold("People in the circle");
  await lead.fill("Name of somebody without a device", "Noor");
  await lead.press("Add a seat");
  await lead.press("Noor accepts the agreements");
  const plainly = new Mixed(room, tom);
  await plainly.goOn("Agreements");
  await plainly.accept();
  await plainly.goOn("Check-in");
  await plainly.begin();
  expect((await plainly.goRound()).sort()).toEqual(["Lena Moss", "Mina Hale", "Noor", "Tom Archer"]);
  await plainly.goOn("Rounds");
  await plainly.goOn("Asks and actions");

  // Noor writes nothing and is not waited for.
  await propose(mina, "Cover for breaks");
  await propose(tom, "A quiet room");
  for (const person of [lead, mina, tom]) {
    await plainly.look(person);
    await person.press("I have nothing more to write");
  }
  await expect(lead.page.getByText("This is what was written")).toBeVisible();
  await choose(plainly, [
    [tom, "A quiet room"],
    [mina, "A quiet room"],
    [lead, "A quiet room"],
  ]);
  await plainly.look(tom);
  await expect(tom.page.getByText("The circle has chosen:")).toBeVisible();
  await expect(lead.page.getByLabel("What would have to change?")).toHaveValue("A quiet room");
});

/** Somebody in the room has to look again to see what has happened. */
class Mixed extends Circle {
  readonly #plain: Person;

  constructor(room: Circle, plain: Person) {
    super(room.host, room.seated.slice(1), room.room, true);
    this.#plain = plain;
  }

  override async look(person: Person): Promise<void> {
    if (person === this.#plain) await person.page.goto(this.room);
  }
}

test("a manager is asked in, declared, and declined", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const people: Person[] = [];
  for (const name of ["Lena Moss", "Mina Hale", "Tom Archer"]) people.push(await arrive(name));
  const grace = await arrive("Grace Oduya");
  const { room } = await gather(server, await arrive("Ada Fenwick"), people, [grace]);
  const [lead, mina] = people;
  if (!lead || !mina) throw new Error("nobody sits there");
  await grace.goto(room.room);
  await expect(grace.page.getByText("the host gives you the code")).toBeVisible();
  const code = await codeOf(lead);
  await grace.goto(`/j/${code}`);
  await expect(grace.page.getByText("Every screen says that you manage this team")).toBeVisible();
  await checkPage(grace.page);
  await grace.press("Sit in");
  for (const person of [...people, grace]) {
    await expect(person.page.getByText(/Grace Oduya manages this team and is in the room/)).toBeVisible();
  }
  await mina.press("Ask for a circle without managers");
  await expect(grace.page.getByText("The team meets without managers today")).toBeVisible();
  await expect(lead.page.getByText(/manages this team and is in the room/)).toHaveCount(0);
  await grace.goto(`/j/${code}`);
  await expect(grace.page.getByText("without managers")).toBeVisible();
  await toCheckIn(room);
  await room.begin();
  expect(await room.goRound()).toHaveLength(3);
});

test("a host rehearses alone, on paper and on the wall", async ({ arrive, server }) => {
  const lead = await arrive("Lena Moss");
  const { page } = lead;
  const { team } = await gather(server, await arrive("Ada Fenwick"), [lead]);
  await page.goto(team);
  await lead.follow("Rehearse a circle");
  await checkPage(page);
  await lead.press("Begin the rehearsal");
  await expect(page.getByText("This is a rehearsal.")).toBeVisible();
  await checkPage(page);
  await lead.press("Go on: Agreements");
  await lead.press("I accept them for today");
  await lead.press("Go on: Check-in");
  await lead.press("Begin the round");
  await lead.press("I’ve spoken");
  await expect(page.locator("#room-title")).toHaveText("Alma has the piece");
  await lead.press("Alma has spoken");
  await expect(page.locator("#room-title")).toHaveText("Bastien has the piece");
  await page.goto(`${team}/rehearsal?face=wall`);
  await expect(page.getByText("This is a rehearsal.")).toBeVisible();
  await checkPage(page);
  await lead.follow("Back to your screen");
  await lead.press("Leave the rehearsal and erase it");
  await expect(page.getByText("The rehearsal is erased.")).toBeVisible();
  for (const path of ["/guardian", "/thanks", "/j"]) {
    await page.goto(path);
    await checkPage(page);
  }
});
