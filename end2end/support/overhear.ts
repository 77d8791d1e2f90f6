// What only somebody's own device knows of their ballot: the story listens inside the browser, where no server can.

import { expect, type Request } from "@playwright/test";
import type { TestServer } from "./test-server.ts";
import type { Person } from "./person.ts";

export interface Secret {
  readonly person: string;
  /** What the device showed the server with the sign-in, and what it got back: blind to each other and to the ballot. */
  readonly blinded: string;
  readonly evaluation: string;
  /** What was put into the box, without the sign-in, and what the server keeps of it. */
  readonly token: string;
  readonly receipt: string;
  /** On the server's clock, when it was asked for and when it was in the box. */
  readonly from: Date;
  readonly until: Date;
}

/** Lets somebody answer, and returns what their device knew meanwhile. The cast must carry nothing that names them. */
export async function overhear(person: Person, server: TestServer, answer: () => Promise<string>): Promise<Secret> {
  const from = server.now;
  const asked = person.page.waitForRequest("**/ballots/issue");
  const cast = person.page.waitForRequest("**/ballots/cast");
  const receipt = await answer();
  const token = field(await cast, "token");
  const headers = await (await cast).allHeaders();
  expect(Object.keys(headers), "a ballot travels without a sign-in").not.toContain("cookie");
  expect(headers).not.toHaveProperty("authorization");
  const issued = (await (await (await asked).response())?.json()) as { evaluation: string };
  const blinded = field(await asked, "blinded");
  return { person: person.name, blinded, evaluation: issued.evaluation, token, receipt, from, until: server.now };
}

function field(request: Request, name: string): string {
  const value = new URLSearchParams(request.postData() ?? "").get(name);
  if (!value) throw new Error(`${request.url()} carries no ${name}: ${request.postData()}`);
  return value;
}
