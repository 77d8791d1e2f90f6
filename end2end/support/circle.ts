// An open room and the people in it, each with a screen of their own. With JavaScript every screen follows by itself;
// without, people look again.

import { expect, type Locator } from "@playwright/test";
import type { Person } from "./person.ts";

/** What somebody does when the piece is with them. */
export type Turn = "I’ve spoken" | "Pass for now" | "Pass";

export class Circle {
  readonly host: Person;
  /** Everybody with a screen, the host first. */
  readonly seated: readonly Person[];
  readonly room: string;
  readonly #live: boolean;

  constructor(host: Person, others: readonly Person[], room: string, live: boolean) {
    this.host = host;
    this.seated = [host, ...others];
    this.room = room;
    this.#live = live;
  }

  title(person: Person): Locator {
    return person.page.locator("#room-title");
  }

  /** Makes sure that somebody's screen shows what has happened since. */
  async look(person: Person): Promise<void> {
    if (!this.#live) await person.page.goto(this.room);
  }

  /** Everybody's screen says this. */
  async allSee(title: string | RegExp): Promise<void> {
    for (const person of this.seated) {
      await this.look(person);
      await expect(this.title(person)).toHaveText(title);
    }
  }

  /** The host goes on to the stage of this name, and everybody sees it. */
  async goOn(stage: string): Promise<void> {
    await this.host.press(`Go on: ${stage}`);
    await this.allSee(stage);
  }

  /** Everybody accepts the agreements. */
  async accept(): Promise<void> {
    for (const person of this.seated) {
      await this.look(person);
      const button = person.page.getByRole("button", { name: "I accept them for today" });
      await person.press("I accept them for today");
      await expect(button).toHaveCount(0);
    }
    await this.look(this.host);
  }

  /** Everybody but these presses a button of their own that then goes. */
  async rest(others: readonly Person[], name: string): Promise<void> {
    for (const person of this.seated.filter((person) => !others.includes(person))) {
      await this.look(person);
      await person.press(name);
      await expect(person.page.getByRole("button", { name })).toHaveCount(0);
    }
  }

  /** The host begins a round; returns the question, empty when none was chosen from the list. */
  async begin(): Promise<string> {
    const question = this.host.page.locator('label:has(input[name="prompt"]:checked)');
    const asked = (await question.textContent())?.trim() ?? "";
    await this.host.press("Begin the round");
    await expect(this.title(this.host)).toHaveText(/piece/);
    return asked;
  }

  /** Until the round is over, whoever has the piece does what `turn` says; returns the names in the order of the turns. */
  async goRound(turn: (name: string, turns: number) => Turn = () => "I’ve spoken"): Promise<string[]> {
    const names: string[] = [];
    for (let holder = await this.holder(); holder; holder = await this.holder()) {
      names.push(holder.name);
      await this.doTurn(holder, turn(holder.name, names.length));
    }
    return names;
  }

  /** One turn, on the holder's own screen, or on the host's for somebody without one. */
  async doTurn(holder: Holder, turn: Turn): Promise<void> {
    const { by } = holder;
    const before = (await this.title(by).textContent()) ?? "";
    await by.press(holder.ownScreen ? turn : `${holder.name} has spoken`);
    await expect(this.title(by)).not.toHaveText(before);
  }

  /** Who has the piece; nobody when the round is over. Waits until the screens agree on it. */
  async holder(): Promise<Holder | undefined> {
    let found: Holder | "nobody" | "not clear yet" = "not clear yet";
    const clear = async () => (found = await this.#glance()) !== "not clear yet";
    await expect.poll(clear, { intervals: [20, 50, 100, 200], timeout: 20_000 }).toBe(true);
    return typeof found === "object" ? found : undefined;
  }

  async #glance(): Promise<Holder | "nobody" | "not clear yet"> {
    for (const person of this.seated) {
      await this.look(person);
      const title = (await this.title(person).textContent()) ?? "";
      if (title.startsWith("The piece is with you")) return { name: person.name, by: person, ownScreen: true };
    }
    const host = (await this.title(this.host).textContent()) ?? "";
    const [, name] = /^(.+) has the piece$/.exec(host) ?? [];
    if (name === undefined) return host.startsWith("The piece") ? "not clear yet" : "nobody";
    const hasScreen = this.seated.some((person) => person.name === name);
    return hasScreen ? "not clear yet" : { name, by: this.host, ownScreen: false };
  }
}

interface Holder {
  readonly name: string;
  /** On whose screen the piece is passed on. */
  readonly by: Person;
  readonly ownScreen: boolean;
}
