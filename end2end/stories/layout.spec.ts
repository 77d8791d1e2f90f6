// Whether words have room: the five answers of every question on phones of every width, and slips of paper, in both languages.

import type { Page } from "@playwright/test";
import { found, newLink, post } from "../support/found.ts";
import { sheets } from "../support/paper.ts";
import { planPulse, printSheet } from "../support/pulse.ts";
import { expect, test } from "../support/story.ts";

test("no answer breaks inside a word @once", async ({ arrive }) => {
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  const team = await found(admin, [[lead, "lead"]]);
  const pulse = await planPulse(lead, team, 5);
  const lefts: Record<string, number[]> = {};
  for (const language of ["English", "Français"]) {
    if (language === "Français") await lead.press(language);
    await lead.goto(pulse.path);
    await expect(lead.page.locator("fieldset.item").first()).toBeVisible();
    for (const width of [320, 360, 390, 412, 820]) {
      await lead.page.setViewportSize({ width, height: 844 });
      expect(await brokenWords(lead.page), `${language} at ${width} px`).toEqual([]);
      const key = String(width);
      const places = await lead.page.locator(".scale label").evaluateAll((labels) => labels.map((label) => Math.round(label.getBoundingClientRect().left)));
      lefts[key] ??= places;
      expect(places, `a question looks the same in both languages at ${width} px`).toEqual(lefts[key]);
    }
  }
});

test("a slip of paper is printed whole @once", async ({ arrive }) => {
  const admin = await arrive("Ada Fenwick");
  const lead = await arrive("Lena Moss");
  await found(admin, [[lead, "lead"]]);
  // The longest name a team can have, of long words.
  const name = "Kinderpsychiatrische Übergangswohngemeinschaft Südost und Nachtdienst Mittewald";
  const created = await post(admin, "/teams", { name, time_zone: "Europe/London" });
  const team = created.pathname.replace(/\/people$/, "");
  const invited = await post(admin, "/teams/{team}/invitations", { team: team.split("/").pop() ?? "", role: "lead" });
  await post(lead, "/join/{token}/signed-in", { token: await newLink(admin, invited.pathname) });
  await planPulse(lead, team, 8);
  await printSheet(lead, team, 8);
  const sheet = lead.page.url();
  for (const language of ["English", "Français"]) {
    if (language === "Français") await lead.press(language);
    await lead.goto(sheet);
    await expect(lead.page.locator(".slip")).toHaveCount(8);
    expect(await sheets(lead.page), `${language}: eight slips, one page`).toBe(1);
    // A4 without the margins of the sheet, at 96 pixels to the inch.
    await lead.page.setViewportSize({ width: 718, height: 1047 });
    await lead.page.emulateMedia({ media: "print" });
    expect(await cut(lead.page), language).toEqual([]);
    const numbers = lead.page.locator(".slip").getByText(/^(Sheet|Feuille) 1$/);
    await expect(numbers).toHaveCount(8);
    await lead.page.emulateMedia({ media: null });
    await lead.page.setViewportSize({ width: 1440, height: 900 });
  }
});

/** The words of answers that stand on more than one line, or beyond the edge of their answer. */
function brokenWords(page: Page): Promise<string[]> {
  return page.locator(".scale label span").evaluateAll((labels) =>
    labels.flatMap((label) => {
      const text = label.firstChild;
      if (!(text instanceof Text)) return [`no text in ${label.outerHTML}`];
      const edge = (label.parentElement ?? label).getBoundingClientRect();
      return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
        const place = range.getBoundingClientRect();
        const sticksOut = place.left < edge.left || place.right > edge.right;
        return lines.size > 1 || sticksOut ? [`${word} in “${text.data}”`] : [];
      });
    }),
  );
}

/** Whatever of a slip lies beyond its edge, or is hidden by it. */
function cut(page: Page): Promise<string[]> {
  return page.locator(".slip").evaluateAll((slips) =>
    slips.flatMap((slip) => {
      const edge = slip.getBoundingClientRect();
      const parts = [...slip.querySelectorAll("svg, p, bdi")];
      const beyond = parts.filter((part) => {
        const place = part.getBoundingClientRect();
        return place.bottom > edge.bottom || place.right > edge.right || part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0;
      });
      const said = beyond.map((part) => `${part.className.toString()} ${part.textContent?.slice(0, 40) ?? ""}`);
      return slip.scrollHeight > slip.clientHeight + 1 ? [...said, `${slip.scrollHeight} of ${slip.clientHeight} px`] : said;
    }),
  );
}
