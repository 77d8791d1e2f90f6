// Somebody with a browser of their own. What their browser complains about fails the story.

import { expect, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import type { TestServer } from "./test-server.ts";

export class Person {
  readonly name: string;
  readonly page: Page;
  readonly #server: TestServer;
  /** Errors of scripts, of the content security policy, of missing files, and requests that leave the server. */
  readonly complaints: string[] = [];
  #expected: RegExp[] = [];
  /** When they pressed something last. */
  #pressed = 0;

  private constructor(name: string, page: Page, server: TestServer) {
    this.name = name;
    this.page = page;
    this.#server = server;
    page.on("pageerror", (error) => {
      // The browser says so itself when a page is left for one that has no fade, `about:blank` for instance.
      if (error.message.includes("ViewTransition opt-in disabled")) return;
      this.#complain(`script: ${error.message}`);
    });
    page.on("console", (message) => {
      if (message.type() === "error") this.#complain(`console: ${message.text()} (${message.location().url})`);
    });
    page.on("request", (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(server.url)) {
        this.#complain(`asked another host: ${request.url()}`);
      }
    });
    page.on("response", (response) => {
      if (response.status() >= 500) this.#complain(`${response.status()} from ${response.url()}`);
    });
  }

  /** Opens a browser context of the project's kind (screen, JavaScript) on the server. */
  static async arrive(name: string, browser: Browser, server: TestServer, own: BrowserContextOptions = {}): Promise<Person> {
    const context = await browser.newContext({ baseURL: server.url, ...own });
    return new Person(name, await context.newPage(), server);
  }

  /** Complaints that match are part of the story: a page that is missing on purpose, say. */
  expectComplaint(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  #complain(what: string): void {
    this.complaints.push(`${this.name}: ${what}`);
  }

  /** What nobody expected. */
  unexpected(): string[] {
    return this.complaints.filter((what) => !this.#expected.some((pattern) => pattern.test(what)));
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Demo data only: signs in as the fictional person with this role. */
  async signInAs(role: "member" | "host" | "lead" | "manager" | "admin"): Promise<void> {
    await this.page.goto(`/demo/sign-in/${role}`);
  }

  /** Fills a field found by its label. */
  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.page.getByLabel(label).fill(value);
  }

  /**
   * Presses a button found by its words, also one that stands behind *More*, and no faster than a finger does twice: a room takes what
   * comes sooner for a double tap.
   */
  async press(name: string | RegExp): Promise<void> {
    await this.uncover(name);
    await expect.poll(() => Date.now() - this.#pressed, { intervals: [50] }).toBeGreaterThan(450);
    const button = this.page.getByRole("button", { name });
    await button.evaluate(settled);
    await button.click();
    this.#pressed = Date.now();
  }

  /** Opens what hides a button behind *More*, when something does. */
  async uncover(name: string | RegExp): Promise<void> {
    const button = this.page.getByRole("button", { name });
    const behind = this.page.locator("details.more:not([open])").getByRole("button", { name, includeHidden: true });
    await expect(button.or(behind).first()).toBeAttached();
    if (!(await button.count())) await this.more();
  }

  /** Opens what stands behind *More*, unless it is open. */
  async more(): Promise<void> {
    const more = this.page.locator("details.more");
    if ((await more.getAttribute("open")) === null) await more.locator("> summary").click();
    await expect(more).toHaveAttribute("open", "");
  }

  /** Opens a list that stands behind *More*. */
  async unfold(title: string): Promise<void> {
    await this.more();
    await this.page.locator("details.more summary", { hasText: title }).click();
  }

  /** Follows a link found by its words. */
  async follow(name: string | RegExp): Promise<void> {
    await this.page.getByRole("link", { name }).first().click();
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }

  get server(): TestServer {
    return this.#server;
  }
}

/**
 * Waits until the room takes a press on this button: until then a click would be tried again later and later. One that goes meanwhile is the
 * click's business.
 */
function settled(button: Element): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      if (button.isConnected && button.hasAttribute("data-fresh")) return;
      observer.disconnect();
      done();
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-fresh"] });
    look();
  });
}
