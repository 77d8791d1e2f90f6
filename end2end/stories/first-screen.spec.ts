// Every face of the room, as it is held: the next step lies inside the first screen, on small phones and on laptops, in both languages.
// A face is pressed on by its filled button alone, as anybody would who does not read.

import { expect as see, type Page } from "@playwright/test";
import { choose, propose } from "../support/asks.ts";
import { plus } from "../support/clock.ts";
import { firstScreen, nextStep, pictures, type Wanted } from "../support/first-screen.ts";
import { found } from "../support/found.ts";
import type { Person } from "../support/person.ts";
import { Circle } from "../support/circle.ts";
import { scheduleWeekly } from "../support/schedule.ts";
import { test } from "../support/story.ts";

const wall = { width: 1920, height: 1080 };

for (const language of ["en", "fr"] as const) {
  test(`the next step of every face lies inside the first screen, in ${language} @once`, async ({ arrive, server }) => {
    test.setTimeout(420_000);
    const admin = await arrive("Ada Fenwick");
    const lead = await arrive("Lena Moss");
    const mina = await arrive("Mina Hale");
    const tom = await arrive("Bartholomew Whitlock");
    const gale = await arrive("Gale", { locale: language === "fr" ? "fr-FR" : "en-GB" });
    const team = await found(admin, [
      [lead, "lead"],
      [mina, "member"],
      [tom, "member"],
    ]);
    const { startsAt } = await scheduleWeekly(lead, team);
    await server.moveTo(plus(startsAt, -5));
    const seated = [lead, mina, tom];
    for (const person of seated) await speak(person, language);
    const face = (person: Person, name: string, wanted: Wanted) => firstScreen(person.page, `room-${language}-${name}`, wanted);

    await lead.goto(team);
    await lead.page.locator('a[href^="/rooms/"]').first().click();
    await see(nextStep(lead.page)).toBeVisible();
    const path = new URL(lead.page.url()).pathname;
    const room = new Circle(lead, [mina, tom], path, true);

    await test.step("the doors", async () => {
      await face(lead, "door-host", "step");
      await mina.goto(path);
      await face(mina, "door-waiting", "step");
      await press(lead);
      await see(lead.page.locator(".room")).toBeVisible();
      await mina.goto(path);
      await face(mina, "door-seat", "step");
      await press(mina);
      await see(mina.page.locator(".room")).toBeVisible();
      await gale.goto("/j");
      await face(gale, "door-code", "step");
      const code = (await lead.page.locator(".more .door .code").textContent()) ?? "";
      await gale.goto(`/j/${code.replaceAll(" ", "")}`);
      await face(gale, "door-guest", "step");
      await gale.page.locator('input[name="name"]').fill("Gale");
      await press(gale);
      await tom.goto(path);
      await press(tom);
      await see(tom.page.locator(".room")).toBeVisible();
    });
    const everybody = [lead, mina, tom, gale];

    await test.step("opening and agreements", async () => {
      await face(lead, "opening-host", "step");
      await face(mina, "opening-seat", "nothing");
      await pressOn(lead, everybody);
      await face(lead, "agreements-host", "step");
      await face(mina, "agreements-seat", "step");
      await face(gale, "agreements-guest", "step");
      for (const person of everybody) {
        await press(person);
        await see(person.page.locator('form:has([value="accept"])')).toHaveCount(0);
      }
      await face(mina, "accepted-seat", "nothing");
      await face(lead, "accepted-host", "step");
      await pressOn(lead, everybody);
    });

    await test.step("a round and a pause", async () => {
      await face(lead, "round-to-begin-host", "step");
      await pressOn(lead, everybody);
      await face(lead, "holding-host", "step");
      await face(mina, "waiting-seat", "nothing");
      await face(gale, "waiting-guest", "nothing");
      await pressOn(lead, everybody);
      await face(lead, "waiting-host", "nothing");
      await face(mina, "holding-seat", "step");
      await lead.page.locator(".hold .quiet").click();
      await see(nextStep(lead.page)).toBeVisible();
      await face(lead, "pause-host", "step");
      await face(mina, "pause-seat", "nothing");
      await pressOn(lead, everybody);
      await goRound(everybody);
      await face(lead, "round-done-host", "step");
      await pressOn(lead, everybody);
    });

    await test.step("prompts, and the wall", async () => {
      await face(lead, "prompts-host", "step");
      await pressOn(lead, everybody);
      const onWall = await lead.page.context().newPage();
      await onWall.setViewportSize(wall);
      await onWall.goto(`${path}/wall`);
      await see(onWall.locator(".prompt")).not.toBeEmpty();
      await pictures(onWall, `room-${language}-wall`);
      await onWall.close();
      await goRound(everybody);
      await pressOn(lead, everybody);
    });

    await test.step("asks and actions", async () => {
      await face(lead, "writing-host", "step");
      await face(mina, "writing-seat", "step");
      for (const person of seated) await speak(person, "en");
      await propose(mina, "Cover for breaks");
      await propose(tom, "A quiet room");
      await lead.goto(path);
      for (const person of everybody) await person.page.locator('.hold form:has([value="ready"]) button').click();
      await see(lead.page.locator(".ask").or(lead.page.locator('.hold form:has([value="show-asks"])')).first()).toBeVisible();
      for (const person of seated) await speak(person, language);
      const show = lead.page.locator('.hold form:has([value="show-asks"]) button');
      if (await show.count()) {
        await face(lead, "written-host", "step");
        await pressOn(lead, everybody);
      }
      await face(mina, "choosing-seat", "answer");
      for (const person of seated) await speak(person, "en");
      await choose(room, [
        [mina, "Cover for breaks"],
        [tom, "Cover for breaks"],
        [gale, "Cover for breaks"],
        [lead, "Cover for breaks"],
      ]);
      for (const person of seated) await speak(person, language);
      await face(lead, "chosen-host", "step");
      await face(mina, "chosen-seat", "nothing");
    });

    await test.step("check-out, close, and afterwards", async () => {
      await pressOn(lead, everybody);
      await pressOn(lead, everybody);
      await face(lead, "check-out-host", "step");
      await pressOn(lead, everybody);
      await goRound(everybody);
      await pressOn(lead, everybody);
      await face(lead, "close-host", "step");
      await face(mina, "close-seat", "nothing");
      await press(lead);
      for (const person of seated) await see(person.page.locator(".action-bar a.button")).toBeVisible();
      await face(mina, "over-seat", "step");
      await see(gale.page).toHaveURL(/\/thanks$/);
      await face(gale, "thanks-guest", "nothing");
    });

    await test.step("a rehearsal", async () => {
      await lead.goto(`${team}/rehearsal`);
      await face(lead, "rehearsal-to-begin", "step");
      await press(lead);
      await see(lead.page.locator(".room")).toBeVisible();
      await face(lead, "rehearsal-host", "step");
    });
  });
}

/** Somebody reads in another language from now on. */
async function speak(person: Person, locale: "en" | "fr"): Promise<void> {
  const { server, page } = person;
  const answer = await page.request.post("/preferences", { form: { locale }, headers: { origin: server.url }, maxRedirects: 0 });
  see(answer.status()).toBe(303);
  await (page.url().startsWith(server.url) ? page.reload() : person.goto("/"));
  await see(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${locale}`));
}

async function press(person: Person): Promise<void> {
  await nextStep(person.page).click();
}

/** Presses the next step, and waits until every screen has seen what came of it. */
async function pressOn(person: Person, everybody: readonly Person[]): Promise<void> {
  const before = await version(person.page);
  await press(person);
  for (const { page } of everybody) await see.poll(() => version(page)).toBeGreaterThan(before);
}

/** Until the piece is with nobody. */
async function goRound(everybody: readonly Person[]): Promise<void> {
  for (;;) {
    const mine = await Promise.all(everybody.map(({ page }) => page.locator(".room[data-mine]").count()));
    const holder = everybody[mine.indexOf(1)];
    if (!holder) return;
    await pressOn(holder, everybody);
  }
}

async function version(page: Page): Promise<number> {
  return Number(await page.locator(".room").getAttribute("data-version"));
}
