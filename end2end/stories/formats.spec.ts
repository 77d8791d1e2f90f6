// The formats, each from its opening to its close, and what is particular to it. The talking-piece circle is told by the first
// month and by the full room.

import { choose, nothingToAdd, propose } from "../support/asks.ts";
import { checkPage } from "../support/checks.ts";
import { expect, test } from "../support/story.ts";
import { all, close, everyScreenSays, meet, notTom, part, walk } from "../support/walk.ts";

test.use({ nginx: true });

const noActions = "none";
const nothingKept = "None: this format keeps nothing";
const tomAlone = ["Tom Archer"];

test.beforeEach(() => test.setTimeout(240_000));

test("thinking rounds: nobody interrupts, and everyone has as many turns @once", async ({ arrive, server }) => {
  const { circle } = await meet(arrive, server, "Thinking rounds", "Opening");
  await walk(circle, [{ stage: "A good beginning", turns: all }]);
  await circle.goOn("The question");
  await circle.begin();
  const spoke: string[] = [];
  for (let holder = await circle.holder(); holder; holder = await circle.holder()) {
    for (const person of circle.seated) {
      await expect(person.page.locator(".hold .button:not(.quiet)")).toHaveCount(person === holder.by ? 2 : 0);
    }
    spoke.push(holder.name);
    if (spoke.length === all.length) await expect(holder.by.page.getByText("Sum up what was said")).toBeVisible();
    await circle.doTurn(holder, "I’ve spoken");
  }
  expect([...spoke].sort()).toEqual(all);
  expect(spoke.at(-1), "the host speaks last").toBe("Lena Moss");
  await walk(circle, [{ stage: "Appreciation", turns: all }]);
  await close(circle, noActions);
});

test("a case circle: the presenter tells, sits back, and returns", async ({ arrive, server }) => {
  const { circle, lead, tom } = await meet(arrive, server, "Case circle");
  await expect(lead.page.getByRole("button", { name: "Go on: The story" })).toHaveCount(0);
  await part(circle, "Tom Archer presents");
  await expect(tom.page.getByText("You present in this circle")).toBeVisible();
  await walk(circle, [
    { stage: "The story", turns: tomAlone },
    { stage: "Facts", turns: notTom, says: "Questions only: no statements, no advice" },
  ]);
  await circle.goOn("The group wonders");
  await everyScreenSays(circle, "Tom Archer sits back and has no turn");
  await checkPage(tom.page);
  await checkPage(lead.page);
  await circle.begin();
  expect((await circle.goRound()).sort()).toEqual(notTom);
  await walk(circle, [
    { stage: "Return", turns: tomAlone },
    { stage: "Check-out", turns: all },
  ]);
  await close(circle, noActions);
});

test("a story panel: whoever was named tells, and nothing is attributed later @once", async ({ arrive, server }) => {
  const { circle, lead, ines } = await meet(arrive, server, "Story panel", "Introduction");
  await part(circle, "Tom Archer tells a story");
  await part(circle, "Ines Falk tells a story");
  await expect(ines.page.getByText("You tell a story in this circle")).toBeVisible();
  await walk(circle, [
    { stage: "Stories", turns: ["Ines Falk", "Tom Archer"], says: "Everyone else listens and has no turn" },
    { stage: "Reflections", turns: all, sumsUp: true },
    { stage: "Check-out", turns: all },
  ]);
  await close(circle, noActions);
  for (const name of ["Ines Falk", "Tom Archer"]) await expect(lead.page.getByText(name)).toHaveCount(0);
});

test("a reflecting team: two groups, each with its turns", async ({ arrive, server }) => {
  const { circle, lead } = await meet(arrive, server, "Reflecting team");
  await part(circle, "Tom Archer into the first group");
  await part(circle, "Ines Falk into the first group");
  const first = ["Ines Falk", "Tom Archer"];
  await circle.goOn("Interview");
  const begins = lead.page.getByLabel("Who begins?");
  await begins.selectOption({ label: "Ines Falk" });
  await lead.press("Remove the part of Tom Archer");
  await expect(begins.getByRole("option"), "the usual one, and Ines").toHaveCount(2);
  await part(circle, "Tom Archer into the first group");
  await expect(begins.locator("option:checked"), "whoever was chosen stays chosen").toHaveText("Ines Falk");
  await circle.begin();
  expect(await circle.goRound()).toEqual(first);
  await walk(circle, [
    { stage: "The listeners reflect", turns: ["Lena Moss", "Mina Hale"], says: "Now the others speak, among themselves" },
    { stage: "Interview again", turns: first },
    { stage: "Check-out", turns: all },
  ]);
  await close(circle, noActions);
});

test("an action learning set: questions only, and the step is the presenter’s own @once", async ({ arrive, server }) => {
  const { circle, lead } = await meet(arrive, server, "Action learning set");
  await part(circle, "Tom Archer presents");
  const asking = "Questions only: no statements, no advice";
  await walk(circle, [
    { stage: "Presenting", turns: tomAlone },
    { stage: "Clarifying", turns: notTom, says: asking },
    { stage: "Open questions", turns: notTom, says: asking },
    { stage: "Summing up", turns: tomAlone },
    { stage: "Resources", turns: notTom, says: "Tom Archer sits back and has no turn" },
    { stage: "A step", turns: tomAlone },
  ]);
  await expect(lead.page.getByLabel("What would have to change?"), "nothing is written down").toHaveCount(0);
  await walk(circle, [{ stage: "Check-out", turns: all }]);
  await close(circle, noActions);
});

test("a reflective practice group: who presents is found on the way, and thinks along at the end @once", async ({ arrive, server }) => {
  const { circle, lead } = await meet(arrive, server, "Reflective practice group");
  await walk(circle, [
    { stage: "Settling in", turns: all },
    { stage: "Looking back", turns: all },
  ]);
  await expect(lead.page.getByRole("button", { name: "Go on: Presenting" })).toHaveCount(0);
  await part(circle, "Tom Archer presents");
  await walk(circle, [
    { stage: "Presenting", turns: tomAlone },
    { stage: "Free response", turns: notTom, says: "Tom Archer sits back and has no turn" },
    { stage: "Thinking it through", turns: all, sumsUp: true },
    { stage: "Taking leave", turns: all },
  ]);
  await close(circle, noActions);
});

test("a learning cycle: a round for each step, and no question twice @once", async ({ arrive, server }) => {
  const { circle } = await meet(arrive, server, "Learning cycle");
  const asked = await walk(circle, [
    { stage: "What happened", turns: all },
    { stage: "Feelings", turns: all },
    { stage: "Good and hard", turns: all },
    { stage: "Making sense", turns: all },
    { stage: "Conclusion", turns: all },
    { stage: "Next time", turns: all, sumsUp: true },
    { stage: "Asks and actions" },
    { stage: "Check-out", turns: all },
  ]);
  expect(asked).toHaveLength(7);
  expect(new Set(asked).size, asked.join(" | ")).toBe(asked.length);
  await close(circle, noActions);
});

test("a restorative group waits for a supervisor", async ({ arrive, server }) => {
  const { circle, lead, mina } = await meet(arrive, server, "Restorative group");
  await expect(lead.page.getByRole("button", { name: "Go on: Arriving" })).toHaveCount(0);
  await expect(mina.page.getByRole("button", { name: "I am trained to supervise" })).toHaveCount(0);
  await lead.press("I am trained to supervise");
  await walk(circle, [{ stage: "Arriving", turns: all }]);
  await circle.goOn("Working through");
  await circle.begin();
  const names = await circle.goRound((_, turns) => (turns === 1 ? "Pass for now" : "I’ve spoken"));
  expect(names.at(-1), "the piece comes back to the host").toBe("Lena Moss");
  expect(names).toHaveLength(6);
  await walk(circle, [{ stage: "Strengths", turns: all }, { stage: "Next" }, { stage: "Check-out", turns: all }]);
  await close(circle, noActions);
});

test("a hot debrief: listening counts, and nothing is kept", async ({ arrive, server }) => {
  const { circle, ines } = await meet(arrive, server, "Hot debrief");
  await ines.press("I only listen");
  await ines.more();
  await expect(ines.page.getByRole("button", { name: "Offer me turns again" })).toBeVisible();
  const speak = ["Lena Moss", "Mina Hale", "Tom Archer"];
  const stages = ["All right?", "What happened", "What went well", "What could be better"];
  await walk(circle, stages.map((stage) => ({ stage, turns: speak })));
  await ines.press("Offer me turns again");
  await ines.more();
  await expect(ines.page.getByRole("button", { name: "I only listen" })).toBeVisible();
  await walk(circle, [{ stage: "Support", turns: all }]);
  await expect(circle.host.page.getByLabel("What would have to change?")).toHaveCount(0);
  await close(circle, nothingKept);
});

test("an appreciation round: the receiver only thanks, and is the next to speak", async ({ arrive, server }) => {
  const { circle } = await meet(arrive, server, "Appreciation round");
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
  await walk(circle, [{ stage: "Check-out", turns: all }]);
  await close(circle, nothingKept);
});

test("drains, restores, change: one test, and somebody who answers for it @once", async ({ arrive, server }) => {
  const { circle, lead, mina } = await meet(arrive, server, "Drains, restores, change");
  const asked = await walk(circle, [
    { stage: "Drains", turns: all },
    { stage: "Restores", turns: all },
    { stage: "Change", turns: all, sumsUp: true },
    { stage: "Choosing one test" },
    { stage: "Plan, measure, review" },
  ]);
  expect(new Set(asked).size).toBe(3);
  const change = "Two people at the late handover";
  await propose(mina, change);
  await nothingToAdd(circle, [mina]);
  await lead.press("Show what was written");
  await choose(
    circle,
    circle.seated.slice(0, 3).map((person) => [person, change] as const),
  );
  const title = lead.page.getByLabel("What would have to change?");
  await expect(title).toHaveValue(change);
  const level = lead.page.getByLabel("Who can decide it?");
  expect(await level.locator("option").evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value)), "nobody is no choice").not.toContain("");
  await level.selectOption("organisation");
  await lead.fill("How will you know that it is done?", "Handover ends on time");
  await lead.press("Write it down");
  await everyScreenSays(circle, "Done when: Handover ends on time");
  await everyScreenSays(circle, "Asked of: the organisation");
  await walk(circle, [{ stage: "Check-out", turns: all }]);
  await close(circle, "one, as it stands above");
});
