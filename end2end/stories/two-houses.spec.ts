// Two instances on one Postgres serve one room. Connections are dealt out between them, so everybody's stream and everybody's posts
// meet now one and now the other. One of them ends as in a power cut, in the middle of a round: the room goes on.

import { inCheckIn, oneTurn } from "../support/room.ts";
import { expect, test } from "../support/story.ts";

test.use({ database: "postgres", instances: 2 });

test("one of two instances goes in the middle of a round @once", async ({ arrive, server }) => {
  test.slow();
  const { room } = await inCheckIn(arrive, server, ["Lena Moss", "Mina Hale", "Tom Archer", "Ines Falk", "Jonah Reed"]);
  const names: string[] = [];
  for (let turn = 0; turn < 2; turn += 1) names.push(await oneTurn(room));
  await server.kill(1);
  names.push(...(await room.goRound()));
  expect(new Set(names).size, "everybody had one turn").toBe(5);
  expect(names).toHaveLength(5);

  await test.step("the other way round, after the first has come back", async () => {
    await server.start(1);
    await room.goOn("Rounds");
    await room.begin();
    const first = await oneTurn(room);
    await server.kill(0);
    const rest = await room.goRound();
    expect(rest).toHaveLength(4);
    expect(rest).not.toContain(first);
  });
});
