// A fresh database for each house, and everything that is in it as text.

import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Kind = "sqlite" | "postgres";

export interface Database {
  /** What `ROUNDWELL_DATABASE_URL` is set to. */
  readonly url: string;
  /** Every byte of SQLite's files, or pg_dump's output: what somebody who takes the database would hold. */
  dump(): string;
  /** Gives the database up. */
  drop(): void;
}

export function fresh(kind: Kind, folder: string): Database {
  return kind === "sqlite" ? sqlite(folder) : postgres();
}

function sqlite(folder: string): Database {
  const file = join(folder, "roundwell.db");
  return {
    url: `sqlite://${file}`,
    dump: () =>
      [file, `${file}-wal`]
        .filter((path) => existsSync(path))
        .map((path) => readFileSync(path, "latin1"))
        .join("\n"),
    drop: () => {},
  };
}

// `cargo xtask e2e` and `cargo xtask test` run a throw-away cluster and name it here.
function postgres(): Database {
  const cluster = process.env.ROUNDWELL_TEST_POSTGRES;
  if (!cluster) throw new Error("ROUNDWELL_TEST_POSTGRES is not set: run `cargo xtask e2e`");
  const name = `e2e_${randomBytes(8).toString("hex")}`;
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  const sql = (text: string) => execFileSync("psql", ["--quiet", "--dbname", cluster, "--command", text]);
  sql(`create database ${name}`);
  return {
    url: url.toString(),
    dump: () => execFileSync("pg_dump", ["--dbname", url.toString()], { encoding: "latin1", maxBuffer: 1 << 28 }),
    drop: () => void sql(`drop database if exists ${name} with (force)`),
  };
}
