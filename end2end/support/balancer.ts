// What stands in front of several instances: every new connection goes to the next one in turn, and past one that is gone. It can
// also do what a sleeping proxy does, or a phone that roams: leave every connection open, and pass nothing on any more.

import { createServer, connect, type Server, type Socket } from "node:net";

export class Balancer {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  readonly #deaf = new Set<Socket>();
  #turn = 0;

  private constructor(targets: readonly number[]) {
    this.#server = createServer((socket) => this.#pass(socket, targets, targets.length));
  }

  /** Listens on `port` for whoever wants one of the `targets`. */
  static async before(port: number, targets: readonly number[]): Promise<Balancer> {
    const balancer = new Balancer(targets);
    await new Promise<void>((listening) => balancer.#server.listen(port, "127.0.0.1", listening));
    return balancer;
  }

  #pass(socket: Socket, targets: readonly number[], tries: number): void {
    this.#open.add(socket);
    socket.once("close", () => (this.#open.delete(socket), this.#deaf.delete(socket)));
    const port = targets[this.#turn++ % targets.length] ?? 0;
    const onward = connect(port, "127.0.0.1");
    let arrived = false;
    onward.once("connect", () => {
      arrived = true;
      socket.on("data", (data) => this.#deaf.has(socket) || onward.write(data));
      onward.on("data", (data) => this.#deaf.has(socket) || socket.write(data));
      socket.once("end", () => this.#deaf.has(socket) || onward.end());
      onward.once("end", () => this.#deaf.has(socket) || socket.end());
    });
    onward.on("error", () => {
      if (!arrived && tries > 1) this.#pass(socket, targets, tries - 1);
      else socket.destroy();
    });
    onward.once("close", () => arrived && !this.#deaf.has(socket) && socket.destroy());
    socket.on("error", () => onward.destroy());
    socket.once("close", () => onward.destroy());
  }

  /** Every connection there is goes deaf, both ways and without an end; new ones work. Returns how many those are. */
  deafen(): number {
    for (const socket of this.#open) this.#deaf.add(socket);
    return this.#deaf.size;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise<void>((closed) => this.#server.close(() => closed()));
  }
}
