// A team in an open room within seconds: for stories about what happens in it.

import { Circle } from "./circle.ts";
import { plus } from "./clock.ts";
import { found } from "./found.ts";
import type { TestServer } from "./test-server.ts";
import type { Person } from "./person.ts";
import { openRoom, scheduleWeekly, takeSeat } from "./schedule.ts";

export interface Gathering {
  readonly team: string;
  readonly room: Circle;
}

/** The first of `people` leads and hosts; everybody of them has a seat. Managers have none, and whoever is away belongs to the team. */
export async function gather(
  server: TestServer,
  admin: Person,
  people: readonly Person[],
  managers: readonly Person[] = [],
  away: readonly Person[] = [],
): Promise<Gathering> {
  const [lead, ...others] = people;
  if (!lead) throw new Error("nobody hosts");
  const members = [...others, ...away].map((person) => [person, "member"] as const);
  const team = await found(admin, [[lead, "lead"], ...members, ...managers.map((person) => [person, "manager"] as const)]);
  const { startsAt } = await scheduleWeekly(lead, team);
  await server.moveTo(plus(startsAt, -5));
  const path = await openRoom(lead, team);
  for (const person of others) await takeSeat(person, team);
  return { team, room: new Circle(lead, others, path, true) };
}

/** Up to the first round: agreements accepted, the check-in about to begin. */
export async function toCheckIn(room: Circle): Promise<void> {
  await room.goOn("Agreements");
  await room.accept();
  await room.goOn("Check-in");
}
