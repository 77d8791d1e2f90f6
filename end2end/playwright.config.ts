import { defineConfig } from "@playwright/test";
import type { Choices } from "./support/story.ts";

// One browser, three questions: how wide is the screen, is there JavaScript, which database is underneath. Each answer is
// met in some project, each combination of screen and database only for the one story that is `@everywhere`. Other tags
// say where a story makes sense: `@once` is the same everywhere, `@plain` is told without JavaScript.
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const desktop = { viewport: { width: 1440, height: 900 } };
const plain = { javaScriptEnabled: false };

export default defineConfig<Choices>({
  testDir: "stories",
  outputDir: "out/results",
  globalSetup: "./support/begin-run.ts",
  forbidOnly: true,
  workers: 2,
  // Each story has a server of its own: the longest file does not hold a worker while the other has nothing left.
  fullyParallel: true,
  // A busy machine makes a browser late now and then; the report calls such a story flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "out/report.json" }]],
  use: {
    launchOptions: {
      executablePath: process.env.ROUNDWELL_CHROMIUM ?? "/usr/bin/chromium-headless-shell",
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
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    // A trace of every step takes a third of the time: ROUNDWELL_TRACE=1 keeps one of each story that fails.
    trace: process.env.ROUNDWELL_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "desktop", grepInvert: /@plain/, use: { ...desktop, database: "sqlite" } },
    { name: "phone", grepInvert: /@plain|@once/, use: { ...phone, database: "postgres" } },
    { name: "desktop-postgres", grep: /@everywhere/, use: { ...desktop, database: "postgres", thorough: false } },
    { name: "phone-sqlite", grep: /@everywhere/, use: { ...phone, database: "sqlite", thorough: false } },
    { name: "plain", grep: /@plain/, use: { ...phone, ...plain, database: "sqlite" } },
  ],
});
