// What comes out of the printer.

import { expect, type Page } from "@playwright/test";

/** Prints the page on A4 and returns how many sheets it takes. */
export async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

/** Whatever theme was chosen, nothing on paper needs a colour to be seen or understood. */
export async function isGrey(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const coloured = await page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (!canvas) throw new Error("no canvas to mix colours on");
    const isColoured = (value: string) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = "#000";
      canvas.fillStyle = value;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return alpha > 0 && Math.max(red, green, blue) - Math.min(red, green, blue) > 6;
    };
    const properties = ["color", "background-color", "border-top-color", "border-inline-start-color", "fill", "stroke"];
    const shown = [...document.querySelectorAll("body, body *")].filter((element) => element.checkVisibility());
    return shown.flatMap((element) => {
      const style = getComputedStyle(element);
      const found = properties.filter((property) => isColoured(style.getPropertyValue(property)));
      return found.map((property) => `${element.outerHTML.slice(0, 80)} ${property}: ${style.getPropertyValue(property)}`);
    });
  });
  await page.emulateMedia({ media: "screen", colorScheme: "light" });
  expect(coloured, `${page.url()} on paper`).toEqual([]);
}
