// Fifteen seats in one room, three of them guests: from the picture on the host's screen to a close of which nothing is left
// but what was agreed.

import { Circle } from "../support/circle.ts";
import { choose, nothingToAdd, propose } from "../support/asks.ts";
import { checkPage } from "../support/checks.ts";
import { plain, type Row } from "../support/database.ts";
import { gather, toCheckIn } from "../support/gathering.ts";
import { codeOf, comeIn, typeCode } from "../support/guest.ts";
import type { Person } from "../support/person.ts";
import { expect, test } from "../support/story.ts";

test.use({ nginx: true });

const names = [
  "Lena Moss",
  "Mina Hale",
  "Tom Archer",
  "Ines Falk",
  "Jonah Reed",
  "Bea Whitlock",
  "Ravi Nair",
  "Nora Quill",
  "Sami Otto",
  "Pilar Ruiz",
  "Owen Dray",
  "Yara Stein",
];
const guestNames = ["Gale the student", "Hattie from the agency", "Ivo who visits"];
/** Words typed in the room; the first two are agreed on. */
const kept = ["Cover for breaks on late shifts", "A second key for the store"] as const;
const left = ["A quieter telephone bell", "Shorter words in the handover"] as const;

test("fifteen seats, three of them guests, and nothing left but what was agreed", async ({ arrive, server }) => {
  test.setTimeout(420_000);
  const admin = await arrive("Ada Fenwick");
  const people: Person[] = [];
  for (const name of names) people.push(await arrive(name));
  const { room: before } = await gather(server, admin, people);
  const { host, room: path } = before;

  const guests = await test.step("three guests come in by the picture and by the letters", async () => {
    const code = await codeOf(host);
    const guests: Person[] = [];
    for (const name of guestNames) guests.push(await arrive(name));
    const [gale, hattie, ivo] = guests;
    if (!gale || !hattie || !ivo) throw new Error("nobody came");
    gale.expectComplaint(/404/);
    await typeCode(gale, "12");
    await expect(gale.page.getByText("A code has six letters and no digits")).toBeVisible();
    await typeCode(gale, "BBBBBB");
    await expect(gale.page.getByText("No room is open under this code")).toBeVisible();
    await checkPage(gale.page);
    await typeCode(gale, code.toLowerCase());
    await expect(gale.page.getByRole("heading", { name: "Thursday circle", level: 1 })).toBeVisible();
    await checkPage(gale.page);
    for (const guest of guests) await comeIn(guest, code);
    await checkPage(gale.page);
    const late = await arrive("Somebody Late");
    await late.goto(`/j/${code}`);
    await expect(late.page.getByText("All fifteen seats are taken")).toBeVisible();
    return guests;
  });

  const room = new Circle(host, [...before.seated.slice(1), ...guests], path, true);
  await toCheckIn(room);
  await room.begin();
  expect(await room.goRound()).toHaveLength(15);
  await room.goOn("Rounds");
  await room.begin();
  let passed = "";
  const turns = await room.goRound((name, turns) => {
    if (turns === 2) passed = name;
    return turns === 2 ? "Pass for now" : "I’ve spoken";
  });
  expect(turns).toHaveLength(17);
  expect(turns.slice(-2), "a second offer after everyone's first, and then the piece is back with the host").toEqual([passed, host.name]);
  const [, mina, tom, ines] = people;
  const [gale, hattie] = guests;
  if (!mina || !tom || !ines || !gale || !hattie) throw new Error("nobody sits there");
  await mina.press("Ask for a pause, unseen");
  await expect(host.page.getByText("Somebody would like a pause. Who it is stays unknown.")).toBeVisible();
  await expect(mina.page.getByText("You have asked for a pause.")).toBeVisible();
  await expect(tom.page.getByText("Somebody would like a pause")).toHaveCount(0);
  await host.press("Put this notice aside");
  await expect(host.page.getByText("Somebody would like a pause")).toHaveCount(0);
  await host.press("Call a pause");
  await room.allSee("A pause");
  await host.press("Go on");

  await test.step("asks: written unseen, shown at once, a tie chosen between again", async () => {
    await room.goOn("Asks and actions");
    await propose(mina, kept[0]);
    await propose(tom, left[0]);
    await propose(gale, kept[1]);
    await propose(hattie, left[1]);
    await expect(ines.page.getByText(kept[0])).toHaveCount(0);
    await expect(host.page.getByText("Somebody present has neither written")).toBeVisible();
    await expect(host.page.getByRole("button", { name: "Show what was written" })).toHaveCount(0);
    await nothingToAdd(room, [mina, tom, gale, hattie]);
    await host.press("Show what was written");
    for (const text of [...kept, ...left]) {
      await expect(ines.page.getByRole("button", { name: text, exact: true })).toBeVisible();
    }
    await checkPage(ines.page);
    // One is ahead, two are tied for the other place.
    await choose(room, [
      [mina, kept[0]],
      [tom, kept[0]],
      [ines, kept[1]],
      [gale, left[0]],
    ]);
    await expect(ines.page.getByText("These were chosen equally often")).toBeVisible();
    await expect(ines.page.getByRole("button", { name: left[1], exact: true })).toHaveCount(0);
    await choose(room, [
      [mina, kept[1]],
      [hattie, kept[1]],
      [ines, kept[1]],
    ]);
    await expect(ines.page.getByText("The circle has chosen two:")).toBeVisible();
    for (const text of [...kept].sort()) {
      await expect(host.page.getByLabel("What would have to change?")).toHaveValue(text);
      await host.press("Write it down");
      await expect(host.page.getByRole("button", { name: `Take off the list: ${text}` })).toBeVisible();
    }
  });

  await room.goOn("Check-out");
  await room.begin();
  await room.goRound();
  await room.goOn("Close");
  await expect(mina.page.getByText("These lines, and nothing else.")).toBeVisible();
  await expect(mina.page.getByText("13–15")).toBeVisible();
  await host.press("Close the circle");
  for (const person of people) await expect(person.page.getByText("This circle was held to its close")).toBeVisible();
  for (const guest of guests) await expect(guest.page.getByText("Thank you for sitting with us")).toBeVisible();
  await gale.goto(path);
  await expect(gale.page).toHaveURL(/\/sign-in/);

  await test.step("nobody finds in the database or in the log who sat there, or what was typed", async () => {
    for (const person of [...people, ...guests]) await person.goto("about:blank");
    await server.moveClock({ minutes: 1 });
    await server.stop();
    const where = { database: server.database.dump(), log: server.log };
    for (const [place, text] of Object.entries(where)) {
      for (const name of guestNames) expect(text, `${name} in the ${place}`).not.toContain(name);
      for (const words of left) expect(text, `“${words}” in the ${place}`).not.toContain(words);
    }
    for (const words of kept) {
      expect(where.database).toContain(words);
      expect(where.log).not.toContain(words);
    }
    const rows = await server.database.rows();
    const of = (table: string) => rows.filter((row) => row.table === table);
    for (const table of ["room", "seat_key", "room_code", "wall_key", "rehearsal"]) expect(of(table), table).toEqual([]);
    // Whoever was in the circle stands in the tables of people, as before it; the host alone beside the session that was held. The check
    // that opened has the whole team on its roster.
    const idOf = ({ columns, values }: Row) => values[columns.indexOf("id")] ?? "";
    const accounts = of("account").map(idOf);
    expect(accounts).toHaveLength(names.length + 1);
    const known = ["account", "credential", "membership", "membership_change", "invitation", "device", "sign_in", "roster"];
    const namesOf = (row: Row) => accounts.filter((id) => row.values.some((value) => value.includes(id)));
    const named = rows.filter((row) => !known.includes(row.table) && namesOf(row).length > 0);
    expect(named.map((row) => row.table).filter((table) => table !== "session")).toEqual([]);
    const mentioned = (table: string) => of(table).flatMap(namesOf).sort();
    expect(mentioned("roster"), "the whole team, not who was there").toEqual(mentioned("membership"));
    const [held, ...others] = of("session").filter((row) => row.values.includes("held"));
    expect(others).toEqual([]);
    const [lead, ...more] = held ? namesOf(held) : [];
    const isLead = (row: Row) => idOf(row) === lead && row.values.includes(plain(host.name));
    expect(of("account").some(isLead) && more.length === 0, "the host, and nobody else").toBe(true);
    for (const name of names) expect(where.log, `${name} in the log`).not.toContain(name);
  });
});
