// Every page that each role can reach: axe in light and dark, nothing wider than the window at any size, no complaint from
// the browser. With ROUNDWELL_SWEEP=1 it takes pictures of each, too.

import { crawl } from "../support/crawl.ts";
import { found } from "../support/found.ts";
import { walkByKeys } from "../support/keys.ts";
import { isGrey, sheets } from "../support/paper.ts";
import type { Role } from "../support/steps.ts";
import { expect, test } from "../support/story.ts";

test("every page is sound before anything has happened", async ({ arrive }) => {
  test.slow();
  const admin = await arrive("Admin of an empty house");
  const roles: Role[] = ["lead", "member", "manager"];
  const people = [];
  for (const role of roles) people.push([await arrive(`${role} of an empty team`), role] as const);
  await found(admin, people);
  expect(await crawl(admin, { ofEachKind: 1 })).toContain("/teams");
  for (const [person] of people) expect(await crawl(person, { ofEachKind: 1 })).toContain("/teams/{id}/actions");
});

test.describe("with eighteen months of life in it", () => {
  test.use({ data: "demo" });

  test("every page is sound, whoever looks at it", async ({ arrive }) => {
    test.slow();
    for (const [part, ofEachKind, kind] of [
      ["lead", 3, "/teams/{id}/circles/new"],
      ["host", 1, "/teams/{id}/sessions/{id}"],
      ["member", 1, "/pulses/{id}"],
      ["manager", 2, "/teams/{id}/summary"],
      ["admin", 1, "/teams"],
    ] as const) {
      const person = await arrive(part);
      await person.signInAs(part);
      const kinds = await test.step(`pages of a ${part}`, () => crawl(person, { ofEachKind }));
      expect(kinds).toContain(kind);
    }
    const stranger = await arrive("stranger");
    expect(await crawl(stranger, { ofEachKind: 1 })).toContain("/sign-in");
  });

  test("by keyboard and on paper @once", async ({ arrive }) => {
    test.slow();
    const manager = await arrive("manager with a printer");
    await manager.signInAs("manager");
    await manager.page.locator("main h3 a").first().click();
    await expect(manager.page).toHaveURL(/\/summary$/);
    await test.step("a summary is two sheets at most, in grey", async () => {
      expect(await sheets(manager.page)).toBeLessThanOrEqual(2);
      await isGrey(manager.page);
    });
    const member = await arrive("member with a keyboard");
    await member.signInAs("member");
    await test.step("the Tab key goes everywhere, and can be seen to", async () => {
      await walkByKeys(member.page);
      await member.page.getByRole("link", { name: "Answer the pulse" }).first().click();
      await expect(member.page).toHaveURL(/\/pulses\//);
      await walkByKeys(member.page);
      await walkByKeys(manager.page);
    });
  });

  test("French has room enough @once", async ({ arrive }) => {
    test.slow();
    for (const part of ["lead", "manager"] as const) {
      const person = await arrive(`French ${part}`);
      await person.signInAs(part);
      await person.page.getByRole("button", { name: "Français" }).click();
      await expect(person.page.locator("html")).toHaveAttribute("lang", "fr");
      await crawl(person, { ofEachKind: 1, onlyFit: true });
    }
  });
});
