// A real nginx in front of a server, with the very block that docs/deployment.md prints: the two cannot drift apart.

import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const program = process.env.ROUNDWELL_NGINX ?? "/usr/sbin/nginx";
const guide = resolve(import.meta.dirname, "../../docs/deployment.md");

/** How long it may take to listen. */
const startWithin = 10_000;

export class Nginx {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Listens on `port` and passes on to `target`; `folder` is for its files. */
  static async before(port: number, target: number, folder: string): Promise<Nginx> {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "nginx.conf");
    writeFileSync(file, configuration(port, target, folder));
    const log = join(folder, "nginx.log");
    const child = spawn(program, ["-c", file, "-p", folder, "-e", log], { stdio: "ignore" });
    const failed = new Promise<never>((_, broken) => {
      child.once("error", (error) => broken(new Error(`${program} does not start: ${error.message}`)));
    });
    await Promise.race([failed, listening(child, port, log)]);
    return new Nginx(child);
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = new Promise<void>((done) => this.#child.once("exit", () => done()));
    this.#child.kill("SIGTERM");
    await gone;
  }
}

/** The block of the guide, as whoever runs a server copies it. */
export function documented(): string {
  const [, section = ""] = readFileSync(guide, "utf8").split("\n### nginx\n");
  const lines = section.split("\n### ")[0]?.split("\n") ?? [];
  const from = lines.findIndex((line) => line.startsWith("    location / {"));
  const length = lines.slice(from).findIndex((line) => line === "    }") + 1;
  if (from < 0 || length === 0) throw new Error(`${guide} prints no block for nginx`);
  return lines.slice(from, from + length).join("\n");
}

function configuration(port: number, target: number, folder: string): string {
  const printed = "proxy_pass http://127.0.0.1:3000;";
  const block = documented();
  if (!block.includes(printed)) throw new Error(`the block for nginx does not say ${printed}`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${join(folder, kind)};`);
  const root = process.getuid?.() === 0;
  return `${root ? "user root;\n" : ""}daemon off;
worker_processes 1;
pid ${join(folder, "nginx.pid")};
events {}
http {
    access_log off;
    ${temporary.join("\n    ")}
    server {
        listen 127.0.0.1:${port};
${block.replace(printed, `proxy_pass http://127.0.0.1:${target};`)}
    }
}
`;
}

async function listening(child: ChildProcess, port: number, log: string): Promise<void> {
  const until = Date.now() + startWithin;
  while (Date.now() < until) {
    if (child.exitCode !== null) break;
    if (await fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false)) return;
    await pause(30);
  }
  throw new Error(`nginx does not listen: ${readFileSync(log, "utf8")}`);
}
