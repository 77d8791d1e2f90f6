// Every form with its longest text, through an nginx that is set up as the guide says: taken, or sent back with all that was typed.

import type { APIResponse } from "@playwright/test";
import { addressed, found, newLink, post } from "../support/found.ts";
import type { Person } from "../support/person.ts";
import { emailOf, password, signIn } from "../support/steps.ts";
import { expect, test } from "../support/story.ts";

test.use({ nginx: true });

/** Every character takes six bytes or more in a form, and two of them are markup. */
const long = (characters: number) => "é<ß>&".repeat(Math.ceil(characters / 5)).slice(0, characters);

interface Filled {
  readonly action: string;
  readonly page: string;
  /** What is taken. */
  readonly good: Record<string, string>;
  /** What makes it one that is refused; its texts are as long as before. */
  readonly wrong: Record<string, string>;
}

function send(person: Person, { action, page }: Filled, form: Record<string, string>): Promise<APIResponse> {
  const headers = { origin: person.server.url, accept: "text/html" };
  return person.page.request.post(addressed(action, form), { form: { ...form, _back: page }, headers, maxRedirects: 0 });
}

/** The values and texts of all fields of an answer, as a browser reads them. */
async function fieldsOf(person: Person, answer: APIResponse): Promise<string[]> {
  return person.page.evaluate((html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    return [...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].map((field) => field.value);
  }, await answer.text());
}

/** Refused, with everything typed in its fields. */
async function refused(person: Person, filled: Filled): Promise<void> {
  const refused = await send(person, filled, { ...filled.good, ...filled.wrong });
  expect([400, 404, 409, 422], `${filled.action}: ${refused.headers().location} ${await refused.text()}`).toContain(refused.status());
  const shown = await fieldsOf(person, refused);
  for (const [name, typed] of Object.entries(filled.good)) {
    // What stands in the path is no field.
    if (name === "password" || name in filled.wrong || filled.action.includes(`{${name}}`) || typed.length < 60) continue;
    const kept = shown.some((value) => value.replaceAll("\r\n", "\n") === typed);
    expect(kept, `${filled.action} gives back all ${typed.length} characters of ${name}`).toBe(true);
  }
}

/** Refused first, with everything typed in its fields; then taken. */
async function refusedAndTaken(person: Person, filled: Filled): Promise<void> {
  await refused(person, filled);
  const taken = await send(person, filled, filled.good);
  expect(taken.status(), `${filled.action}: ${await taken.text()}`).toBe(303);
}

test("every form with its longest text, refused and taken, through nginx", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  const manager = await arrive("Grace Oduya");
  const guest = await arrive("Noor");
  const zone = "Europe/London";
  await refused(admin, {
    action: "/setup",
    page: "/setup",
    good: { organisation: long(80), name: long(80), email: emailOf("Ada Fenwick"), password, time_zone: zone },
    wrong: { password: "short" },
  });
  const team = await found(admin, [
    [lead, "lead"],
    [manager, "manager"],
  ]);
  const id = team.split("/").at(-1) ?? "";
  const soon = (days: number) => new Date(server.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

  await refusedAndTaken(admin, {
    action: "/teams",
    page: "/teams",
    good: { name: long(80), time_zone: zone },
    wrong: { time_zone: "Nowhere" },
  });
  await refusedAndTaken(lead, {
    action: "/account",
    page: "/account",
    good: { name: long(80), locale: "en", time_zone: zone },
    wrong: { time_zone: "Nowhere" },
  });

  await refusedAndTaken(guest, {
    action: "/sign-in",
    page: "/sign-in",
    good: { email: emailOf("Lena Moss"), password },
    wrong: { email: `${"a".repeat(230)}@care.example`, password: long(200) },
  });
  await guest.page.context().clearCookies();
  await refusedAndTaken(lead, { action: "/teams/{team}/invitations", page: `${team}/people`, good: { team: id, role: "host" }, wrong: { role: "king" } });
  const invited = await post(lead, "/teams/{team}/invitations", { team: id, role: "member" });
  const token = await newLink(lead, invited.pathname);
  await refusedAndTaken(guest, {
    action: "/join/{token}",
    page: `/join/${token}`,
    good: { token, name: long(80), email: emailOf("Noor"), password, time_zone: zone },
    wrong: { password: "short" },
  });

  await refusedAndTaken(lead, {
    action: "/teams/{team}/circles",
    page: `${team}/circles/new`,
    good: {
      team: id,
      title: long(80),
      format: "talking-piece",
      rhythm: "weekly",
      date: soon(2),
      time: "14:00",
      time_zone: zone,
      minutes: "45",
      place: long(120),
      video_url: `https://meet.example.org/${"a".repeat(475)}`,
    },
    wrong: { date: "never" },
  });
  await lead.goto(team);
  const session = (await lead.page.locator(`a[href^="${team}/sessions/"]:not([href$=".ics"])`).first().getAttribute("href")) ?? "";
  const one = { team: id, session: session.split("/").at(-1) ?? "" };
  const moves = { ...one, date: soon(3), time: "15:00", reason: "staffing" };
  await refusedAndTaken(lead, { action: "/teams/{team}/sessions/{session}/move", page: session, good: moves, wrong: { date: "never" } });
  await refusedAndTaken(lead, { action: "/teams/{team}/sessions/{session}/format", page: session, good: { ...one, format: "case-circle" }, wrong: { format: long(80) } });
  const off = { ...one, cause: "acuity", slot: "" };
  await refusedAndTaken(lead, { action: "/teams/{team}/sessions/{session}/call-off", page: session, good: off, wrong: { cause: "rain" } });

  await refusedAndTaken(lead, {
    action: "/teams/{team}/actions",
    page: `${team}/actions`,
    good: {
      team: id,
      title: long(160),
      area: "support",
      kind: "condition",
      level: "manager",
      measure: long(240),
      review_on: soon(20),
    },
    wrong: { review_on: "never" },
  });
  await lead.goto(`${team}/actions`);
  const path = await lead.page.locator(`a[href^="${team}/actions/"]`).first().getAttribute("href");
  await refusedAndTaken(manager, {
    action: "/teams/{team}/actions/{action}/reply",
    page: path ?? "",
    good: { team: id, action: path?.split("/").at(-1) ?? "", seen: "1", kind: "will", text: long(600), until: soon(9) },
    wrong: { until: "never" },
  });

  await refusedAndTaken(lead, {
    action: "/teams/{team}/questions",
    page: `${team}/questions`,
    good: { team: id, en: `${"e".repeat(119)}.`, fr: `${"é".repeat(119)}.`, scale: "often", better: "low", domain: "conditions", area: "demands" },
    wrong: { better: "sideways" },
  });

  const { pathname: fields } = await post(lead, "/teams/{team}/formats/{format}/copy", { team: id, format: "case-circle" });
  const edit = fields.replace(/fields$/, "edit");
  await lead.goto(edit);
  const text = (await lead.page.locator("textarea[name=text]").inputValue()).trimEnd();
  const padded = `${text}\n# ${long(40_000 - text.length - 3)}`;
  await refusedAndTaken(lead, {
    action: "/teams/{team}/formats/{format}/edit",
    page: edit,
    good: { team: id, format: edit.split("/").at(-2) ?? "", seen: "1", text: padded },
    wrong: { format: id },
  });

  await test.step("one letter too many comes back with the rest", async () => {
    const form = { team: id, format: edit.split("/").at(-2) ?? "", seen: "2", text: `${padded}é` };
    const refused = await send(lead, { action: "/teams/{team}/formats/{format}/edit", page: edit, good: form, wrong: {} }, form);
    expect(refused.status()).toBe(422);
    expect(await fieldsOf(lead, refused)).toContain(`${padded}é`);
  });
});

test("a long reply is refused in the browser, and nothing of it is lost @once", async ({ arrive, server }) => {
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  lead.expectComplaint(/422/);
  const team = await found(admin, [[lead, "lead"]]);
  await lead.goto(`${team}/actions`);
  const { page } = lead;
  await page.getByText("Record what the circle agreed on").click();
  const measure = page.locator("[name=measure]");
  await measure.fill(long(240));
  await page.locator(`form[action="${team}/actions"]`).getByRole("button").last().click();
  const summary = page.locator(".error-summary");
  await expect(summary).toBeFocused();
  await expect(measure).toHaveValue(long(240));
  const kept = (await page.context().cookies()).map(({ value }) => value).join(" ");
  expect(kept, "nothing of it is in a cookie").not.toMatch(/ß|%C3%9F/);
  expect(new URL(page.url()).origin).toBe(server.url);

  await test.step("the sign-in ends meanwhile, and the text waits", async () => {
    await page.locator("[name=title]").fill("A quiet room");
    await page.context().clearCookies({ name: "roundwell" });
    await page.locator(`form[action="${team}/actions"]`).getByRole("button").last().click();
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.getByText("is kept for half an hour")).toBeVisible();
    await page.getByLabel("E-mail address").fill(emailOf("Lena Moss"));
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(measure).toHaveValue(long(240));
    await expect(page.locator("[name=title]")).toHaveValue("A quiet room");
    await expect(page.getByText("so this was not sent")).toBeVisible();
    await page.locator(`form[action="${team}/actions"]`).getByRole("button").last().click();
    await expect(page.getByText("Recorded.")).toBeVisible();
  });
});

test("signing in on a port of its own, through nginx, without what localhost adds @once", async ({ arrive, server }) => {
  const admin = await arrive("Ada Fenwick");
  await found(admin, []);
  // To an address that is not this machine's own, browsers say only `Origin`.
  const answer = await admin.page.request.post("/sign-in", {
    form: { email: emailOf("Ada Fenwick"), password },
    headers: { origin: server.url, accept: "text/html" },
    maxRedirects: 0,
  });
  expect(answer.status(), await answer.text()).toBe(303);
  const elsewhere = await admin.page.request.post("/sign-out", {
    headers: { origin: "http://elsewhere.example", accept: "text/html" },
    maxRedirects: 0,
  });
  expect(elsewhere.status()).toBe(403);
  expect(await elsewhere.text()).toContain("ROUNDWELL_BASE_URL");
  await signIn(admin);
});
