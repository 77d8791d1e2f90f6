// A room in its check-in round, for stories about what happens to screens and not to people.

import { Circle } from "./circle.ts";
import { plus } from "./clock.ts";
import { found } from "./found.ts";
import type { TestServer } from "./test-server.ts";
import type { Person } from "./person.ts";
import { openRoom, scheduleWeekly, takeSeat } from "./schedule.ts";
import type { Role } from "./steps.ts";

/** What browsers say while the network or the server is away. */
export const networkGone = /net::ERR_|Failed to load resource/;

/** Everybody seated, agreements accepted, the check-in begun; the first of `names` leads. */
export async function inCheckIn(
  arrive: (name: string) => Promise<Person>,
  server: TestServer,
  names: readonly string[],
): Promise<{ room: Circle; team: string }> {
  const admin = await arrive("Ada Fenwick");
  const people: [Person, Role][] = [];
  for (const name of names) {
    const person = await arrive(name);
    person.expectComplaint(networkGone);
    people.push([person, people.length === 0 ? "lead" : "member"]);
  }
  const team = await found(admin, people);
  const [lead, ...others] = people.map(([person]) => person);
  if (!lead) throw new Error("nobody joined");
  const { startsAt } = await scheduleWeekly(lead, team);
  await server.moveTo(plus(startsAt, -5));
  const path = await openRoom(lead, team);
  for (const person of others) await takeSeat(person, team);
  const room = new Circle(lead, others, path, true);
  await room.goOn("Agreements");
  await room.accept();
  await room.goOn("Check-in");
  await room.begin();
  return { room, team };
}

/** One turn; returns who had it. */
export async function oneTurn(room: Circle): Promise<string> {
  const holder = await room.holder();
  if (!holder) throw new Error("nobody has the piece");
  await room.doTurn(holder, "I’ve spoken");
  return holder.name;
}
