import { defineConfig } from "@playwright/test";
import type { Choices } from "./support/story.ts";

// One browser, three questions: how wide is the screen, is there JavaScript, which database is underneath.
// A story says with tags where it makes sense: `@live` needs JavaScript, `@screens` asks about screens and not about the
// database, `@once` is the same everywhere.
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const desktop = { viewport: { width: 1440, height: 900 } };
const plain = { javaScriptEnabled: false };

export default defineConfig<Choices>({
  testDir: "stories",
  outputDir: "out/results",
  forbidOnly: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "out/report.json" }]],
  use: {
    launchOptions: {
      executablePath: process.env.ROUNDWELL_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    locale: "en-GB",
    timezoneId: "Europe/London",
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "desktop", use: { ...desktop, database: "sqlite" } },
    { name: "phone", grepInvert: /@once/, use: { ...phone, database: "sqlite" } },
    { name: "desktop-postgres", grepInvert: /@once|@screens/, use: { ...desktop, database: "postgres" } },
    { name: "phone-postgres", grepInvert: /@once|@screens/, use: { ...phone, database: "postgres" } },
    { name: "desktop-plain", grepInvert: /@live|@once|@screens/, use: { ...desktop, ...plain, database: "sqlite" } },
    { name: "phone-plain", grepInvert: /@live|@once|@screens/, use: { ...phone, ...plain, database: "sqlite" } },
  ],
});
