// People without an account: slips are printed and drawn, answered on a tablet that forgets each of them, and on a phone of their own.

import { checkPage } from "../support/checks.ts";
import { plus } from "../support/clock.ts";
import { found } from "../support/found.ts";
import type { Person } from "../support/person.ts";
import { choose, hasNoForm, planPulse, printSheet, putIntoBox, storedHere } from "../support/pulse.ts";
import { expect, test } from "../support/story.ts";

// As the guide to running it says, so that these forms, too, go through a proxy.
test.use({ nginx: true });

const answers = [4, 3, 4, 2, 3, 4];

test("slips and a shared tablet", async ({ arrive, server }) => {
  test.setTimeout(180_000);
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  const mina = await arrive("Mina Hale");
  const team = await found(admin, [
    [lead, "lead"],
    [mina, "member"],
  ]);
  const pulse = await planPulse(lead, team, 5);
  const slip = `${pulse.path}/slip`;

  const codes = await test.step("the lead prints a sheet", async () => {
    await lead.goto(`${team}/slips`);
    await checkPage(lead.page);
    const codes = await printSheet(lead, team, 4);
    await checkPage(lead.page);
    expect(new Set(codes).size).toBe(4);
    return codes;
  });
  const [first, second, third, fourth] = codes;
  if (!first || !second || !third || !fourth) throw new Error("a slip is missing");

  const tablet = await arrive("The tablet");
  // Answers 409 are part of the story; browsers write them down.
  tablet.expectComplaint(/409/);
  const receipts: string[] = [];
  await test.step("somebody scans a slip on the tablet, and leaves nothing behind", async () => {
    await tablet.goto(`${slip}#${first.replaceAll("-", "")}`);
    await expect(code(tablet)).toHaveValue(first.replaceAll("-", ""));
    expect(new URL(tablet.page.url()).hash, "the code is out of the address").toBe("");
    await checkPage(tablet.page);
    await choose(tablet, answers);
    receipts.push(await putIntoBox(tablet));
    await expect(tablet.page.getByRole("button", { name: "Change my answers" })).toBeHidden();
    await checkPage(tablet.page);
    await tablet.press("Ready for the next person");
    await isBlank(tablet);
  });

  await test.step("the next person types a used code, then their own", async () => {
    await choose(tablet, answers);
    await code(tablet).fill(first);
    await tablet.press("Send my answers");
    await expect(tablet.page.getByText("This slip has been used")).toBeVisible();
    await code(tablet).fill("0000 0000 0000");
    await tablet.press("Send my answers");
    await expect(tablet.page.getByText("This code gives no ballot")).toBeVisible();
    await code(tablet).fill(second.toLowerCase().replaceAll("-", " "));
    receipts.push(await putIntoBox(tablet));
  });

  await test.step("a code brought to the page that is open is taken, and another one begins anew", async () => {
    await tablet.goto(slip);
    await choose(tablet, answers);
    await bring(tablet, third);
    await expect(code(tablet)).toHaveValue(third.replaceAll("-", ""));
    await expect(tablet.page.locator("fieldset.item :checked"), "what was chosen stays").toHaveCount(answers.length);
    await bring(tablet, fourth);
    await expect(code(tablet)).toHaveValue(fourth.replaceAll("-", ""));
    await expect(tablet.page.locator("fieldset.item :checked"), "another slip, another person").toHaveCount(0);
    expect(new URL(tablet.page.url()).hash, "the code is out of the address").toBe("");
  });

  await test.step("neither leaving nor the back button brings anything back", async () => {
    await tablet.goto("/help");
    await tablet.page.goBack();
    await isBlank(tablet);
    await code(tablet).fill(third);
    await choose(tablet, [5, 5, 5, 5, 5, 5]);
    await tablet.goto("/help");
    await tablet.page.goBack();
    await isBlank(tablet);
  });

  const phone = await arrive("Somebody with a phone");
  phone.expectComplaint(/409/);
  await test.step("on a phone of one’s own a ballot can be replaced", async () => {
    await phone.goto(`${slip}#${third.replaceAll("-", "")}`);
    await choose(phone, answers);
    await phone.page.getByLabel("This is my own device").check();
    const receipt = await putIntoBox(phone);
    await phone.goto("/help");
    await phone.goto(`${slip}#${third.replaceAll("-", "")}`);
    await expect(phone.page.getByText("Answers were sent from this device")).toBeVisible();
    await choose(phone, [1, 1, 1, 1, 1, 1]);
    expect(await putIntoBox(phone, "Replace my answers")).toBe(receipt);
    receipts.push(receipt);
  });

  await test.step("a sheet is taken back, and the same slip made anew gives a ballot", async () => {
    await lead.goto(`${team}/slips`);
    await lead.page.getByText("Cancel this sheet", { exact: true }).click();
    await lead.press("Cancel the sheet");
    await expect(lead.page.getByText("The sheet is cancelled.")).toBeVisible();
    await tablet.goto(slip);
    await choose(tablet, answers);
    await code(tablet).fill(fourth);
    await tablet.press("Send my answers");
    await expect(tablet.page.getByText("This code gives no ballot")).toBeVisible();
    const [anew] = await printSheet(lead, team, 1);
    await code(tablet).fill(anew ?? "");
    receipts.push(await putIntoBox(tablet));
  });

  await test.step("each is counted once", async () => {
    await server.moveTo(plus(pulse.closesAt, 1));
    await phone.goto(slip);
    await phone.goto(`${slip}#${third.replaceAll("-", "")}`);
    await expect(phone.page.getByText("Yes: this ballot is among those that were counted")).toBeVisible();
    for (const receipt of receipts) {
      await tablet.goto(slip);
      await tablet.fill("Receipt", receipt);
      await tablet.press("Was it counted?");
      await expect(tablet.page.getByText("Yes: this ballot is among those that were counted")).toBeVisible();
    }
    await checkPage(tablet.page);
  });
});

test("slips without JavaScript @plain", async ({ arrive }) => {
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  const team = await found(admin, [[lead, "lead"]]);
  const pulse = await planPulse(lead, team, 5);
  const codes = await printSheet(lead, team, 5);
  expect(codes).toHaveLength(5);
  const drawer = await arrive("Somebody with a slip");
  await drawer.goto(`${pulse.path}/slip`);
  // Searches by text pass `noscript` over, so its paragraphs are named.
  const said = drawer.page.locator("noscript p");
  await expect(said.filter({ hasText: "Answering needs JavaScript" })).toBeVisible();
  await expect(said.filter({ hasText: "take your slip to another phone" })).toBeVisible();
  await hasNoForm(drawer.page);
  await lead.goto(pulse.path);
  await expect(lead.page.locator("noscript p").filter({ hasText: "There are slips for this pulse as well" })).toBeVisible();
});

function code(person: Person) {
  return person.page.getByLabel("The code on your slip");
}

/** Pastes a slip's address over the one of the page that is open: the browser loads nothing. */
async function bring(person: Person, slip: string): Promise<void> {
  await person.page.evaluate((hash) => location.assign(hash), `#${slip.replaceAll("-", "")}`);
}

/** The form is as empty as for the first of all, and the browser keeps nothing. */
async function isBlank(person: Person): Promise<void> {
  const { page } = person;
  await expect(page.getByRole("button", { name: "Send my answers" })).toBeEnabled();
  await expect(code(person)).toHaveValue("");
  await expect(page.locator("fieldset.item :checked")).toHaveCount(0);
  await expect(page.locator(".receipt")).toBeHidden();
  expect(await storedHere(person)).toEqual([]);
}
