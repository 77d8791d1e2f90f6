// What stands in front of several instances: every new connection goes to the next one in turn, and past one that is gone.

import { createServer, connect, type Server, type Socket } from "node:net";

export class Balancer {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
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
    socket.once("close", () => this.#open.delete(socket));
    const port = targets[this.#turn++ % targets.length] ?? 0;
    const onward = connect(port, "127.0.0.1");
    let arrived = false;
    onward.once("connect", () => {
      arrived = true;
      socket.pipe(onward).pipe(socket);
    });
    onward.on("error", () => {
      if (!arrived && tries > 1) this.#pass(socket, targets, tries - 1);
      else socket.destroy();
    });
    onward.once("close", () => arrived && socket.destroy());
    socket.on("error", () => onward.destroy());
    socket.once("close", () => onward.destroy());
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise<void>((closed) => this.#server.close(() => closed()));
  }
}
