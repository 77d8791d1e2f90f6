// The power fails in the middle of a round, of a ballot given out (to somebody signed in, and for a slip) and of a ballot cast.
// What was acknowledged is there afterwards, what was not can be done again, and nothing is counted twice.

import type { Page, Route } from "@playwright/test";
import { Circle } from "../support/circle.ts";
import { plus } from "../support/clock.ts";
import { found } from "../support/found.ts";
import type { TestServer } from "../support/test-server.ts";
import type { Person } from "../support/person.ts";
import { choose, planPulse, printSheet, putIntoBox } from "../support/pulse.ts";
import { openRoom, scheduleWeekly, takeSeat } from "../support/schedule.ts";
import type { Role } from "../support/steps.ts";
import { expect, test } from "../support/story.ts";

const answers = [4, 3, 4, 2, 3, 4];
const lost = "The server did not answer. Nothing is lost";

test("a power cut in a round and in a cast", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const admin = await arrive("Ada Fenwick");
  const people: [Person, Role][] = [];
  for (const name of ["Lena Moss", "Mina Hale", "Tom Archer", "Ines Falk", "Jonah Reed", "Bea Whitlock"]) {
    const person = await arrive(name);
    // While the server is gone browsers say so.
    person.expectComplaint(/net::ERR_|Failed to load resource/);
    people.push([person, people.length === 0 ? "lead" : "member"]);
  }
  const team = await found(admin, people);
  const [lead, mina, tom] = people.map(([person]) => person);
  if (!lead || !mina || !tom) throw new Error("nobody joined");

  await test.step("in a round", async () => {
    const { startsAt } = await scheduleWeekly(lead, team);
    await server.moveTo(plus(startsAt, -5));
    const path = await openRoom(lead, team);
    for (const person of [mina, tom]) await takeSeat(person, team);
    const room = new Circle(lead, [mina, tom], path, true);
    await room.goOn("Agreements");
    await room.accept();
    await room.goOn("Check-in");
    await room.begin();
    const first = await room.holder();
    if (!first) throw new Error("nobody has the piece");
    await cutAfter(first.by.page, "**/rooms/*/act", server, () => first.by.press("I’ve spoken"));
    await expect(lead.page.getByText("You are offline")).toBeVisible();
    await server.start();
    // The turn that was taken stays taken: the piece is with the next, on screens that nobody has loaded again.
    await expect(room.title(first.by)).not.toHaveText(/with you/);
    const rest = await room.goRound();
    expect(rest).toHaveLength(2);
    expect(rest).not.toContain(first.name);
    await room.goOn("Rounds");
  });

  const pulse = await planPulse(lead, team, 1);
  const receipts = await test.step("while a ballot is given out, and while one is cast", async () => {
    const receipts: string[] = [];
    for (const [person, path] of [
      [mina, "**/ballots/issue"],
      [tom, "**/ballots/cast"],
    ] as const) {
      await person.goto(pulse.path);
      await choose(person, answers);
      await cutAfter(person.page, path, server, () => person.press("Send my answers"));
      await expect(person.page.getByText(lost)).toBeVisible();
      await server.start();
      receipts.push(await putIntoBox(person, "Send my answers"));
    }
    return receipts;
  });

  const drawer = await arrive("Somebody with a slip");
  await test.step("while a slip gives its ballot", async () => {
    drawer.expectComplaint(/net::ERR_|Failed to load resource/);
    const [code = ""] = await printSheet(lead, team, 1);
    await drawer.goto(`${pulse.path}/slip#${code.replaceAll("-", "")}`);
    await choose(drawer, answers);
    await cutAfter(drawer.page, "**/ballots/from-slip", server, () => drawer.press("Send my answers"));
    await expect(drawer.page.getByText(lost)).toBeVisible();
    await server.start();
    receipts.push(await putIntoBox(drawer));
  });

  await test.step("each is counted once", async () => {
    await server.moveTo(plus(pulse.closesAt, 1));
    await mina.goto(pulse.path);
    await expect(mina.page.getByText("Yes: this ballot is among those that were counted")).toBeVisible();
    await drawer.goto(`${pulse.path}/slip`);
    await drawer.fill("Receipt", receipts.at(-1) ?? "");
    await drawer.press("Was it counted?");
    await expect(drawer.page.getByText("Yes: this ballot is among those that were counted")).toBeVisible();
    for (const person of [drawer, ...people.map(([person]) => person)]) await person.goto("about:blank");
    await server.stop();
    const ballots = (await server.database.rows()).filter((row) => row.table === "ballot");
    expect(ballots).toHaveLength(receipts.length);
  });
});

/** Lets the next request to `path` reach the server and be carried out, and ends the server before the answer arrives. */
async function cutAfter(page: Page, path: string, server: TestServer, act: () => Promise<void>): Promise<void> {
  let done = () => {};
  const cut = new Promise<void>((resolve) => (done = resolve));
  const carryOutAndCut = async (route: Route) => {
    await route.fetch();
    await server.kill();
    await route.abort("connectionreset");
    done();
  };
  await page.route(path, carryOutAndCut, { times: 1 });
  await act();
  await cut;
}
