// A fresh database for each server, and everything that is in it: as bytes, and as rows.

import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import initSqlJs from "sql.js";

export type Kind = "sqlite" | "postgres";

/** One row, its values as text that looks the same from both databases: see [`plain`]. */
export interface Row {
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: readonly string[];
}

export interface Database {
  /** What `ROUNDWELL_DATABASE_URL` is set to. */
  readonly url: string;
  /** What [`fresh`] copies it by: the file of a SQLite database, the name of a Postgres one. */
  readonly source: string;
  /** Every byte of SQLite's files, or pg_dump's output: what somebody who takes the database would hold. */
  dump(): string;
  /** Every row of every table, in the order in which they lie. For SQLite the server must have stopped well. */
  rows(): Promise<Row[]>;
  /** Runs statements beside the server, which must have stopped: for planting what a search must find. */
  run(sql: string): Promise<void>;
  /** Gives the database up. */
  drop(): void;
}

/** A database of its own: empty, or a copy of one that nobody has open. */
export function fresh(kind: Kind, folder: string, source?: string): Database {
  return kind === "sqlite" ? sqlite(folder, source) : postgres(source);
}

/** How ids, hashes and words are written in rows: bytes in hexadecimal, ids without hyphens, lower case. */
export function plain(value: unknown): string {
  const text = value instanceof Uint8Array ? Buffer.from(value).toString("hex") : String(value);
  return text.toLowerCase().replaceAll(/\\x|-/g, "");
}

function sqlite(folder: string, source?: string): Database {
  const file = join(folder, "roundwell.db");
  const log = `${file}-wal`;
  if (source) {
    if (existsSync(`${source}-wal`)) throw new Error(`${source} was not closed well: its log lies beside it`);
    copyFileSync(source, file);
  }
  return {
    url: `sqlite://${file}`,
    source: file,
    dump: () =>
      [file, log]
        .filter((path) => existsSync(path))
        .map((path) => readFileSync(path, "latin1"))
        .join("\n"),
    rows: async () => {
      if (existsSync(log)) throw new Error("stop the server first: rows are read from the file alone");
      const { Database } = await initSqlJs();
      const database = new Database(readFileSync(file));
      const [names] = database.exec("select name from sqlite_schema where type = 'table'");
      const tables = (names?.values ?? []).map(([name]) => String(name));
      const rows = tables.flatMap((table) => {
        const [found] = database.exec(`select * from "${table}"`);
        const columns = found?.columns ?? [];
        return (found?.values ?? []).map((values) => ({ table, columns, values: values.map(plain) }));
      });
      database.close();
      return rows;
    },
    run: async (sql) => {
      const { Database } = await initSqlJs();
      const database = new Database(readFileSync(file));
      database.run(sql);
      writeFileSync(file, database.export());
      database.close();
    },
    drop: () => {},
  };
}

// `cargo xtask e2e` and `cargo xtask test` run a throw-away cluster and name it here.
function postgres(source?: string): Database {
  const cluster = process.env.ROUNDWELL_TEST_POSTGRES;
  if (!cluster) throw new Error("ROUNDWELL_TEST_POSTGRES is not set: run `cargo xtask e2e`");
  const name = `e2e_${randomBytes(8).toString("hex")}`;
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  const large = { encoding: "utf8", maxBuffer: 1 << 28 } as const;
  const sql = (text: string, database = cluster) =>
    execFileSync("psql", ["--quiet", "--no-align", "--tuples-only", "--dbname", database, "--command", text], large);
  sql(source ? `create database ${name} template ${source}` : `create database ${name}`);
  const read = (table: string): Row[] => {
    const lines = sql(`select row_to_json(t) from "${table}" t`, url.toString()).split("\n").filter(Boolean);
    return lines.map((line) => {
      const row = JSON.parse(line) as Record<string, unknown>;
      return { table, columns: Object.keys(row), values: Object.values(row).map(flat).map(plain) };
    });
  };
  return {
    url: url.toString(),
    source: name,
    dump: () => execFileSync("pg_dump", ["--dbname", url.toString()], { ...large, encoding: "latin1" }),
    rows: async () => {
      const tables = sql("select tablename from pg_tables where schemaname = 'public'", url.toString());
      return tables.split("\n").filter(Boolean).flatMap(read);
    },
    run: async (statements) => void sql(statements, url.toString()),
    drop: () => void sql(`drop database if exists ${name} with (force)`),
  };
}

function flat(value: unknown): unknown {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}
