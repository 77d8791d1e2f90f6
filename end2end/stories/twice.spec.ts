// Two taps where one was meant, on every button of the room, by seats, host and guardian. What comes to stand under the finger is not pressed.

import { plus } from "../support/clock.ts";
import { found } from "../support/found.ts";
import type { Person } from "../support/person.ts";
import { Circle } from "../support/circle.ts";
import { scheduleWeekly } from "../support/schedule.ts";
import { expect, test } from "../support/story.ts";
import { delays, tapTwice } from "../support/twice.ts";

test.use({ nginx: true });

const names = ["Lena Moss", "Mina Hale", "Tom Archer", "Ines Falk"];

for (const delay of delays) {
  test(`two taps, ${delay} ms apart, do what one does @once`, async ({ arrive, server }) => {
    test.setTimeout(420_000);
    const admin = await arrive("Ada Fenwick");
    const people: Person[] = [];
    for (const name of names) people.push(await arrive(name));
    const [lead, mina, tom, ines] = people;
    if (!lead || !mina || !tom || !ines) throw new Error("nobody is there");
    const others = [mina, tom, ines];
    const team = await found(admin, [[lead, "lead"], ...others.map((person) => [person, "member"] as const)]);
    const { startsAt } = await scheduleWeekly(lead, team);
    await server.moveTo(plus(startsAt, -5));
    const tap = (person: Person, name: string | RegExp) => tapTwice(person, name, delay);

    await lead.goto(team);
    await lead.follow("Open the room");
    await tap(lead, "Open the room as host");
    await expect(lead.page.locator("#room-title")).toHaveText("Opening");
    const path = new URL(lead.page.url()).pathname;
    const room = new Circle(lead, others, path, true);
    const sees = (person: Person, title: string | RegExp) => expect(room.title(person)).toHaveText(title);
    for (const person of others) {
      await person.goto(path);
      await tap(person, "Take my seat");
      await sees(person, "Opening");
    }

    await test.step("who is there: guardian, away, back, named and unnamed", async () => {
      await tap(mina, "Be the guardian");
      await tap(tom, "Step out for a moment");
      await expect(lead.page.locator('.ring-name[data-state="away"]')).toHaveCount(1);
      await tap(tom, "I’m back");
      await expect(lead.page.locator('.ring-name[data-state="away"]')).toHaveCount(0);
      await lead.unfold("People in the circle");
      await lead.fill("Name of somebody without a device", "Noor");
      await tap(lead, "Add a seat");
      await tap(lead, "Noor accepts the agreements");
      await tap(lead, "Go on without Noor");
      await tap(lead, `${tom.name} as guardian`);
      await tap(lead, `${mina.name} as guardian`);
      await tap(lead, `Hand hosting to ${ines.name}`);
      await expect(ines.page.getByRole("button", { name: "Go on: Agreements" })).toBeVisible();
      await ines.unfold("People in the circle");
      await tap(ines, `Hand hosting to ${lead.name}`);
      await expect(lead.page.getByRole("button", { name: "Go on: Agreements" })).toBeVisible();
    });

    await test.step("stages, back and forth", async () => {
      await tap(lead, "A minute more for each");
      await tap(lead, "Hide the timer");
      await tap(lead, "Show the timer");
      await tap(lead, "Go on: Agreements");
      await room.allSee("Agreements");
      await tap(lead, "Back: Opening");
      await room.allSee("Opening");
      await tap(lead, "Go on: Agreements");
      for (const person of room.seated) {
        await tap(person, "I accept them for today");
        await expect(person.page.getByRole("button", { name: "I accept them for today" })).toHaveCount(0);
      }
      await tap(lead, "Go on: Check-in");
      await room.allSee("Check-in");
    });

    await test.step("a round with pauses: asked for, called, ended, for the agreements", async () => {
      await tap(lead, "Begin the round");
      await sees(lead, /with you/);
      await tap(tom, "Ask for a pause");
      await sees(tom, /has the piece/);
      await tap(mina, "Call a pause");
      await room.allSee("A pause");
      await tap(mina, "Go on");
      await sees(lead, /with you/);
      await tap(lead, "Call a pause");
      await room.allSee("A pause");
      await tap(lead, "Go on");
      await sees(lead, /with you/);
      await tap(lead, "I’ve spoken");
      await sees(mina, /with you/);
      await tap(mina, "Pass for now");
      await sees(tom, /with you/);
      await tap(tom, "Look at the agreements again");
      await room.allSee("The agreements, once more");
      await tap(lead, "Go on");
      await tap(tom, "I’ve spoken");
      await tap(ines, "I’ve spoken");
      await sees(mina, /with you once more/);
      await tap(mina, "Pass");
      await room.allSee("Check-in");
      await tap(lead, "Go on: Rounds");
      await room.allSee("Rounds");
    });

    await test.step("the host is the last to speak, and the round is over, not the stage", async () => {
      await tap(lead, "Begin the round");
      for (let holder = await room.holder(); holder; holder = await room.holder()) {
        const { by } = holder;
        await tap(by, "I’ve spoken");
        await expect(room.title(by)).not.toHaveText(/with you/);
      }
      await room.allSee("Rounds");
      await tap(lead, "Go on: Asks and actions");
    });

    await test.step("asks and actions", async () => {
      await tom.fill("What do you propose?", "A quiet room");
      await tap(tom, "Add my proposal");
      await tap(tom, "Remove: A quiet room");
      await tom.fill("What do you propose?", "Cover for breaks");
      await tap(tom, "Add my proposal");
      for (const person of room.seated) await tap(person, "I have nothing more to write");
      for (const person of room.seated) {
        await tap(person, "Cover for breaks");
        await expect(person.page.getByRole("button", { name: "✓ Cover for breaks" })).toBeVisible();
      }
      await tap(lead, "Count");
      await tap(lead, "Write it down");
      await expect(lead.page.getByRole("button", { name: "Take off the list: Cover for breaks" })).toBeVisible();
      await tap(lead, "Take off the list: Cover for breaks");
      await expect(lead.page.getByRole("button", { name: /Take off the list/ })).toHaveCount(0);
      await tap(lead, "Go on: Check-out");
    });

    await test.step("the close", async () => {
      await tap(lead, "Begin the round");
      for (let holder = await room.holder(); holder; holder = await room.holder()) {
        const { by } = holder;
        await tap(by, "I’ve spoken");
        await expect(room.title(by)).not.toHaveText(/with you/);
      }
      await tap(lead, "Go on: Close");
      await tap(lead, "Close the circle");
      for (const person of room.seated) await expect(person.page.getByText("This circle was held to its close")).toBeVisible();
    });
  });
}

test("without JavaScript two taps do what one does @plain", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const admin = await arrive("Ada Fenwick");
  const people: Person[] = [];
  for (const name of names.slice(0, 3)) people.push(await arrive(name));
  const [lead, ...others] = people;
  if (!lead) throw new Error("nobody hosts");
  const team = await found(admin, [[lead, "lead"], ...others.map((person) => [person, "member"] as const)]);
  const { startsAt } = await scheduleWeekly(lead, team);
  await server.moveTo(plus(startsAt, -5));
  await lead.goto(team);
  await lead.follow("Open the room");
  await tapTwice(lead, "Open the room as host", delays[1]);
  const room = new Circle(lead, others, new URL(lead.page.url()).pathname, false);
  for (const [index, person] of others.entries()) {
    await person.goto(room.room);
    await tapTwice(person, "Take my seat", delays[index] ?? 80);
  }
  for (const delay of delays) {
    await room.look(lead);
    await tapTwice(lead, "Call a pause", delay);
    await expect(room.title(lead)).toHaveText("A pause");
    await tapTwice(lead, "Go on", delay);
    await expect(room.title(lead)).toHaveText("Opening");
  }
  await tapTwice(lead, "Go on: Agreements", delays[2]);
  for (const person of people) {
    await room.look(person);
    await expect(room.title(person)).toHaveText("Agreements");
    await tapTwice(person, "I accept them for today", delays[2]);
  }
  await room.look(lead);
  await tapTwice(lead, "Go on: Check-in", delays[2]);
  await tapTwice(lead, "Begin the round", delays[1]);
  await expect(room.title(lead)).toHaveText(/with you/);
  await tapTwice(lead, "I’ve spoken", delays[2]);
  await expect(room.title(lead)).toHaveText(/has the piece/);
});
