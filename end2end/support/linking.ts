// Looks for anything that links a ballot to a person, as somebody would who holds the database, its files and every log
// line: by identifiers that stand together, by times, and by the order in which things lie.

import { plain, type Row } from "./database.ts";
import type { TestServer } from "./test-server.ts";
import type { Secret } from "./overhear.ts";

/** Everything there is to hold. */
export interface Evidence {
  readonly rows: readonly Row[];
  readonly bytes: string;
  readonly log: string;
}

/** What a stopped server leaves behind. */
export async function evidence(server: TestServer): Promise<Evidence> {
  return { rows: await server.database.rows(), bytes: server.database.dump(), log: server.log };
}

interface Somebody {
  readonly name: string;
  /** Account id, address and name. */
  readonly ids: readonly string[];
}

/** Every link that can be found, in words; `secrets` stand in the order in which people answered. */
export function links(held: Evidence, secrets: readonly Secret[]): string[] {
  const people = held.rows.filter(({ table }) => table === "account").map(somebody);
  return [
    ...togetherInRows(held.rows, people, secrets),
    ...leftBehind(held, secrets),
    ...byTime(held.rows, people, secrets),
    ...inTheLog(held.log, people, secrets),
    ...byOrder(held, people, secrets),
  ];
}

/** A person and a ballot in one row. */
function togetherInRows(rows: readonly Row[], people: readonly Somebody[], secrets: readonly Secret[]): string[] {
  return rows.flatMap((row) => {
    const text = row.values.join(" | ");
    const person = people.find(({ ids }) => ids.some((id) => text.includes(id)));
    const ballot = secrets.find((secret) => all(secret).some((value) => text.includes(value)));
    return person && ballot ? [`a row of ${row.table} names ${person.name} beside the ballot of ${ballot.person}`] : [];
  });
}

/** What only a device should know, and a ballot's hash anywhere but in its one place. */
function leftBehind({ rows, bytes }: Evidence, secrets: readonly Secret[]): string[] {
  const found: string[] = [];
  for (const { person, receipt, ...secret } of secrets) {
    for (const value of [secret.blinded, secret.evaluation, secret.token]) {
      if (occurrences(bytes, value) > 0) found.push(`the database keeps what only the device of ${person} should know`);
    }
    const rowsWithIt = rows.filter((row) => row.values.some((value) => value.includes(receipt)));
    if (rowsWithIt.length !== 1) found.push(`the ballot of ${person} stands in ${rowsWithIt.length} rows`);
    const copies = occurrences(bytes, receipt);
    if (copies !== 1) found.push(`the ballot of ${person} stands ${copies} times in the files`);
  }
  return found;
}

/** A ballot with a time, an id that holds one, or a person with a time at which somebody answered. */
function byTime(rows: readonly Row[], people: readonly Somebody[], secrets: readonly Secret[]): string[] {
  const begin = Math.min(...secrets.map(({ from }) => from.getTime()));
  const end = Math.max(...secrets.map(({ until }) => until.getTime()));
  return rows.flatMap((row) => {
    const text = row.values.join(" | ");
    const found: string[] = [];
    if (secrets.some(({ receipt }) => text.includes(receipt))) {
      if (moments(text).length > 0) found.push(`a row of ${row.table} gives a ballot a time`);
      // Version 1, 6 and 7 hold the time at which they were made.
      if (row.values.some((value) => /^[0-9a-f]{12}[167][0-9a-f]{3}[89ab][0-9a-f]{15}$/.test(value))) {
        found.push(`a row of ${row.table} gives a ballot an id that holds a time`);
      }
    }
    const person = people.find(({ ids }) => ids.some((id) => text.includes(id)));
    // What is kept to the hour says nothing of minutes.
    const precise = moments(text).filter((at) => at >= begin && at <= end && at % 3_600_000 !== 0);
    if (person && precise.length > 0) found.push(`a row of ${row.table} says what ${person.name} did while people answered`);
    return found;
  });
}

/** A line that names a person or a ballot, or that says when a ballot was given out or cast. */
function inTheLog(log: string, people: readonly Somebody[], secrets: readonly Secret[]): string[] {
  return log.split("\n").flatMap((line) => {
    const text = plain(line);
    const person = people.find(({ ids }) => ids.some((id) => text.includes(id)));
    const ballot = secrets.find((secret) => all(secret).some((value) => text.includes(value)));
    const found: string[] = [];
    if (person) found.push(`the log names ${person.name}: ${line}`);
    if (ballot) found.push(`the log names the ballot of ${ballot.person}: ${line}`);
    if (/\/ballots\//.test(line)) found.push(`the log says when a ballot passed: ${line}`);
    return found;
  });
}

/** Ballots that lie in the order of the answers, or in the order of the people of some table. */
function byOrder({ rows, bytes }: Evidence, people: readonly Somebody[], secrets: readonly Secret[]): string[] {
  const answered = secrets.map(({ person }) => person);
  const orders = new Map<string, string[]>([["the order in which people answered", answered]]);
  const ballots = new Map<string, string[]>();
  const places = secrets.map(({ person, receipt }) => ({ person, place: place(bytes, receipt) }));
  ballots.set("the files", places.sort((a, b) => a.place - b.place).map(({ person }) => person));
  for (const table of new Set(rows.map((row) => row.table))) {
    const texts = rows.filter((row) => row.table === table).map((row) => row.values.join(" | "));
    const named = (ids: (name: string) => readonly string[]) =>
      texts.flatMap((text) => answered.filter((name) => ids(name).some((id) => text.includes(id))));
    const idsOf = (name: string) => people.find((person) => person.name === plain(name))?.ids ?? [];
    orders.set(`the people in ${table}`, named(idsOf));
    ballots.set(`the table ${table}`, named((name) => secrets.filter(({ person }) => person === name).map(({ receipt }) => receipt)));
  }
  return [...ballots].flatMap(([where, lie]) => {
    const same = [...orders].filter(([, order]) => lie.length === answered.length && isSame(lie, order));
    return same.map(([order]) => `ballots lie in ${where} like ${order}`);
  });
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  const text = one.join("\n");
  return text === other.join("\n") || text === [...other].reverse().join("\n");
}

function somebody(row: Row): Somebody {
  const value = (column: string) => row.values[row.columns.indexOf(column)] ?? "";
  const ids = [value("id"), value("email"), value("name")];
  if (ids.some((id) => id.length < 4)) throw new Error(`not an account: ${ids.join()}`);
  return { name: value("name"), ids };
}

function all({ blinded, evaluation, token, receipt }: Secret): string[] {
  return [blinded, evaluation, token, receipt];
}

/** Times in a row's text, in milliseconds. */
function moments(text: string): number[] {
  const found = text.matchAll(/(\d{4})(\d{2})(\d{2})[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)/g);
  return [...found].map(([, year, month, day, time]) => Date.parse(`${year}-${month}-${day}T${time}Z`));
}

/** Bytes lie in the files as they are, or as hexadecimal digits in a text dump. */
function occurrences(bytes: string, hex: string): number {
  return bytes.split(raw(hex)).length + bytes.split(hex).length - 2;
}

function place(bytes: string, hex: string): number {
  return Math.max(bytes.indexOf(raw(hex)), bytes.indexOf(hex));
}

function raw(hex: string): string {
  return Buffer.from(hex, "hex").toString("latin1");
}
