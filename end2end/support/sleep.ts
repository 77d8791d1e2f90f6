// A phone that goes dark: no script of the page runs, and nothing reaches it. Chromium ignores `Page.setWebLifecycleState` on a page
// that can be seen; a debugger's pause it obeys.

import { expect, type Page } from "@playwright/test";

/** The phone goes dark now; what comes back wakes it up. */
export async function goDark(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(watchTime);
  const phone = await page.context().newCDPSession(page);
  await page.context().setOffline(true);
  await phone.send("Debugger.enable");
  const dark = new Promise((paused) => phone.once("Debugger.paused", paused));
  await phone.send("Debugger.pause");
  await dark;
  const since = Date.now();
  return async () => {
    const slept = Date.now() - since;
    await phone.send("Debugger.resume");
    await phone.send("Debugger.disable");
    await page.context().setOffline(false);
    await phone.detach();
    const gap = () => page.evaluate(() => window.longestGap_);
    await expect.poll(gap, "no script ran meanwhile").toBeGreaterThan(slept - 500);
  };
}

declare global {
  interface Window {
    longestGap_: number;
  }
}

/** Notes the longest time in which no script of the page ran. */
function watchTime(): void {
  let last = performance.now();
  window.longestGap_ = 0;
  setInterval(() => {
    const now = performance.now();
    window.longestGap_ = Math.max(window.longestGap_, now - last);
    last = now;
  }, 100);
}
