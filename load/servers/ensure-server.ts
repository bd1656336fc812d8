import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findServer } from "../../src/redis/private-server.ts";

const HOW_TO_GET_ONE =
  "The tests need a real Redis: install redis-server or valkey-server so that it is on the PATH " +
  "(Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis).";

/** The path of a Redis server; where there is none and the system's package manager may, one is installed. */
export function ensureServer(): string {
  const server = findServer() ?? install();
  if (server === undefined) throw new Error(HOW_TO_GET_ONE);
  return server;
}

/** Each kind of server that this machine has; at least one. */
export function findServers(): string[] {
  const first = ensureServer();
  const names = ["redis-server", "valkey-server"];
  const paths = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap(
    (name) => paths.map((path) => join(path, name)).find(existsSync) ?? [],
  );
  return found.length > 0 ? found : [first];
}

function install(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const apt = (...args: string[]) =>
    execFileSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", "-yq", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  try {
    apt("update");
    apt("install", "--no-install-recommends", "redis-server");
  } catch {
    return undefined;
  }
  return findServer();
}
