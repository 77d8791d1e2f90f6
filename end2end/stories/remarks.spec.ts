// What people write is read by one person whom the team knows, and becomes themes. No manager ever reads a remark, and neither does
// anybody who finds the database afterwards.

import { checkPage } from "../support/checks.ts";
import { plus } from "../support/clock.ts";
import { found } from "../support/found.ts";
import type { Person } from "../support/person.ts";
import { choose, planPulse, printSheet, putIntoBox } from "../support/pulse.ts";
import { expect, test } from "../support/story.ts";

// As the guide to running it says, so that these forms, too, go through a proxy.
test.use({ nginx: true });

const answers = [4, 3, 4, 2, 3, 4];
/** Four people write something; three of them about breaks. */
const written = [
  "My sandwich waits in the drawer every single noon",
  "The telephone eats our pauses like biscuits",
  "Whoever sits down is called, so nobody sits",
  "The car park is far away after the late shift",
];
const theme = "Breaks do not happen, because somebody has to answer the telephone.";
const remarkBox = /^A remark/;

test("remarks are read by one person alone, and become themes", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  const reader = await arrive("Mina Hale");
  const tom = await arrive("Tom Archer");
  const staff = [lead, reader, tom, await arrive("Ines Falk"), await arrive("Jonah Reed")];
  const manager = await arrive("Grace Oduya");
  const team = await found(admin, [
    [lead, "lead"],
    ...staff.slice(1).map((person) => [person, "member"] as const),
    [manager, "manager"],
  ]);
  const desk = `${team}/remarks`;

  await test.step("without a reader a pulse takes none; the lead names one, and everybody is told", async () => {
    await tom.goto(`${team}/pulse`);
    await expect(tom.page.getByText("Nobody yet, so the next pulse takes no remarks.")).toBeVisible();
    await lead.goto(`${team}/pulse`);
    await lead.page.getByLabel("Reader", { exact: true }).selectOption({ label: reader.name });
    await lead.press("Save the reader");
    await expect(lead.page.getByText("The reader is noted.")).toBeVisible();
    await tom.goto(`${team}/pulse`);
    await expect(tom.page.getByText(`${reader.name} reads the remarks of the next pulse`)).toBeVisible();
    await reader.goto(desk);
    await expect(reader.page.getByText("Nothing to read")).toBeVisible();
    await checkPage(reader.page);
  });

  const pulse = await planPulse(lead, team, 5);
  await test.step("ten answer, five of them on paper, and four write something", async () => {
    for (const [at, person] of staff.entries()) {
      await person.goto(pulse.path);
      await expect(person.page.getByText(`${reader.name} reads them, without dates or order`)).toBeVisible();
      await expect(person.page.getByRole("link", { name: "If you or somebody is in danger: urgent help" })).toBeVisible();
      await choose(person, answers);
      await person.fill(remarkBox, written[at] ?? "");
      await putIntoBox(person);
    }
    const tablet = await arrive("The tablet");
    for (const code of await printSheet(lead, team, 5)) {
      await tablet.goto(`${pulse.path}/slip#${code.replaceAll("-", "")}`);
      await choose(tablet, [2, 4, 3, 3, 5, 2]);
      await putIntoBox(tablet);
      await tablet.goto("about:blank");
    }
    await tablet.leave();
    await reader.goto(desk);
    await expect(reader.page.getByText("Nothing to read"), "nothing while people answer").toBeVisible();
  });

  await server.moveTo(plus(pulse.closesAt, 1));
  await test.step("after the close the reader sees them, and nobody else does", async () => {
    await reader.goto(desk);
    for (const remark of written) await expect(reader.page.getByLabel(remark)).toBeVisible();
    await checkPage(reader.page);
    for (const [person, status] of [
      [manager, 403],
      [lead, 403],
      [admin, 403],
      [tom, 404],
    ] as const) {
      person.expectComplaint(new RegExp(String(status)));
      expect((await person.page.goto(desk))?.status(), `${person.name} at the reader's desk`).toBe(status);
      await knowsNoRemark(person);
    }
  });

  await test.step("a theme rests on three, in the reader's own words", async () => {
    // Answers 422 are part of the story; browsers write them down.
    reader.expectComplaint(/422/);
    const [first, second, third] = written as [string, string, string];
    const write = async (text: string) => {
      await reader.fill("The theme, in your own words", text);
      await reader.press("Write it down");
    };
    await reader.page.getByLabel(first).check();
    await reader.page.getByLabel(second).check();
    await write(theme);
    await expect(reader.page.getByText("Tick at least 3 remarks that say this.").first()).toBeVisible();
    await expect(reader.page.getByLabel(first)).toBeChecked();
    await reader.page.getByLabel(third).check();
    await write("One wrote: whoever sits down is called, so nobody does.");
    await expect(reader.page.getByText("This repeats 5 words in a row from a remark.").first()).toBeVisible();
    await checkPage(reader.page);
    await write(theme);
    await expect(reader.page.getByText("The theme is written down.")).toBeVisible();
    await expect(reader.page.getByLabel(first), "what was ticked is forgotten").not.toBeChecked();
    await checkPage(reader.page);
    await reader.press("Finish the reading");
    await reader.press("Publish the themes and delete the remarks");
    await expect(reader.page.getByText("The reading is finished, and the remarks are deleted.")).toBeVisible();
    await reader.goto(desk);
    await knowsNoRemark(reader);
  });

  await test.step("the team reads the theme with its result, the manager two days later", async () => {
    const reads = async (person: Person, expected: boolean) => {
      await person.goto(`${team}/pulse`);
      await expect(person.page.getByText(theme)).toHaveCount(expected ? 1 : 0);
      await knowsNoRemark(person);
    };
    await reads(tom, false);
    await server.moveTo(plus(pulse.closesAt, 24 * 60 + 1));
    await reads(tom, true);
    await checkPage(tom.page);
    await reads(manager, false);
    await server.moveTo(plus(pulse.closesAt, 72 * 60 + 5));
    await reads(manager, true);
  });

  await test.step("what was written is nowhere any more, neither in the database nor in the log", async () => {
    for (const person of [...staff, manager, admin]) await person.goto("about:blank");
    await server.stop();
    const where = { database: server.database.dump(), log: server.log };
    for (const [place, text] of Object.entries(where)) {
      for (const remark of written) expect(text, `“${remark}” in the ${place}`).not.toContain(remark);
    }
    expect(where.database).toContain(theme);
  });
});

/** Nothing on the page before them is anything that anybody wrote. */
async function knowsNoRemark(person: Person): Promise<void> {
  const page = await person.page.content();
  for (const remark of written) expect(page, `${person.name} reads a remark`).not.toContain(remark);
}
