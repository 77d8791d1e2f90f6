// Turn rules of the formats, each from its opening to its close.

import { Circle } from "../support/circle.ts";
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

async function close(circle: Circle): Promise<void> {
  await circle.host.press("Close the circle");
  for (const person of circle.seated) {
    await circle.look(person);
    await expect(person.page.getByText("This circle was held to its close")).toBeVisible();
  }
}

const all = ["Ines Falk", "Lena Moss", "Mina Hale", "Tom Archer"];

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

