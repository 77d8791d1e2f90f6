// One ballot: answered on a phone in well under a minute, replaced, refused to a second device, wiped, and looked up after the close.

import { checkPage } from "../support/checks.ts";
import { plus } from "../support/clock.ts";
import { found } from "../support/found.ts";
import { choose, planPulse, putIntoBox, storedHere } from "../support/pulse.ts";
import { emailOf, password } from "../support/steps.ts";
import { expect, test } from "../support/story.ts";

/** What the machine may take of the minute; the rest is for reading and thinking. */
const machineMost = 10_000;

test("a ballot from first to last", async ({ arrive, house }, info) => {
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
    await checkPage(mina.page);
    expect(await storedHere(mina)).toHaveLength(1);
  });

  const receipt = await test.step("replaced, at once and after coming back", async () => {
    await mina.press("Change my answers");
    await choose(mina, [5, 5, 5, 5, 5, 5]);
    const same = await putIntoBox(mina, "Replace my answers");
    await mina.goto(pulse.path);
    await expect(mina.page.getByText("Answers were sent from this device")).toBeVisible();
    await choose(mina, [1, 2, 3, 4, 5, 1]);
    expect(await putIntoBox(mina, "Replace my answers")).toBe(same);
    return same;
  });

  await test.step("a second device is refused, and told what to do", async () => {
    const other = await arrive("Mina Hale elsewhere");
    // The answer 409 is part of the story; browsers write it down.
    other.expectComplaint(/409/);
    await other.goto(`/sign-in?next=${pulse.path}`);
    await other.fill("E-mail address", emailOf("Mina Hale"));
    await other.fill("Password", password);
    await other.press("Sign in");
    await choose(other, [1, 1, 1, 1, 1, 1]);
    await other.press("Send my answers");
    await expect(other.page.getByText("Your ballot was given to another browser or device. Answer from there")).toBeVisible();
    await checkPage(other.page);
    expect(await storedHere(other)).toEqual([]);
  });

  await test.step("the device forgets when its owner says so", async () => {
    await mina.press("Remove it from this device");
    await expect(mina.page.getByRole("heading", { name: "Removed. This device keeps nothing of it." })).toBeVisible();
    expect(await storedHere(mina)).toEqual([]);
  });

  await test.step("after the close anybody with the receipt can ask", async () => {
    await house.moveTo(plus(pulse.closesAt, 1));
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

  await test.step("the team reads first, the manager two days later", async () => {
    const result = "Nothing is published from this pulse";
    const sees = async (person: typeof lead, expected: boolean) => {
      await person.goto(`${team}/pulse`);
      await expect(person.page.getByText(result)).toHaveCount(expected ? 1 : 0);
    };
    await sees(lead, false);
    await house.moveTo(plus(pulse.closesAt, 24 * 60 + 1));
    await sees(lead, true);
    await sees(mina, true);
    await sees(manager, false);
    await house.moveTo(plus(pulse.closesAt, 72 * 60 + 5));
    await sees(manager, true);
  });
});
