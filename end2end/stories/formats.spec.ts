// The turn rules of the formats, each from its opening to its close, and the library they come from.

import { Circle } from "../support/circle.ts";
import { checkPage } from "../support/checks.ts";
import { plus } from "../support/clock.ts";
import { found } from "../support/found.ts";
import type { House } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { openRoom, scheduleWeekly, takeSeat } from "../support/schedule.ts";
import { expect, test } from "../support/story.ts";

type Arrive = (name: string) => Promise<Person>;

interface Scene {
  readonly circle: Circle;
  readonly lead: Person;
  readonly mina: Person;
  readonly tom: Person;
  readonly ines: Person;
}

/** Four people in the open room of a circle of this format, the agreements accepted. */
async function meet(arrive: Arrive, house: House, format: string, first: string): Promise<Scene> {
  const admin = await arrive("Ada Fenwick");
  const people = [];
  for (const name of ["Lena Moss", "Mina Hale", "Tom Archer", "Ines Falk"]) people.push(await arrive(name));
  const [lead, mina, tom, ines] = people;
  if (!lead || !mina || !tom || !ines) throw new Error("nobody arrived");
  const team = await found(
    admin,
    people.map((person) => [person, person === lead ? "lead" : "member"] as const),
  );
  const { startsAt } = await scheduleWeekly(lead, team, "Thursday circle", format);
  await house.moveTo(plus(startsAt, -5));
  const path = await openRoom(lead, team, first);
  for (const person of [mina, tom, ines]) await takeSeat(person, team);
  const circle = new Circle(lead, [mina, tom, ines], path, true);
  if (first !== "Agreements") await circle.goOn("Agreements");
  await circle.accept();
  return { circle, lead, mina, tom, ines };
}

/** One round: who had a turn in it, in the order of the alphabet. */
async function round(circle: Circle): Promise<string[]> {
  await circle.begin();
  return (await circle.goRound()).sort();
}

/** Every seat and the wall say this. */
async function everyScreenSays(circle: Circle, text: string): Promise<void> {
  for (const person of circle.seated) await expect(person.page.getByText(text).first()).toBeVisible();
  const wall = await circle.host.page.context().newPage();
  await wall.goto(`${circle.room}/wall`);
  await expect(wall.getByText(text).first()).toBeVisible();
  await wall.close();
}

/** The host gives a part. */
async function part(circle: Circle, button: string): Promise<void> {
  const tool = circle.host.page.locator("details", { hasText: "Parts in this format" }).first();
  if ((await tool.getAttribute("open")) === null) await tool.locator("summary").click();
  await circle.host.press(button);
  await expect(circle.host.page.getByRole("button", { name: button })).toHaveCount(0);
}

async function close(circle: Circle): Promise<void> {
  await circle.host.press("Close the circle");
  for (const person of circle.seated) {
    await circle.look(person);
    await expect(person.page.getByText("This circle was held to its close")).toBeVisible();
  }
}

const all = ["Ines Falk", "Lena Moss", "Mina Hale", "Tom Archer"];

test("a case circle: the presenter tells, sits back, and returns", async ({ arrive, house }) => {
  test.setTimeout(240_000);
  const { circle, lead, tom } = await meet(arrive, house, "Case circle", "Agreements");
  await expect(lead.page.getByRole("button", { name: "Go on: The story" })).toHaveCount(0);
  await part(circle, "Tom Archer presents");
  await expect(tom.page.getByText("You present in this circle")).toBeVisible();
  await circle.goOn("The story");
  expect(await round(circle)).toEqual(["Tom Archer"]);
  await circle.goOn("Facts");
  await everyScreenSays(circle, "Questions only: no statements, no advice");
  expect(await round(circle)).toEqual(["Ines Falk", "Lena Moss", "Mina Hale"]);
  await circle.goOn("The group wonders");
  await everyScreenSays(circle, "Tom Archer sits back and has no turn");
  await checkPage(tom.page);
  await checkPage(lead.page);
  expect(await round(circle)).toEqual(["Ines Falk", "Lena Moss", "Mina Hale"]);
  await circle.goOn("Return");
  expect(await round(circle)).toEqual(["Tom Archer"]);
  await circle.goOn("Check-out");
  expect(await round(circle)).toEqual(all);
  await circle.goOn("Close");
  await close(circle);
});

test("a reflecting team: two groups, each with its turns", async ({ arrive, house }) => {
  test.setTimeout(240_000);
  const { circle } = await meet(arrive, house, "Reflecting team", "Agreements");
  await part(circle, "Tom Archer into the first group");
  await part(circle, "Ines Falk into the first group");
  await circle.goOn("Interview");
  expect(await round(circle)).toEqual(["Ines Falk", "Tom Archer"]);
  await circle.goOn("The listeners reflect");
  await everyScreenSays(circle, "Now the others speak, among themselves");
  expect(await round(circle)).toEqual(["Lena Moss", "Mina Hale"]);
  await circle.goOn("Interview again");
  expect(await round(circle)).toEqual(["Ines Falk", "Tom Archer"]);
  await circle.goOn("Check-out");
  expect(await round(circle)).toEqual(all);
  await circle.goOn("Close");
  await close(circle);
});

test("an appreciation round: the receiver only thanks, and is the next to speak", async ({ arrive, house }) => {
  test.setTimeout(240_000);
  const { circle } = await meet(arrive, house, "Appreciation round", "Agreements");
  await circle.goOn("Appreciation");
  await circle.begin();
  const spoke: string[] = [];
  const received: string[] = [];
  for (let holder = await circle.holder(); holder; holder = await circle.holder()) {
    const to = await holder.by.page.getByText(/^Speak to (?!the next)/).textContent();
    const receiver = /^Speak to (.+)\.$/.exec(to ?? "")?.[1] ?? "";
    const theirs = circle.seated.find((person) => person.name === receiver);
    await expect(theirs?.page.getByText("say nothing but thank you") ?? circle.host.page.getByText("nobody")).toBeVisible();
    spoke.push(holder.name);
    received.push(receiver);
    await circle.doTurn(holder, "I’ve spoken");
  }
  expect([...spoke].sort()).toEqual(all);
  expect(received.slice(0, -1), "whoever received speaks next").toEqual(spoke.slice(1));
  expect(received.at(-1)).toBe(spoke[0]);
  await circle.goOn("Check-out");
  await round(circle);
  await circle.goOn("Close");
  await close(circle);
});

test("a hot debrief: listening counts, and nothing is kept", async ({ arrive, house }) => {
  test.setTimeout(240_000);
  const { circle, ines } = await meet(arrive, house, "Hot debrief", "Agreements");
  await ines.press("I only listen");
  await expect(ines.page.getByRole("button", { name: "Offer me turns again" })).toBeVisible();
  const speak = ["Lena Moss", "Mina Hale", "Tom Archer"];
  for (const stage of ["All right?", "What happened", "What went well", "What could be better", "Support"]) {
    await circle.goOn(stage);
    if (stage === "Support") {
      await ines.press("Offer me turns again");
      await expect(ines.page.getByRole("button", { name: "I only listen" })).toBeVisible();
    }
    expect(await round(circle), stage).toEqual(stage === "Support" ? all : speak);
  }
  await circle.goOn("Close");
  await expect(circle.host.page.getByLabel("What would have to change?")).toHaveCount(0);
  await close(circle);
});

test("a restorative group waits for a supervisor", async ({ arrive, house }) => {
  test.setTimeout(240_000);
  const { circle, lead, mina } = await meet(arrive, house, "Restorative group", "Agreements");
  await expect(lead.page.getByRole("button", { name: "Go on: Arriving" })).toHaveCount(0);
  await expect(mina.page.getByRole("button", { name: "I am trained to supervise" })).toHaveCount(0);
  await lead.press("I am trained to supervise");
  await circle.goOn("Arriving");
  expect(await round(circle)).toEqual(all);
  await circle.goOn("Working through");
  await circle.begin();
  const names = await circle.goRound((_, turns) => (turns === 1 ? "Pass for now" : "I’ve spoken"));
  expect(names.at(-1), "the piece comes back to the host").toBe("Lena Moss");
  expect(names).toHaveLength(6);
  for (const stage of ["Strengths", "Next", "Check-out"]) {
    await circle.goOn(stage);
    if (stage !== "Next") await round(circle);
  }
  await circle.goOn("Close");
  await close(circle);
});

test("the library: read, preview, print, copy, mistype, mend, share, plan", async ({ arrive }) => {
  test.setTimeout(240_000);
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  const member = await arrive("Mina Hale");
  const team = await found(admin, [
    [lead, "lead"],
    [member, "member"],
  ]);
  await member.goto(`${team}/formats`);
  await expect(member.page.locator(".card")).toHaveCount(12);
  await checkPage(member.page);
  await member.follow("Case circle");
  await checkPage(member.page);
  await expect(member.page.getByText("The presenter sits back and has no turn")).toBeVisible();
  await expect(member.page.getByRole("button", { name: "Make a copy" })).toHaveCount(0);
  const before = await member.page.locator(".stages").textContent();
  await member.fill("Minutes", "90");
  await member.press("Show these minutes");
  await expect(member.page.locator(".stages")).not.toHaveText(before ?? "");

  const formats = await member.page.goto(`${team}/formats`).then(() => member.page.locator(".card a"));
  const paths = await formats.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  for (const path of paths) {
    await member.page.goto(path);
    const pdf = await member.page.pdf({ preferCSSPageSize: true });
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;
    expect(sheets, `${path} on paper`).toBe(1);
  }

  await lead.goto(`${team}/formats/appreciation`);
  await lead.press("Make a copy");
  const text = lead.page.getByLabel("The format", { exact: true });
  const good = await text.inputValue();
  await checkPage(lead.page);
  const bad = good.replace("minutes = 6", "minutes = 600");
  await text.fill(bad);
  await lead.press("Save the format");
  await expect(lead.page.getByRole("alert")).toContainText(/Line \d+, stage\.minutes: this must be between 1 and 120/);
  await expect(text).toHaveValue(bad);
  await checkPage(lead.page);
  await text.fill(good.replace("minutes = 6", "minutes = 7"));
  await lead.press("Save the format");
  await expect(lead.page.getByText("The format is saved, and in use")).toBeVisible();
  await lead.press("Share it with the organisation");
  await expect(lead.page.getByText("Every team of the organisation can choose it.")).toBeVisible();
  await checkPage(lead.page);

  const planned = await scheduleWeekly(lead, team, "Thanks", "Our Appreciation round (your own)");
  await lead.goto(team);
  await lead.follow("Details");
  await lead.page.getByText("Another format for this one", { exact: true }).click();
  await lead.page.locator("#other-format").getByLabel("How do you meet?").selectOption({ label: "Hot debrief" });
  await lead.press("Change the format");
  await expect(lead.page.locator(".facts")).toContainText("Hot debrief");
  expect(planned.title).toBe("Thanks");
});
