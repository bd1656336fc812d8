import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { parse } from "yaml";
import type { RedisAddress } from "../../src/redis/address.ts";
import { freePort } from "./free-ports.ts";
import { type RedisProcess, startRedisProcess } from "./redis-process.ts";

/** The users of redis/users.acl, with passwords of the tests. */
export const PASSWORDS = {
  worker: "w0rker-secret",
  producer: "pr0ducer-secret",
  reader: "r3ader-secret",
  editor: "ed1tor-secret",
  watcher: "watch3r-secret",
  operator: "0perator-secret",
} as const;
export type Role = keyof typeof PASSWORDS;
export const ROLES = Object.keys(PASSWORDS) as Role[];

/** Redis as the compose file starts it: by its script, with its users and its very arguments. */
export type ShippedRedis = RedisProcess & {
  /** The file of users that the script wrote. */
  usersFile: string;
  addressOf(role: Role): RedisAddress;
};

/** With what `readout users --add` printed, where that is given. */
export async function startShippedRedis(server: string, addedUsers = ""): Promise<ShippedRedis> {
  const folder = mkdtempSync(join(tmpdir(), "readout-shipped-"));
  const usersFile = join(folder, "users.acl");
  const data = join(folder, "data");
  mkdirSync(data);
  const addedFile = join(folder, "added-users");
  if (addedUsers !== "") writeFileSync(addedFile, addedUsers);
  const port = await freePort();
  const { command, script, volume } = readComposeFile();
  const redis = await startRedisProcess({
    server: "sh",
    port,
    // The container's volume is a folder here, and a loopback port stands for its network.
    args: [
      script,
      ...command.map((arg) => (arg === volume ? data : arg)),
      "--port",
      String(port),
      "--bind",
      "127.0.0.1",
    ],
    env: {
      ...scriptEnv(folderWith("redis-server", server, folder), usersFile),
      ADDED_USERS_FILE: addedFile,
    },
    probe: { username: "reader", password: PASSWORDS.reader },
  });
  return {
    ...redis,
    usersFile,
    addressOf(role) {
      const at = { kind: "server", host: "127.0.0.1", port, database: 0 } as const;
      return { at, username: role, password: PASSWORDS[role] };
    },
    async stop() {
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One more than the shipped ones, with all rights, for servers that have to be ruled. */
export const RULER = { username: "ruler", password: "ru1er-secret" } as const;

/** Writes the file of users as the script does, with the ruler beside them, and gives its path. */
export function writeShippedUsers(folder: string): string {
  const usersFile = join(folder, "users.acl");
  const env = scriptEnv(folderWith("redis-server", "/bin/true", folder), usersFile);
  execFileSync("sh", [readComposeFile().script], { env });
  appendFileSync(usersFile, `user ${RULER.username} on >${RULER.password} ~* &* +@all\n`);
  return usersFile;
}

function scriptEnv(programs: string, usersFile: string): NodeJS.ProcessEnv {
  const passwords = ROLES.map((role) => [`REDIS_${role.toUpperCase()}_PASSWORD`, PASSWORDS[role]]);
  return {
    ...(Object.fromEntries(passwords) as Record<string, string>),
    PATH: [programs, process.env.PATH].join(delimiter),
    USERS_FILE: usersFile,
  };
}

/** How docker-compose.yml starts Redis, with the defaults of its settings. */
function readComposeFile() {
  const text = readFileSync("docker-compose.yml", "utf8");
  const { services } = parse(text, { merge: true }) as {
    services: { redis: { entrypoint: string[]; command: string[]; volumes: string[] } };
  };
  const { entrypoint, command, volumes } = services.redis;
  const places = volumes.map((volume) => volume.split(":") as [string, string]);
  const own = places.find(([from]) => from.startsWith("."))!;
  const kept = places.find(([from]) => !from.startsWith("."))!;
  return {
    script: resolve(entrypoint.at(-1)!.replace(own[1], own[0])),
    command: command.map((arg) => arg.replaceAll(/\$\{\w+:-([^}]*)\}/g, "$1")),
    volume: kept[1],
  };
}

/** A folder in which a program has the name that is looked for, whatever its own is. */
function folderWith(name: string, program: string, parent: string): string {
  const folder = join(parent, "bin");
  mkdirSync(folder);
  symlinkSync(program, join(folder, name));
  return folder;
}
