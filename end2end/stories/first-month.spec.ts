// A team's first month: the one story that everything else serves. A lead, seven staff and a manager, each with a browser
// of their own, from an empty installation to a change that the team confirms; and afterwards the search for anything that
// links a ballot to one of them.

import { Looks } from "../support/checks.ts";
import { Circle } from "../support/circle.ts";
import { plus } from "../support/clock.ts";
import type { TestServer } from "../support/test-server.ts";
import { evidence, links } from "../support/linking.ts";
import { overhear, type Secret } from "../support/overhear.ts";
import type { Person } from "../support/person.ts";
import { answer, planPulse, type Pulse } from "../support/pulse.ts";
import { openRoom, scheduleWeekly, takeSeat } from "../support/schedule.ts";
import { invite, join, makeTeam, setUp, signIn } from "../support/steps.ts";
import { expect, test } from "../support/story.ts";

const staffNames = ["Mina Hale", "Tom Archer", "Ines Falk", "Jonah Reed", "Bea Whitlock", "Samir Noor", "Oona Brandt"];
const ask = "Somebody to cover the phone during breaks";
const replied = "The bank covers the phone from noon to two, from Monday on.";

/** Who answers in which order, by their place among lead and staff, and what: no two alike, and one leaves one out. */
const answering: readonly (readonly [who: number, answers: readonly number[]])[] = [
  [3, [4, 3, 4, 2, 3, 4]],
  [6, [3, 4, 3, 3, 2, 4]],
  [1, [2, 3, 3, 4, 3, 5]],
  [0, [4, 4, 4, 3, 4, 4]],
  [7, [5, 3, 2, 2, 0, 3]],
  [4, [3, 2, 3, 4, 4, 3]],
  [2, [4, 4, 5, 3, 3, 4]],
  [5, [2, 3, 4, 3, 5, 2]],
];

interface Team {
  readonly path: string;
  readonly lead: Person;
  readonly staff: readonly Person[];
  readonly manager: Person;
}

test("a team's first month @everywhere", async ({ arrive, server, thorough }) => {
  test.setTimeout(300_000);
  const look = new Looks(thorough);
  const team = await test.step("it is set up", () => gather(arrive, look));
  const { path, lead, staff, manager } = team;
  await test.step("a circle is held to its close", () => meet(team, server, look));

  const pulse = await test.step("a pulse is opened", () => planPulse(lead, path));
  const secrets = await test.step("everybody answers", () => answerAll(team, pulse, server, look));
  await test.step("it closes, and settles for a day", () => settle(team, pulse, server, look));
  await test.step("the team reads first, its manager two days later", () => readInTurn(team, pulse, server, look));
  await test.step("the manager replies, and the team sees what came of it", () => reply(team, look));

  await test.step("nothing links a ballot to anybody", async () => {
    for (const person of [lead, ...staff, manager]) await person.goto("about:blank");
    await server.stop();
    expect(links(await evidence(server), secrets)).toEqual([]);
  });
  await test.step("a link that was planted is found", () => plantAndFind(server, secrets));
});

async function gather(arrive: (name: string) => Promise<Person>, look: Looks): Promise<Team> {
  const admin = await arrive("Ada Fenwick");
  await admin.goto("/setup");
  await look.at(admin, "setup");
  await setUp(admin);
  await look.at(admin, "set-up");
  admin.expectComplaint(/404/);
  const again = await admin.page.goto("/setup");
  expect(again?.status()).toBe(404);
  await look.at(admin, "set-up-once");

  const people = await makeTeam(admin, "Rowan Ward");
  const lead = await arrive("Lena Moss");
  const link = await invite(admin, people, "lead");
  await look.at(admin, "invitation");
  await lead.goto(link);
  await look.at(lead, "join");
  await join(lead, link);
  await look.at(lead, "joined");
  const late = await arrive("Somebody Late");
  await late.goto(link);
  await expect(late.page.getByText("Somebody has joined with it already")).toBeVisible();
  await look.at(late, "invitation-used");

  const newcomer = async (name: string, role: "member" | "manager") => {
    const person = await arrive(name);
    await join(person, await invite(lead, people, role));
    return person;
  };
  const staff: Person[] = [];
  for (const name of staffNames) staff.push(await newcomer(name, "member"));
  const manager = await newcomer("Grace Oduya", "manager");
  return { path: people.replace(/\/people$/, ""), lead, staff, manager };
}

async function meet({ path, lead, staff, manager }: Team, server: TestServer, look: Looks): Promise<void> {
  await lead.goto(`${path}/circles/new`);
  await look.at(lead, "new-circle");
  const planned = await scheduleWeekly(lead, path);
  await look.at(lead, "scheduled");
  await lead.page.locator("a.row-link").first().click();
  await look.at(lead, "session");
  await server.moveTo(plus(planned.startsAt, -5));
  await lead.goto(path);
  await look.at(lead, "before-the-circle");
  const [first, second] = staff;
  if (!first || !second) throw new Error("nobody joined");
  const roomPath = await openRoom(lead, path);
  await first.goto(path);
  await first.page.getByRole("link", { name: "Take your seat" }).click();
  await look.at(first, "door");
  for (const person of staff) await takeSeat(person, path);
  const room = new Circle(lead, staff, roomPath, true);
  await look.at(lead, "room-opening-host");
  await room.goOn("Agreements");
  await look.at(first, "room-agreements");
  await room.accept();
  await room.goOn("Check-in");
  await look.at(lead, "room-check-in-host");
  await room.begin();
  await look.at(lead, "room-round-host");
  const holder = await room.holder();
  if (holder) await look.at(holder.by, "room-holding");
  const waiting = room.seated.find((person) => person !== holder?.by && person !== lead);
  if (waiting) await look.at(waiting, "room-waiting");
  expect((await room.goRound()).toSorted()).toEqual(room.seated.map(({ name }) => name).toSorted());
  await room.goOn("Rounds");
  const asked = await room.begin();
  for (const person of room.seated) await expect(person.page.locator(".prompt")).toHaveText(asked);
  await lead.press("Call a pause");
  await room.allSee("A pause");
  await look.at(second, "room-pause");
  await lead.press("Go on");
  // Somebody passes, and is asked once more when everybody else has spoken; then the piece is back with the host, who sums up.
  let passed = "";
  const turns = await room.goRound((name, turn) => {
    if (turn === 2) passed = name;
    return turn === 2 ? "Pass for now" : "I’ve spoken";
  });
  expect(turns).toHaveLength(room.seated.length + 2);
  expect(turns.slice(-2)).toEqual([passed, lead.name]);
  await room.goOn("Asks and actions");
  await lead.fill("What would have to change?", ask);
  await lead.press("Write it down");
  for (const person of room.seated) await expect(person.page.getByText(ask).first()).toBeVisible();
  await look.at(first, "room-asks");
  await look.at(lead, "room-asks-host");
  await room.goOn("Check-out");
  await room.begin();
  await room.goRound();
  await room.goOn("Close");
  await look.at(lead, "room-close-host");
  await lead.press("Close the circle");
  for (const person of room.seated) {
    await expect(person.page.getByText("This circle was held to its close")).toBeVisible();
  }
  await look.at(first, "room-closed");
  await server.moveTo(plus(planned.startsAt, 60));
  await manager.goto("/");
  await expect(manager.page.getByRole("link", { name: ask })).toBeVisible();
  await look.at(manager, "manager-home");
}

/** Everybody on the roster, each from their own browser. The manager cannot. */
async function answerAll(team: Team, pulse: Pulse, server: TestServer, look: Looks): Promise<Secret[]> {
  const { path, lead, staff, manager } = team;
  await look.at(lead, "pulse-open");
  await manager.goto(`${path}/pulse`);
  await expect(manager.page.getByText("Managers do not answer and are not counted")).toBeVisible();
  await expect(manager.page.getByRole("link", { name: "Answer the pulse" })).toHaveCount(0);
  await look.at(manager, "pulse-open-manager");
  const secrets: Secret[] = [];
  for (const [who, answers] of answering) {
    const person = [lead, ...staff][who];
    if (!person) throw new Error("nobody is there to answer");
    await person.goto(pulse.path);
    await look.at(person, "ballot");
    secrets.push(await overhear(person, server, () => answer(person, pulse, answers)));
    await look.at(person, "ballot-in-the-box");
  }
  return secrets;
}

/** The server is replaced by a new one meanwhile, as an upgrade does. */
async function settle({ path, lead, staff }: Team, pulse: Pulse, server: TestServer, look: Looks): Promise<void> {
  const [first] = staff;
  if (!first) throw new Error("nobody joined");
  for (const person of [lead, ...staff]) await person.goto("about:blank");
  await server.moveTo(plus(pulse.closesAt, 1));
  await server.stop();
  await server.start();
  await first.goto(pulse.path);
  await expect(first.page.getByText("Yes: this ballot is among those that were counted")).toBeVisible();
  await look.at(first, "receipt");
  await first.goto(`${path}/pulse`);
  await expect(first.page.getByRole("heading", { name: "The pulse has closed" })).toBeVisible();
  await expect(first.page.getByRole("heading", { name: "The latest result" })).toHaveCount(0);
  await look.at(first, "pulse-closed");
  await first.page.context().clearCookies();
  await first.goto(`${path}/pulse`);
  await expect(first.page).toHaveURL(/sign-in/);
  await look.at(first, "sign-in");
  await signIn(first);
}

async function readInTurn({ path, lead, staff, manager }: Team, pulse: Pulse, server: TestServer, look: Looks): Promise<void> {
  const [first] = staff;
  if (!first) throw new Error("nobody joined");
  const result = (person: Person) => person.page.getByRole("heading", { name: "The latest result" });
  const day = 24 * 60;
  await server.moveTo(plus(pulse.closesAt, day + 1));
  await first.goto(`${path}/pulse`);
  await expect(result(first)).toBeVisible();
  await expect(first.page.getByText("8–12 people answered")).toBeVisible();
  await expect(first.page.locator(".levels meter").first()).toBeVisible();
  await expect(first.page.getByText("this belongs to the team alone")).toBeVisible();
  await look.at(first, "result");
  await first.goto(`${path}/summary`);
  await expect(first.page.getByText("One of the three pulses of this block is published")).toBeVisible();
  await look.at(first, "summary-team");
  await first.goto(path);
  await look.at(first, "team-home");
  await lead.goto(`${path}/pulse`);
  await look.at(lead, "pulse-next");
  const tooEarly = async () => {
    await manager.goto(`${path}/pulse`);
    await expect(result(manager)).toHaveCount(0);
    await manager.goto(`${path}/summary`);
    await expect(manager.page.getByText("No pulse of this block is published yet")).toBeVisible();
  };
  await tooEarly();
  await look.at(manager, "summary-too-early");
  await server.moveTo(plus(pulse.closesAt, 3 * day - 5));
  await tooEarly();
  await server.moveTo(plus(pulse.closesAt, 3 * day + 5));
  await manager.goto(`${path}/pulse`);
  await expect(result(manager)).toBeVisible();
  await manager.goto(`${path}/summary`);
  await expect(manager.page.getByText("One of the three pulses of this block is published")).toBeVisible();
  await expect(manager.page.getByText("1 of 1 circle kept")).toBeVisible();
  await look.at(manager, "summary-manager");
}

async function reply({ path, lead, staff, manager }: Team, look: Looks): Promise<void> {
  const [first] = staff;
  if (!first) throw new Error("nobody joined");
  await manager.goto("/");
  await manager.follow(ask);
  await look.at(manager, "reply");
  await manager.page.getByText("It is done", { exact: true }).click();
  await manager.fill("In your words", replied);
  await manager.press("Send the reply");
  await expect(manager.page.getByText("Your reply is with the team")).toBeVisible();
  await look.at(manager, "replied");
  await first.goto(`${path}/actions`);
  await first.follow(ask);
  await expect(first.page.getByText(replied).first()).toBeVisible();
  await look.at(first, "reply-read");
  await first.follow("Done");
  await first.press("Yes, it is done");
  await expect(first.page.getByText("Confirmed: it is done")).toBeVisible();
  await lead.goto(`${path}/actions`);
  await expect(lead.page.getByText("The team confirmed it on").first()).toBeVisible();
  await look.at(lead, "actions");
}

/** A search that finds nothing proves nothing: each kind of link, put there on purpose, must be found. */
async function plantAndFind(server: TestServer, secrets: readonly Secret[]): Promise<void> {
  const [one] = secrets;
  if (!one) throw new Error("nobody answered");
  const clean = await evidence(server);
  const account = clean.rows.find(({ table, values }) => table === "account" && values.includes(one.person.toLowerCase()));
  const id = account?.values[account.columns.indexOf("id")];
  const time = one.until.toISOString();
  await server.database.run(`
    create table planted_together (account_id text, token_hash text);
    insert into planted_together values ('${id}', '${one.receipt}');
    create table planted_time (account_id text, seen_at text);
    insert into planted_time values ('${id}', '${time}');
    create table planted_order (token_hash text);
    ${secrets.map(({ receipt }) => `insert into planted_order values ('${receipt}');`).join("\n")}
    create table planted_secret (blinded text);
    insert into planted_secret values ('${one.blinded}');
  `);
  const planted = await evidence(server);
  const log = `${planted.log}\nBallot ${one.receipt}\nHello ${one.person}\nPOST /ballots/cast ${time}`;
  const found = links({ ...planted, log }, secrets).join("\n");
  for (const what of [
    /a row of planted_together names .* beside the ballot/,
    /a row of planted_time says what .* did while people answered/,
    /ballots lie in the table planted_order like the order in which people answered/,
    /the database keeps what only the device of .* should know/,
    /the log names the ballot/,
    new RegExp(`the log names ${one.person.toLowerCase()}`),
    /the log says when a ballot passed/,
    /stands in \d rows/,
  ]) {
    expect(found).toMatch(what);
  }
}
