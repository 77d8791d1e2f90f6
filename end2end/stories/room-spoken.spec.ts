// What a screen reader is given, step by step, as the one who holds the piece and as one who listens: the accessibility tree of
// a whole round. Live regions are in it, because a turn that changes silently is a turn that is missed.

import { gather } from "../support/gathering.ts";
import type { Person } from "../support/person.ts";
import { expect, test } from "../support/story.ts";

test("a full round, as it is read aloud", async ({ arrive, server }) => {
  test.setTimeout(240_000);
  const people: Person[] = [];
  for (const name of ["Lena Moss", "Mina Hale", "Tom Archer"]) people.push(await arrive(name));
  const { room } = await gather(server, await arrive("Ada Fenwick"), people);
  const [lead, mina, tom] = people;
  if (!lead || !mina || !tom) throw new Error("nobody sits there");
  const reads = async (person: Person, tree: string) => expect(person.page.getByRole("main")).toMatchAriaSnapshot(tree);

  await reads(
    mina,
    `
    - main:
      - heading "Opening" [level=1]
      - img /Circle of 3 seats; nobody holds the piece/: /Lena Moss/
      - status: Opening
      - switch "Keep this screen lit"
      - group: More
    `,
  );
  await mina.more();
  await reads(
    mina,
    `
    - main:
      - group:
        - button "Ask for a pause, unseen"
        - button "Step out for a moment"
        - paragraph:
          - link "Urgent help"
    `,
  );
  await room.goOn("Agreements");
  await reads(
    mina,
    `
    - main:
      - heading "Agreements" [level=1]
      - list:
        - listitem: What we learn here may travel; who said it stays in this room.
        - listitem
        - listitem
        - listitem
        - listitem
        - listitem: If somebody is in danger, we get help together, and that comes first.
      - paragraph: 0 of 3 have accepted them for today.
      - status: Agreements
      - button "I accept them for today"
    `,
  );
  await room.accept();
  await room.goOn("Check-in");
  await room.begin();

  // The holder: two buttons.
  await reads(
    lead,
    `
    - main:
      - heading "The piece is with you, Lena Moss" [level=1]
      - img /Circle of 3 seats; Lena Moss holds the piece/: /Lena Moss/
      - status: The piece is with you, Lena Moss Mina Hale is next.
      - button "I’ve spoken"
      - button "Pass for now"
    `,
  );
  // The listener: who speaks, and who is next; nothing to press in between.
  await reads(
    tom,
    `
    - main:
      - heading "Lena Moss has the piece" [level=1]
      - paragraph: Mina Hale is next.
      - img /Circle of 3 seats; Lena Moss holds the piece/: /Lena Moss/
      - status: Lena Moss has the piece Mina Hale is next.
    `,
  );
  await reads(mina, `- paragraph: You are next.`);
  await expect(tom.page.getByRole("button", { name: "I’ve spoken" })).toHaveCount(0);

  // The same page, another turn: the live region says so, and the keyboard is not lost.
  await enter(lead, "I’ve spoken");
  await reads(
    mina,
    `
    - main:
      - heading "The piece is with you, Mina Hale" [level=1]
      - status: The piece is with you, Mina Hale Tom Archer is next.
      - button "I’ve spoken"
      - button "Pass for now"
    `,
  );
  await reads(lead, `- status: Mina Hale has the piece Tom Archer is next.`);
  await expect(lead.page.locator("#room-title")).toBeFocused();

  // A pass looks to a listener like any other turn.
  await mina.press("Pass for now");
  await reads(
    lead,
    `
    - main:
      - heading "Tom Archer has the piece" [level=1]
      - paragraph: After this the round is complete.
      - img /Circle of 3 seats; Tom Archer holds the piece/: /Lena Moss/
      - status: Tom Archer has the piece
    `,
  );
  await lead.press("Call a pause");
  await reads(
    tom,
    `
    - main:
      - heading "A pause" [level=1]
      - paragraph: The piece rests in the middle, and every clock stands still. Host or guardian will go on when the circle is ready.
      - img /Circle of 3 seats; nobody holds the piece/: /Lena Moss/
      - status: A pause
    `,
  );
  await lead.press("Go on");
  await tom.press("I’ve spoken");
  await reads(
    mina,
    `
    - main:
      - heading "The piece is with you once more, Mina Hale" [level=1]
      - status: The piece is with you once more, Mina Hale
      - button "I’ve spoken"
      - button "Pass"
    `,
  );
  await mina.press("I’ve spoken");
  await reads(
    tom,
    `
    - main:
      - heading "Check-in" [level=1]
      - img /Circle of 3 seats; nobody holds the piece/: /Lena Moss/
      - status: Check-in
    `,
  );

  // A button that goes on leaves with its stage: a second Enter must not skip the next one.
  await enter(lead, "Go on: Rounds");
  await expect(lead.page.getByRole("button", { name: "Go on: Asks and actions" })).toBeVisible();
  await expect(lead.page.locator("#room-title")).toBeFocused();
});

/** Presses a button by the keyboard, once the screen takes it for meant: not in the first moments after a change. */
async function enter(person: Person, name: string): Promise<void> {
  const button = person.page.getByRole("button", { name });
  await expect(button).not.toHaveAttribute("data-fresh");
  await button.focus();
  await person.page.keyboard.press("Enter");
}
