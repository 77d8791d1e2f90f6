// `test` for stories: a server of the project's kind, people who arrive with browsers of their own, and at the end a
// look at whether anybody's browser complained.

import { test as base, expect, type BrowserContextOptions } from "@playwright/test";
import type { Kind } from "./database.ts";
import { TestServer } from "./test-server.ts";
import { Person } from "./person.ts";

export interface Choices {
  /** Which database is underneath: the project says. */
  database: Kind;
  /** Fictional demo data, or the server as it is after a first installation: a story says with `test.use`. */
  data: "demo" | "empty";
  /** How many processes serve the server: a story says with `test.use`. */
  instances: number;
  /** Whether an nginx stands in front of the server: a story says with `test.use`. */
  nginx: boolean;
  /** Whether a proxy stands in front of a single process: a story says with `test.use`. */
  proxied: boolean;
  /** Whether stories look closely at every page on their way; where another project does, they hurry. */
  thorough: boolean;
}

interface Parts {
  server: TestServer;
  /** Somebody arrives: `const lead = await arrive("Lead")`; with a browser unlike the project's when `own` says so. */
  arrive: (name: string, own?: BrowserContextOptions) => Promise<Person>;
}

export const test = base.extend<Choices & Parts>({
  database: ["sqlite", { option: true }],
  data: ["empty", { option: true }],
  instances: [1, { option: true }],
  nginx: [false, { option: true }],
  proxied: [false, { option: true }],
  thorough: [true, { option: true }],

  // The first story with demo data makes it for the whole run, which is none of the story's own time.
  server: [
    async ({ database, data, instances, nginx, proxied }, use, info) => {
      const server = await TestServer.open({ database, data, instances, nginx, proxied, folder: info.outputPath("server") });
      await use(server);
      await server.close();
    },
    { timeout: 300_000 },
  ],

  arrive: async ({ browser, server }, use) => {
    const people: Person[] = [];
    await use(async (name, own) => {
      const person = await Person.arrive(name, browser, server, own);
      people.push(person);
      return person;
    });
    const complaints = people.flatMap((person) => person.unexpected());
    for (const person of people) await person.leave();
    expect(complaints, "what browsers complained about").toEqual([]);
  },
});

export { expect };
