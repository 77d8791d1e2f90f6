// Databases with demo data: living through eighteen months takes a minute, so each kind is made once a run, by the first story that needs
// it, and copied for every story.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Kind } from "./database.ts";

/** Names the folder of this run to its workers. */
const variable = "ROUNDWELL_MADE";
/** How long a story waits for another one's simulation. */
const patience = 240_000;

/** Begins a run, before any worker does. */
export function beginRun(): void {
  process.env[variable] = mkdtempSync(join(tmpdir(), "roundwell-made-"));
}

/** Gives up what the run has made. */
export function endRun(): void {
  const folder = runFolder();
  const postgres = join(folder, "postgres", "ready");
  const cluster = process.env.ROUNDWELL_TEST_POSTGRES;
  if (cluster && existsSync(postgres)) {
    const drop = `drop database if exists ${readFileSync(postgres, "utf8")} with (force)`;
    execFileSync("psql", ["--quiet", "--dbname", cluster, "--command", drop]);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** What the database of this kind is copied by. Of several workers that ask at once, one makes it and the others wait. */
export async function madeOnce(kind: Kind, make: (folder: string) => Promise<string>): Promise<string> {
  const folder = join(runFolder(), kind);
  const [ready, failed] = [join(folder, "ready"), join(folder, "failed")];
  if (!claimed(folder)) return waited(ready, failed);
  try {
    const source = await make(folder);
    // Renamed when it is whole: whoever waits reads all of it or nothing.
    writeFileSync(`${ready}.part`, source);
    renameSync(`${ready}.part`, ready);
    return source;
  } catch (error) {
    writeFileSync(failed, String(error));
    throw error;
  }
}

/** Whether this worker is the first to ask: only one can make the folder. */
function claimed(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function waited(ready: string, failed: string): Promise<string> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (existsSync(ready)) return readFileSync(ready, "utf8");
    if (existsSync(failed)) throw new Error(`demo data could not be made: ${readFileSync(failed, "utf8")}`);
    await pause(100);
  }
  throw new Error(`demo data was not made within ${patience} ms`);
}

function runFolder(): string {
  const folder = process.env[variable];
  if (!folder) throw new Error(`${variable} is not set: stories run through Playwright's configuration`);
  return folder;
}
