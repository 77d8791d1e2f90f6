// One ballot: answered on a phone in well under a minute, replaced, kept from a second device, wiped, and looked up after the close; and
// what home says of it all along.

import { checkPage } from "../support/checks.ts";
import { plus } from "../support/clock.ts";
import { found } from "../support/found.ts";
import { choose, planPulse, putIntoBox, storedHere } from "../support/pulse.ts";
import { emailOf, password } from "../support/steps.ts";
import { expect, test } from "../support/story.ts";

test.use({ nginx: true });

/** What the machine may take of the minute; the rest is for reading and thinking. */
const machineMost = 10_000;

test("a ballot from first to last", async ({ arrive, server }, info) => {
  test.setTimeout(180_000);
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  const mina = await arrive("Mina Hale");
  const manager = await arrive("Grace Oduya");
  const team = await found(admin, [
    [lead, "lead"],
    [mina, "member"],
    [manager, "manager"],
  ]);
  const pulse = await planPulse(lead, team, 4);

  await test.step("answered in under a minute", async () => {
    let taps = 0;
    await mina.page.exposeFunction("tapped", () => taps++);
    await mina.page.addInitScript(() => addEventListener("click", () => (window as unknown as { tapped(): void }).tapped(), true));
    await mina.goto(team);
    const began = Date.now();
    await mina.follow("Answer the pulse");
    await expect(mina.page.getByRole("button", { name: "Send my answers" })).toBeEnabled();
    await choose(mina, [4, 3, 0, 2, 3, 4]);
    const receipt = await putIntoBox(mina);
    const took = Date.now() - began;
    expect(receipt).toMatch(/^[0-9a-f]{64}$/);
    // A click on a label comes once for the label and once for its button: the finger's are one for each item, the link and the end.
    info.annotations.push({ type: "measured", description: `${taps} click events, ${took} ms of machine time` });
    console.log(`answering: 8 taps (${taps} click events), ${took} ms of machine time`);
    expect(taps).toBeLessThanOrEqual(2 * 8);
    expect(took).toBeLessThan(machineMost);
    await test.step("it is said, thanked for, and what comes next", async () => {
      const thanks = "Thank you. Your answers are sent";
      await expect(mina.page.getByRole("heading", { name: thanks })).toBeFocused();
      await expect(mina.page.getByRole("status").filter({ hasText: thanks })).toHaveText(thanks);
      await expect(mina.page.getByText(/What happens next: the pulse closes .*20:00.*, the team reads the result from/)).toBeVisible();
    });
    await checkPage(mina.page);
    expect(await storedHere(mina)).toHaveLength(1);
  });

  await test.step("home says what is true for this device", async () => {
    for (const page of [team, `${team}/pulse`]) {
      await mina.goto(page);
      await expect(mina.page.getByText("Thank you. Your answers are sent from this device. The team reads the result from")).toBeVisible();
      await expect(mina.page.getByRole("link", { name: "Answer the pulse" })).toBeHidden();
      await lead.goto(page);
      await expect(lead.page.getByText("You have not answered on this device yet.")).toBeVisible();
      await expect(lead.page.getByText("Your answers are sent")).toBeHidden();
    }
    await checkPage(mina.page);
    await mina.goto(pulse.path);
  });

  const receipt = await test.step("replaced, at once and after coming back", async () => {
    await choose(mina, [5, 5, 5, 5, 5, 5]);
    const same = await putIntoBox(mina, "Replace my answers");
    await mina.goto(pulse.path);
    await expect(mina.page.getByText("Answers were sent from this device")).toBeVisible();
    await choose(mina, [1, 2, 3, 4, 5, 1]);
    expect(await putIntoBox(mina, "Replace my answers")).toBe(same);
    return same;
  });

  await test.step("a second device is told before anything is filled in", async () => {
    const other = await arrive("Mina Hale elsewhere");
    await other.goto(`/sign-in?next=${pulse.path}`);
    await other.fill("E-mail address", emailOf("Mina Hale"));
    await other.fill("Password", password);
    await other.press("Sign in");
    await expect(other.page.getByText("Your ballot was given to another browser or device")).toBeVisible();
    await expect(other.page.locator("fieldset.item").filter({ visible: true })).toHaveCount(0);
    await checkPage(other.page);
    expect(await storedHere(other)).toEqual([]);
  });

  await test.step("an empty ballot is asked about before it is sent", async () => {
    await mina.goto(pulse.path);
    await mina.press("Replace my answers");
    const question = mina.page.getByText("No answer is chosen. Sent like this, your ballot is not counted.");
    await expect(question).toBeFocused();
    await checkPage(mina.page);
    await mina.press("Back to the questions");
    await expect(question).toBeHidden();
    await expect(mina.page.locator("fieldset.item input").first()).toBeFocused();
    await choose(mina, [1, 2, 3, 4, 5, 1]);
    expect(await putIntoBox(mina, "Replace my answers")).toBe(receipt);
    await mina.press("Change my answers");
    await expect(mina.page.getByRole("button", { name: "Replace my answers" })).toBeVisible();
    expect(await putIntoBox(mina, "Replace my answers")).toBe(receipt);
  });

  await test.step("the device forgets when its owner says so", async () => {
    await mina.press("Remove it from this device");
    await expect(mina.page.getByRole("heading", { name: "Removed. This device keeps nothing of it." })).toBeVisible();
    expect(await storedHere(mina)).toEqual([]);
  });

  await test.step("after the close anybody with the receipt can ask", async () => {
    await server.moveTo(plus(pulse.closesAt, 1));
    const anybody = await arrive("Anybody");
    await anybody.goto(pulse.path);
    const check = async (typed: string, said: string) => {
      await anybody.fill("Receipt", typed);
      await anybody.press("Was it counted?");
      await expect(anybody.page.getByText(said)).toBeVisible();
    };
    await check(receipt, "Yes: this ballot is among those that were counted");
    await check("ab".repeat(32), "No ballot with this receipt was counted");
    anybody.expectComplaint(/422/);
    await check("not a receipt", "That is not a whole receipt");
    await checkPage(anybody.page);
  });

  await test.step("home says when the result comes, and that it is ready", async () => {
    await mina.goto(team);
    await expect(mina.page.getByText(/The result comes .*20:00/)).toBeVisible();
    await server.moveTo(plus(pulse.closesAt, 24 * 60 + 1));
    await mina.goto(team);
    await mina.follow("Read the result");
    await expect(mina.page.getByRole("heading", { name: "The latest result" })).toBeVisible();
    await manager.goto(team);
    await expect(manager.page.getByText("The result of the pulse is ready"), "not theirs yet").toHaveCount(0);
  });

  await test.step("the team reads first, the manager two days later", async () => {
    const result = "Nothing is published from this pulse";
    const sees = async (person: typeof lead, expected: boolean) => {
      await person.goto(`${team}/pulse`);
      await expect(person.page.getByText(result)).toHaveCount(expected ? 1 : 0);
    };
    await sees(lead, true);
    await sees(mina, true);
    await sees(manager, false);
    await server.moveTo(plus(pulse.closesAt, 72 * 60 + 5));
    await sees(manager, true);
    await manager.goto(team);
    await expect(manager.page.getByText("The result of the pulse is ready")).toBeVisible();
  });
});
