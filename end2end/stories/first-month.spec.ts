// A team's first month: the one story that everything else serves.

import { checkPage } from "../support/checks.ts";
import { invite, join, makeTeam, setUp, signIn } from "../support/steps.ts";
import { expect, test } from "../support/story.ts";

test("a team's first month", async ({ arrive, house, javaScriptEnabled }) => {
  const check = javaScriptEnabled === false ? async () => {} : checkPage;

  const admin = await arrive("Ada Fenwick");
  await test.step("the organisation is set up once", async () => {
    await admin.goto("/setup");
    await check(admin.page);
    await setUp(admin);
    await check(admin.page);
    admin.expectComplaint(/404/);
    const again = await admin.page.goto("/setup");
    expect(again?.status()).toBe(404);
    await check(admin.page);
  });

  const people = await test.step("a team is made", () => makeTeam(admin, "Rowan Ward"));

  const lead = await arrive("Lena Moss");
  await test.step("the lead joins by a link that works once", async () => {
    const link = await invite(admin, people, "lead");
    await check(admin.page);
    await lead.goto(link);
    await check(lead.page);
    await join(lead, link);
    await check(lead.page);
    const late = await arrive("Somebody Late");
    await late.goto(link);
    await expect(late.page.getByText("Somebody has joined with it already")).toBeVisible();
    await check(late.page);
  });

  const staff = await test.step("the lead invites two members and a manager", async () => {
    const names = [
      ["Mina Hale", "member"],
      ["Tom Archer", "member"],
      ["Grace Oduya", "manager"],
    ] as const;
    const joined = [];
    for (const [name, role] of names) {
      const person = await arrive(name);
      await join(person, await invite(lead, people, role));
      joined.push(person);
    }
    return joined;
  });

  await test.step("everybody is there after a restart, and can sign in again", async () => {
    await house.kill();
    await house.start();
    await lead.goto(people);
    for (const person of staff) await expect(lead.page.getByText(person.name).first()).toBeVisible();
    const [member] = staff;
    if (!member) throw new Error("no member joined");
    await member.page.context().clearCookies();
    await signIn(member);
    await check(member.page);
  });
});
