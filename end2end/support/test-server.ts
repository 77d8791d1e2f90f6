// A server process with a database of its own: started for a story, stopped by its pid. Or two processes on one database,
// behind a balancer that gives every new connection to the next.

import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Balancer } from "./balancer.ts";
import { fresh, type Database, type Kind } from "./database.ts";
import { madeOnce } from "./made.ts";
import { Nginx } from "./nginx.ts";

const root = resolve(import.meta.dirname, "../..");
const binary = process.env.ROUNDWELL_SERVER ?? join(root, "target/debug/roundwell");
const site = process.env.ROUNDWELL_SITE_ROOT ?? join(root, "target/site");

/** How long the server may take to answer. */
const startWithin = 60_000;
/** The same while it lives through eighteen months first. */
const simulateWithin = 240_000;
/** The server promises to be gone ten seconds after it was asked to go. */
const stopWithin = 12_000;

export interface Plan {
  database: Kind;
  /** A folder for the database, the log and nothing else. */
  folder: string;
  /** With the fictional organisation, or empty as after a first installation. */
  data: "demo" | "empty";
  /** How many processes serve it; more than one need Postgres. */
  instances?: number;
  /** Whether an nginx stands in front, as the guide to running it says. */
  nginx?: boolean;
  /** Whether a proxy stands in front of it even when it is a single process. */
  proxied?: boolean;
  /** Further settings, as environment variables. */
  settings?: Record<string, string>;
}

export class TestServer {
  readonly url: string;
  readonly database: Database;
  readonly #plan: Plan;
  readonly #logFile: string;
  /** Where each process listens; a single one at the server's own address. */
  readonly #ports: readonly number[];
  readonly #processes = new Map<number, ChildProcess>();
  #balancer: Balancer | Nginx | undefined;
  /** How far the clock was moved, in minutes: a new process is told, for the shift lives in memory alone. */
  #ahead = 0;

  private constructor(plan: Plan, port: number, ports: readonly number[], source?: string) {
    mkdirSync(plan.folder, { recursive: true });
    this.#plan = plan;
    this.url = `http://127.0.0.1:${port}`;
    this.database = fresh(plan.database, plan.folder, source);
    this.#logFile = join(plan.folder, "server.log");
    this.#ports = ports;
  }

  /** Starts a server on a free port and waits until it is ready. Demo data is made once a run, and copied. */
  static async open(plan: Plan): Promise<TestServer> {
    if (plan.data === "empty") return TestServer.#on(plan);
    return TestServer.#on(plan, await madeOnce(plan.database, (folder) => TestServer.#simulate(plan.database, folder)));
  }

  /** Makes a database with the fictional organisation and closes it; returns what it is copied by. */
  static async #simulate(database: Kind, folder: string): Promise<string> {
    const server = await TestServer.#on({ database, folder, data: "demo" });
    await server.stop();
    return server.database.source;
  }

  /** Starts it on a copy of `source`, or on an empty database. */
  static async #on(plan: Plan, source?: string): Promise<TestServer> {
    const port = await freePort();
    const instances = plan.instances ?? 1;
    const ports: number[] = [];
    const alone = instances === 1 && !plan.nginx && !plan.proxied;
    while (ports.length < instances) ports.push(alone ? port : await freePort());
    const server = new TestServer(plan, port, ports, source);
    for (const [instance] of ports.entries()) await server.start(instance);
    if (plan.nginx) server.#balancer = await Nginx.before(port, ports[0] ?? port, join(plan.folder, "nginx"));
    else if (!alone) server.#balancer = await Balancer.before(port, ports);
    return server;
  }

  /** Everything the server has written so far, over all its starts. */
  get log(): string {
    return readFileSync(this.#logFile, "utf8");
  }

  /** Starts the process on the same port and database as before. */
  async start(instance = 0): Promise<void> {
    const port = this.#ports[instance];
    if (port === undefined) throw new Error(`there is no instance ${instance}`);
    const log = createWriteStream(this.#logFile, { flags: "a" });
    const args = ["demo", "--ahead", String(this.#ahead)];
    if (this.#plan.data === "empty") args.push("--empty");
    const child = spawn(binary, args, {
      cwd: this.#plan.folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        ROUNDWELL_ADDR: `127.0.0.1:${port}`,
        ROUNDWELL_BASE_URL: this.url,
        ROUNDWELL_DATABASE_URL: this.database.url,
        ROUNDWELL_SITE_ROOT: site,
        ROUNDWELL_TRUST_PROXY: String(this.#plan.nginx ?? false),
        ROUNDWELL_LOG: "debug,sqlx=debug,hyper=info,h2=info",
        ...this.#plan.settings,
      },
    });
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    this.#processes.set(instance, child);
    await this.#ready(child, port);
  }

  async #ready(child: ChildProcess, port: number): Promise<void> {
    const within = this.#plan.data === "demo" ? simulateWithin : startWithin;
    const until = Date.now() + within;
    while (Date.now() < until) {
      if (child.exitCode !== null) throw new Error(`the server ended at its start:\n${this.log}`);
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await pause(30);
    }
    throw new Error(`the server was not ready after ${within} ms:\n${this.log}`);
  }

  /** Asks every process to go, as an upgrade would. */
  async stop(): Promise<void> {
    for (const instance of [...this.#processes.keys()]) await this.#end(instance, "SIGTERM");
  }

  /** Ends a process as a power cut would. */
  async kill(instance = 0): Promise<void> {
    await this.#end(instance, "SIGKILL");
  }

  async #end(instance: number, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.#processes.get(instance);
    this.#processes.delete(instance);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((done) => child.once("exit", () => done()));
    child.kill(signal);
    const late = new AbortController();
    const patience = pause(stopWithin, "late", { signal: late.signal }).catch(() => "gone");
    if ((await Promise.race([gone, patience])) === "late") {
      child.kill("SIGKILL");
      throw new Error(`the server was still there ${stopWithin} ms after ${signal}`);
    }
    late.abort();
  }

  /** Every connection to the server goes deaf without an end; new ones work. Returns how many. */
  deafen(): number {
    if (!(this.#balancer instanceof Balancer)) throw new Error("no balancer stands in front of this server");
    return this.#balancer.deafen();
  }

  /** Stops the process and gives its database up. */
  async close(): Promise<void> {
    try {
      await this.#balancer?.close();
      await this.stop();
    } finally {
      this.database.drop();
    }
  }

  /** What the server's clock says. */
  get now(): Date {
    return new Date(Date.now() + this.#ahead * 60_000);
  }

  /** Moves the server's clock to a moment, or up to a minute beyond. */
  async moveTo(moment: Date): Promise<void> {
    await this.moveClock({ minutes: Math.max(0, Math.ceil((moment.getTime() - this.now.getTime()) / 60_000)) });
  }

  /** Moves the server's clock forward and lets its due jobs run. */
  async moveClock(by: { days?: number; hours?: number; minutes?: number }): Promise<void> {
    const minutes = ((by.days ?? 0) * 24 + (by.hours ?? 0)) * 60 + (by.minutes ?? 0);
    for (const instance of this.#processes.keys()) {
      const at = `http://127.0.0.1:${this.#ports[instance]}`;
      const answer = await fetch(`${at}/demo/clock`, {
        method: "POST",
        redirect: "manual",
        headers: { origin: at },
        body: new URLSearchParams({ minutes: String(minutes) }),
      });
      if (answer.status >= 400) throw new Error(`the clock did not move: ${answer.status} ${await answer.text()}`);
    }
    this.#ahead += minutes;
  }
}

async function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? found(address.port) : failed(new Error("no port"))));
    });
  });
}
