// After a circle that was held: two questions, in the same sealed ballots, for the team alone.

import { checkPage } from "../support/checks.ts";
import { gather, toCheckIn } from "../support/gathering.ts";
import type { Person } from "../support/person.ts";
import { choose, putIntoBox } from "../support/pulse.ts";
import { expect, test } from "../support/story.ts";

// As the guide to running it says, so that these forms, too, go through a proxy.
test.use({ nginx: true });

const names = ["Lena Moss", "Mina Hale", "Tom Archer"];
const absent = ["Ines Falk", "Jonah Reed", "Bea Whitlock", "Samir Noor", "Oona Brandt"];
/** What eight people answer to the two questions: never all the same. */
const given = [
  [4, 5],
  [5, 4],
  [3, 3],
  [4, 4],
  [2, 5],
  [5, 5],
  [4, 2],
  [3, 4],
];

test("after a circle two questions are asked, and what comes of them is the team's", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const admin = await arrive("Ada Fenwick");
  const present: Person[] = [];
  for (const name of names) present.push(await arrive(name));
  const away: Person[] = [];
  for (const name of absent) away.push(await arrive(name));
  const manager = await arrive("Grace Oduya");
  const { team, room } = await gather(server, admin, present, [manager], away);
  const [lead, mina] = present;
  if (!lead || !mina) throw new Error("nobody sits there");

  await test.step("the circle is held to its close, and asks how it was", async () => {
    await toCheckIn(room);
    await room.begin();
    await room.goRound();
    for (const stage of ["Rounds", "Asks and actions", "Check-out"]) await room.goOn(stage);
    await room.begin();
    await room.goRound();
    await room.goOn("Close");
    await lead.press("Close the circle");
    for (const person of present) await expect(person.page.getByText("This circle was held to its close")).toBeVisible();
    await mina.goto(room.room);
    await expect(mina.page.getByRole("heading", { name: "How was the circle?" })).toBeVisible();
    await checkPage(mina.page);
  });

  await test.step("a manager is not asked, and whoever was away is: nobody knows who was there", async () => {
    await manager.goto(team);
    await expect(manager.page.getByText("How was the circle?")).toHaveCount(0);
    for (const [at, person] of [...present, ...away].entries()) {
      await person.goto(team);
      await person.follow("Answer the two questions");
      await expect(person.page.getByRole("heading", { name: "How was the circle?", level: 1 })).toBeVisible();
      if (person === mina) await checkPage(person.page);
      await expect(person.page.locator("fieldset.item")).toHaveCount(2);
      await expect(person.page.getByLabel(/^A remark/)).toHaveCount(0);
      await choose(person, given[at] ?? []);
      await putIntoBox(person);
    }
  });

  await test.step("two days later it is over, and a day after that the team reads it", async () => {
    await server.moveClock({ hours: 48, minutes: 5 });
    await mina.goto(team);
    await expect(mina.page.getByText("How was the circle?")).toHaveCount(0);
    await mina.goto(`${team}/pulse`);
    await expect(mina.page.getByText("Nothing can be shown yet.")).toBeVisible();
    await server.moveClock({ hours: 24 });
    await mina.goto(`${team}/pulse`);
    await mina.page.getByText(/^Circle of /).click();
    await expect(mina.page.locator(".levels meter")).toHaveCount(2);
    await checkPage(mina.page);
  });

  await test.step("its manager never does", async () => {
    await server.moveClock({ days: 7 });
    await manager.goto(`${team}/pulse`);
    await expect(manager.page.getByText("After circles")).toHaveCount(0);
    await expect(manager.page.getByText(/^Circle of /)).toHaveCount(0);
    await manager.goto(`${team}/summary`);
    await expect(manager.page.getByText(/^Circle of /)).toHaveCount(0);
  });
});
