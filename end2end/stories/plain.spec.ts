// Without JavaScript: circles, schedule, summary and actions by forms and by looking again; the ballot explains itself.

import { Circle } from "../support/circle.ts";
import { plus } from "../support/clock.ts";
import { found } from "../support/found.ts";
import { hasNoForm, planPulse } from "../support/pulse.ts";
import { openRoom, scheduleWeekly, takeSeat } from "../support/schedule.ts";
import { invite, join } from "../support/steps.ts";
import { expect, test } from "../support/story.ts";
import type { Role } from "../support/steps.ts";

test.use({ nginx: true });

const agreed = "Somebody to cover the phone during breaks";

test("a circle, its schedule and its summary without JavaScript @plain", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  const others: [string, Role][] = [
    ["Mina Hale", "member"],
    ["Tom Archer", "member"],
    ["Grace Oduya", "manager"],
    ["Ines Falk", "member"],
    ["Jonah Reed", "member"],
    ["Bea Whitlock", "member"],
  ];
  const team = await found(admin, [[lead, "lead"]]);
  const joined = [];
  for (const [name, role] of others) {
    const person = await arrive(name);
    await join(person, await invite(lead, `${team}/people`, role));
    joined.push(person);
  }
  const [mina, tom, manager] = joined;
  if (!mina || !tom || !manager) throw new Error("nobody joined");

  const circle = await test.step("the schedule", () => scheduleWeekly(lead, team));
  await mina.goto(team);
  await expect(mina.page.getByRole("heading", { level: 1 })).toContainText("14:00");

  await test.step("a session is moved, with a reason", async () => {
    await lead.goto(team);
    await lead.page.locator("a.row-link").first().click();
    await lead.page.getByText("Move it", { exact: true }).click();
    await lead.page.locator("#move").getByLabel("Time", { exact: true }).fill("15:00");
    await lead.page.locator("#move").getByText("Nobody to cover the floor").click();
    await lead.press("Move the session");
    await expect(lead.page.getByText("The session is moved")).toBeVisible();
  });

  await server.moveTo(plus(circle.startsAt, -5));
  await test.step("the circle, to its close", async () => {
    const path = await openRoom(lead, team);
    for (const person of [mina, tom]) await takeSeat(person, team);
    const room = new Circle(lead, [mina, tom], path, false);
    await room.look(lead);
    await room.goOn("Agreements");
    await room.accept();
    await room.goOn("Check-in");
    await room.begin();
    expect(await room.goRound()).toHaveLength(3);
    await room.goOn("Rounds");
    const asked = await room.begin();
    await room.look(mina);
    await expect(mina.page.locator(".prompt")).toHaveText(asked);
    await lead.press("Call a pause");
    await room.allSee("A pause");
    await lead.press("Go on");
    let passed = "";
    const names = await room.goRound((name, turns) => {
      if (turns === 1) passed = name;
      return turns === 1 ? "Pass for now" : "I’ve spoken";
    });
    expect(names.slice(-2), "a second chance, and then the piece is back with the host").toEqual([passed, lead.name]);
    await room.goOn("Asks and actions");
    await lead.fill("What would have to change?", agreed);
    await lead.press("Write it down");
    await expect(lead.page.getByText(agreed).first()).toBeVisible();
    await room.goOn("Check-out");
    await room.begin();
    await room.goRound();
    await room.goOn("Close");
    await lead.press("Close the circle");
    for (const person of room.seated) {
      await room.look(person);
      await expect(person.page.getByText("This circle was held to its close")).toBeVisible();
    }
  });

  await test.step("the ballot says why it needs JavaScript, and what to do", async () => {
    const pulse = await planPulse(lead, team);
    await mina.goto(pulse.path);
    // Searches by text pass `noscript` over, so its paragraphs are named.
    const said = mina.page.locator("noscript p");
    await expect(said.filter({ hasText: "Answering needs JavaScript" })).toBeVisible();
    await expect(said.filter({ hasText: "answer from another device of yours" })).toBeVisible();
    await hasNoForm(mina.page);
  });

  await test.step("the summary, the reply, and the team that sees it", async () => {
    // A circle counts from its planned hour on.
    await server.moveTo(plus(circle.startsAt, 60));
    await manager.goto(`${team}/summary`);
    await expect(manager.page.getByText("1 of 1 circle kept")).toBeVisible();
    await manager.goto("/");
    await manager.follow(agreed);
    await manager.page.getByText("It cannot be done", { exact: true }).click();
    await manager.fill("In your words", "The agency has nobody before spring.");
    await manager.press("Send the reply");
    await expect(manager.page.getByText("Your reply is with the team")).toBeVisible();
    await mina.goto(`${team}/actions`);
    await mina.follow(agreed);
    await expect(mina.page.getByText("The agency has nobody before spring.").first()).toBeVisible();
  });
});
