// A circle of any format, walked from its opening to its close: what is particular to the format is a small table.

import { expect, test } from "@playwright/test";
import { Circle } from "./circle.ts";
import { plus } from "./clock.ts";
import { found } from "./found.ts";
import type { TestServer } from "./test-server.ts";
import type { Person } from "./person.ts";
import { openRoom, scheduleWeekly, takeSeat } from "./schedule.ts";

/** One stage on the way. */
export interface Stop {
  /** Its name, as it stands on every screen. */
  readonly stage: string;
  /** Who has a turn, in any order; nobody where the piece does not go round. */
  readonly turns?: readonly string[];
  /** The host speaks last, and sums up. */
  readonly sumsUp?: true;
  /** What every seat and the wall say before the round begins. */
  readonly says?: string;
}

export interface Scene {
  readonly circle: Circle;
  readonly lead: Person;
  readonly mina: Person;
  readonly tom: Person;
  readonly ines: Person;
}

/** Everybody in a scene, and everybody but Tom. */
export const all = ["Ines Falk", "Lena Moss", "Mina Hale", "Tom Archer"];
export const notTom = all.filter((name) => name !== "Tom Archer");

/** Four people in the open room of a circle of this format, the agreements accepted. Lena hosts. */
export async function meet(
  arrive: (name: string) => Promise<Person>,
  server: TestServer,
  format: string,
  first = "Agreements",
): Promise<Scene> {
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
  await server.moveTo(plus(startsAt, -5));
  const path = await openRoom(lead, team, first);
  for (const person of [mina, tom, ines]) await takeSeat(person, team);
  const circle = new Circle(lead, [mina, tom, ines], path, true);
  if (first !== "Agreements") await circle.goOn("Agreements");
  await circle.accept();
  return { circle, lead, mina, tom, ines };
}

/** Goes on through these stages, a round in each that has turns; returns what was asked. */
export async function walk(circle: Circle, stops: readonly Stop[]): Promise<string[]> {
  const questions: string[] = [];
  for (const { stage, turns, sumsUp, says } of stops) {
    await test.step(stage, async () => {
      await circle.goOn(stage);
      if (says) await everyScreenSays(circle, says);
      if (!turns) return expect(circle.host.page.getByRole("button", { name: "Begin the round" })).toHaveCount(0);
      questions.push(await circle.begin());
      const spoke = await circle.goRound();
      if (sumsUp) expect(spoke.at(-1), "who sums up").toBe(circle.host.name);
      expect([...spoke].sort(), stage).toEqual([...turns].sort());
    });
  }
  return questions;
}

/** The host gives a part; the list of parts stays open from one to the next. */
export async function part(circle: Circle, button: string): Promise<void> {
  const tool = circle.host.page.locator("details", { hasText: "Parts in this format" }).first();
  const given = circle.host.page.getByRole("button", { name: button });
  if (!(await given.isVisible())) await tool.locator("summary").click();
  await given.click();
  await expect(given).toHaveCount(0);
  await expect(tool, "nobody closed it").toHaveAttribute("open", "");
}

/** Every seat and the wall say this. */
export async function everyScreenSays(circle: Circle, text: string): Promise<void> {
  for (const person of circle.seated) await expect(person.page.getByText(text).first()).toBeVisible();
  const wall = await circle.host.page.context().newPage();
  await wall.goto(`${circle.room}/wall`);
  await expect(wall.getByText(text).first()).toBeVisible();
  await wall.close();
}

/** To the close: what is kept is shown before it is kept, and then everybody sees that it was held. */
export async function close(circle: Circle, actions: string | RegExp): Promise<void> {
  await circle.goOn("Close");
  for (const person of circle.seated) {
    await expect(person.page.getByText("These lines, and nothing else.")).toBeVisible();
    await expect(person.page.getByText(actions)).toBeVisible();
  }
  await circle.host.press("Close the circle");
  for (const person of circle.seated) {
    await circle.look(person);
    await expect(person.page.getByText("This circle was held to its close")).toBeVisible();
  }
}
