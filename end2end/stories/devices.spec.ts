// What a browser keeps of ballots belongs to one account: two people on one browser, signing out, and a session that ends by itself.

import { plus } from "../support/clock.ts";
import { found } from "../support/found.ts";
import type { Person } from "../support/person.ts";
import { choose, planPulse, putIntoBox, storedHere } from "../support/pulse.ts";
import { emailOf, password } from "../support/steps.ts";
import { expect, test } from "../support/story.ts";

test.use({ nginx: true });

test("two people, one browser, two ballots", async ({ arrive, server }) => {
  test.setTimeout(180_000);
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  const [mina, tom] = [await arrive("Mina Hale"), await arrive("Tom Archer")];
  const team = await found(admin, [
    [lead, "lead"],
    [mina, "member"],
    [tom, "member"],
  ]);
  const pulse = await planPulse(lead, team, 4);
  const ward = await arrive("The PC on the ward");

  const first = await test.step("the first answers, in French and in the dark, and signs out", async () => {
    await signIn(ward, mina, team);
    await expect(ward.page.getByText("You have not answered on this device yet.")).toBeVisible();
    await ward.goto(pulse.path);
    await choose(ward, [1, 2, 3, 4, 5, 1]);
    const receipt = await putIntoBox(ward);
    const kept = (await storedHere(ward)).join();
    expect(kept, "one entry, which names neither the pulse nor anybody").toMatch(/^roundwell-ballot-[0-9a-f]{64}$/);
    await ward.press("Français");
    await ward.press("Sombre");
    await ward.press("Se déconnecter");
    await expect(ward.page.getByText("Déconnexion faite.")).toBeVisible();
    expect(await storedHere(ward)).toEqual([]);
    await expect(ward.page.locator("html"), "theme and language are cookies, and stay").toHaveAttribute("data-theme", "dark");
    await expect(ward.page.locator("html")).toHaveAttribute("lang", "fr");
    await ward.press("English");
    return receipt;
  });

  await test.step("who is signed out finds nothing there", async () => {
    await ward.goto(pulse.path);
    await expect(ward.page.getByText("Sign in to answer")).toBeVisible();
    await expect(ward.page.getByText("Answers were sent from this device")).toBeHidden();
    await expect(ward.page.locator("fieldset.item").filter({ visible: true })).toHaveCount(0);
  });

  const second = await test.step("the second is told that nothing was answered here, and answers", async () => {
    await signIn(ward, tom, team);
    await expect(ward.page.getByText("You have not answered on this device yet.")).toBeVisible();
    await ward.goto(pulse.path);
    await expect(ward.page.getByText("Answers were sent from this device")).toBeHidden();
    await choose(ward, [5, 5, 5, 5, 5, 5]);
    return putIntoBox(ward);
  });
  expect(second).not.toBe(first);

  await test.step("a sign-in that has ended leaves a ballot to its owner alone", async () => {
    await ward.page.context().clearCookies({ name: "roundwell" });
    await signIn(ward, lead, team);
    await expect(ward.page.getByText("You have not answered on this device yet.")).toBeVisible();
    await ward.goto(pulse.path);
    await expect(ward.page.getByText("Answers were sent from this device")).toBeHidden();
    await choose(ward, [3, 3, 3, 3, 3, 3]);
    const third = await putIntoBox(ward);
    expect([first, second]).not.toContain(third);
    expect(await storedHere(ward)).toHaveLength(2);
    await ward.page.context().clearCookies({ name: "roundwell" });
    await signIn(ward, tom, team);
    await expect(ward.page.getByText("Your answers are sent from this device")).toBeVisible();
    await ward.goto(pulse.path);
    await choose(ward, [4, 4, 4, 4, 4, 4]);
    expect(await putIntoBox(ward, "Replace my answers"), "their own, in place of their own").toBe(second);
  });

  await test.step("signing out in one tab empties the others", async () => {
    const other = await ward.page.context().newPage();
    await other.goto(pulse.path);
    await expect(other.getByText("Answers were sent from this device")).toBeVisible();
    await ward.goto("/account");
    await ward.press("Sign out everywhere");
    await expect(ward.page.getByText("You are signed out on every device.")).toBeVisible();
    await expect(other.getByText("Sign in to answer")).toBeVisible();
    expect(await storedHere(ward)).toEqual([]);
    await other.close();
  });

  await test.step("both ballots are counted, and the first receipt can still be checked", async () => {
    await server.moveTo(plus(pulse.closesAt, 1));
    const anybody = await arrive("Anybody");
    for (const receipt of [first, second]) {
      await anybody.goto(pulse.path);
      await anybody.fill("Receipt", receipt);
      await anybody.press("Was it counted?");
      await expect(anybody.page.getByText("Yes: this ballot is among those that were counted")).toBeVisible();
    }
  });
});

async function signIn(browser: Person, who: Person, next: string): Promise<void> {
  await browser.goto(`/sign-in?next=${next}`);
  await browser.fill("E-mail address", emailOf(who.name));
  await browser.fill("Password", password);
  await browser.press("Sign in");
  await expect(browser.page).toHaveURL(new RegExp(next));
}
