import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ReadoutError } from "../errors.ts";
import { parseAddress } from "./address.ts";
import { connectRedis } from "./connection.ts";

const START_TIMEOUT_MS = 10_000;

/** A Redis of our own for one run: on a unix socket in a folder that goes with it. */
export type PrivateServer = {
  /** The path of its socket, which stands for an address wherever a Redis is asked for. */
  socket: string;
  stop(): Promise<void>;
};

/** The path of redis-server or valkey-server on this machine, if there is one. */
export function findServer(path = process.env.PATH ?? ""): string | undefined {
  for (const name of ["redis-server", "valkey-server"]) {
    for (const folder of path.split(delimiter).filter(Boolean)) {
      const file = join(folder, name);
      if (isExecutable(file)) return file;
    }
  }
  return undefined;
}

// The shell outlives this process by a moment: when its input closes, however this process ended, it ends the
// server and takes the folder away. So it also makes the folder.
const KEEPER = [
  'mkdir -m 700 -- "$READOUT_FOLDER" || exit 1',
  '"$@" & server=$!',
  "read -r _",
  "kill $server",
  "wait $server",
  'rm -rf -- "$READOUT_FOLDER"',
].join("\n");

/** The longest path of a socket that every system takes. */
const MAX_SOCKET_PATH = 103;
const SOCKET = "redis.sock";

/** The path of a new folder for temporary files: where the system has them, or in /tmp where that is too long. */
function newFolder(): string {
  const name = `readout-redis-${randomBytes(6).toString("hex")}`;
  const folder = join(tmpdir(), name);
  const fits = Buffer.byteLength(join(folder, SOCKET)) <= MAX_SOCKET_PATH;
  return fits ? folder : join("/tmp", name);
}

/** Starts a private server. Throws SERVER_FAILED with the last words of the server. */
export async function startPrivateServer(server: string): Promise<PrivateServer> {
  const folder = newFolder();
  const socket = join(folder, SOCKET);
  const settings = {
    "--port": "0",
    "--unixsocket": socket,
    "--unixsocketperm": "700",
    "--dir": folder,
    "--save": "",
    "--appendonly": "no",
    "--maxmemory-policy": "noeviction",
  };
  const keeper = spawn("sh", ["-c", KEEPER, "sh", server, ...Object.entries(settings).flat()], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true, // an interrupt from the terminal is for us: the server must outlast our last command
    env: { ...process.env, READOUT_FOLDER: folder },
  });
  const ended = new Promise<void>((resolve) => keeper.once("exit", () => resolve()));
  const said = collectOutput(keeper);
  const stop = async () => {
    keeper.stdin?.end();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  if (await answers(socket, ended)) return { socket, stop };
  await stop();
  throw new ReadoutError(
    "SERVER_FAILED",
    `${server} did not start (${said().trim().slice(-500) || "it said nothing"})`,
  );
}

/** Whether the server answers before it ends, or its time is up. */
async function answers(socket: string, ended: Promise<void>): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  let running = true;
  void ended.then(() => (running = false));
  while (running && Date.now() < deadline) {
    try {
      (await connectRedis(parseAddress(socket))).disconnect();
      return true;
    } catch {
      await sleep(20);
    }
  }
  return false;
}

function collectOutput(child: ChildProcess): () => string {
  let said = "";
  const add = (data: Buffer) => {
    said = (said + data.toString()).slice(-2_000);
  };
  child.stdout?.on("data", add);
  child.stderr?.on("data", add);
  child.stdin?.on("error", () => {}); // the shell has ended already, as it should when its input closes
  return () => said;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
