// Every page that each role can reach: axe in light and dark, nothing wider than the window, no complaint from the browser.
// With ROUNDWELL_SWEEP=1 it takes pictures of each, too.

import { crawl } from "../support/crawl.ts";
import { invite, join, makeTeam, setUp, type Role } from "../support/steps.ts";
import { expect, test } from "../support/story.ts";

test("every page is sound, whoever looks at it", async ({ arrive }) => {
  test.slow();
  const admin = await arrive("Admin");
  await setUp(admin);
  const people = await makeTeam(admin, "Rowan Ward");
  expect(await crawl(admin)).toContain("/teams");
  const roles: [string, Role][] = [
    ["Lead", "lead"],
    ["Member", "member"],
    ["Manager", "manager"],
  ];
  for (const [name, role] of roles) {
    const person = await arrive(name);
    await join(person, await invite(admin, people, role));
    const kinds = await test.step(`pages of a ${role}`, () => crawl(person));
    expect(kinds).toContain("/account");
  }
  const stranger = await arrive("Stranger");
  expect(await crawl(stranger)).toContain("/sign-in");
});
