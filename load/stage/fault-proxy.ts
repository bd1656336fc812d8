import { createServer, connect, type NetConnectOpts, type Socket } from "node:net";
import { once } from "node:events";
import { freePort } from "../servers/free-ports.ts";
import { openSplitter, readRequest } from "./resp.ts";

/** A way to a Redis, on loopback, that can be bad in the ways that networks are. */
export type FaultProxy = {
  /** The address that stands for the Redis behind it. */
  url: string;
  /** How many replies were cut off until now. */
  cuts(): number;
  /** Ends every connection; new ones are taken. */
  cutAll(): void;
  /** Takes bytes and connections but passes nothing on, until `resume`. */
  stall(): void;
  resume(): void;
  /** Ends every connection and takes no new one, until `open`. */
  shut(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
};

export type FaultProxySettings = {
  /** Where Redis is: its port on loopback, or the path of its socket. */
  target: { port: number } | { path: string };
  /**
   * Told of each command before it goes on. Where it gives true, the command goes through, and the
   * connection ends when Redis has answered it, without the answer.
   */
  cutsReplyTo?: (command: string[]) => boolean;
  /** How much later everything arrives, in milliseconds each way. */
  delayMs?: number;
};

/** Opens a proxy on a free loopback port. */
export async function openFaultProxy(settings: FaultProxySettings): Promise<FaultProxy> {
  const { target, cutsReplyTo, delayMs = 0 } = settings;
  const pairs = new Set<readonly [Socket, Socket]>();
  let stalled = false;
  let cuts = 0;

  const server = createServer((client) => {
    const redis = connect(target as NetConnectOpts);
    const pair = [client, redis] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      redis.destroy();
    };
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on("error", end);
      socket.on("close", end);
      if (stalled) socket.pause();
    }
    const pass = (to: Socket, bytes: Buffer) => {
      if (delayMs > 0) setTimeout(() => to.write(bytes), delayMs);
      else to.write(bytes);
    };
    if (!cutsReplyTo) {
      client.on("data", (bytes: Buffer) => pass(redis, bytes));
      redis.on("data", (bytes: Buffer) => pass(client, bytes));
      return;
    }
    const requests = openSplitter();
    const replies = openSplitter();
    const cutNext: boolean[] = [];
    client.on("data", (bytes: Buffer) => {
      for (const request of requests.push(bytes)) cutNext.push(cutsReplyTo(readRequest(request)));
      pass(redis, bytes);
    });
    redis.on("data", (bytes: Buffer) => {
      for (const reply of replies.push(bytes)) {
        if (cutNext.shift()) {
          cuts += 1;
          return end();
        }
        pass(client, reply);
      }
    });
  });

  const port = await freePort();
  const open = async () => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const cutAll = () => {
    for (const [client] of pairs) client.destroy();
  };
  const shut = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    cutAll();
    await closed;
  };

  await open();
  return {
    url: `redis://127.0.0.1:${port}`,
    cuts: () => cuts,
    cutAll,
    stall() {
      stalled = true;
      for (const socket of [...pairs].flat()) socket.pause();
    },
    resume() {
      stalled = false;
      for (const socket of [...pairs].flat()) socket.resume();
    },
    shut,
    open,
    close: shut,
  };
}

/** Commands by which a client finds its way in; without their replies it would never get to the others. */
const WAY_IN = new Set(["AUTH", "CLIENT", "HELLO", "INFO", "PING", "SELECT"]);

/** A rule for `cutsReplyTo`: the reply to every command is cut once, and let through when it comes again. */
export function everyReplyOnce(): (command: string[]) => boolean {
  const comingAgain = new Set<string>();
  return (command) => {
    if (WAY_IN.has(command[0]!.toUpperCase())) return false;
    const whole = JSON.stringify(command);
    if (comingAgain.delete(whole)) return false;
    comingAgain.add(whole);
    return true;
  };
}
