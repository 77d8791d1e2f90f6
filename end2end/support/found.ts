// A team within a second: the forms of set-up, invitation and joining, posted without showing their pages. For stories
// that are about what comes afterwards.

import type { Person } from "./person.ts";
import { emailOf, password, type Role } from "./steps.ts";

/** The pattern of a path with the fields that it names. */
export function addressed(pattern: string, form: Record<string, string>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(form[name] ?? ""));
}

/** Posts a form as somebody's browser would, and returns where the answer leads. */
export async function post(person: Person, path: string, form: Record<string, string>): Promise<URL> {
  const { server, page } = person;
  const headers = { origin: server.url, accept: "text/html" };
  const answer = await page.request.post(addressed(path, form), { form, headers, maxRedirects: 0 });
  const to = answer.headers().location;
  if (answer.status() !== 303 || !to) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return new URL(to, server.url);
}

/** The secret of an invitation just made, from the one page that shows it. */
export async function newLink(admin: Person, path: string): Promise<string> {
  const shown = await (await admin.page.request.get(path, { headers: { accept: "text/html" } })).text();
  const [, token] = /\/join\/([0-9a-f]{64})/.exec(shown) ?? [];
  if (!token) throw new Error(`no invitation on ${path}`);
  return token;
}

/** The organisation, a team, and these people in it, the first of them inviting the others; returns the team's path. */
export async function found(admin: Person, people: readonly (readonly [Person, Role])[]): Promise<string> {
  const account = (person: Person) => ({
    name: person.name,
    email: emailOf(person.name),
    password,
    time_zone: "Europe/London",
  });
  await post(admin, "/setup", { organisation: "Willowbank Care", ...account(admin) });
  const created = await post(admin, "/teams", { name: "Rowan Ward", time_zone: "Europe/London" });
  const [, , team = ""] = created.pathname.split("/");
  for (const [person, role] of people) {
    const invited = await post(admin, "/teams/{team}/invitations", { team, role });
    const token = await newLink(admin, invited.pathname);
    await post(person, "/join/{token}", { token, ...account(person) });
  }
  return `/teams/${team}`;
}
