import { Cluster, type Redis } from "ioredis";
import type { RedisConnection } from "../redis/connection.ts";
import { SLOTS } from "../redis/slot.ts";
import { findLosses } from "./find-losses.ts";
import type { StorePlace } from "./store-levels.ts";

/** The health of one server that is written to. */
export type ServerHealth = {
  /** "unknown" where the server does not tell, as some that are rented do not; so with the policy. */
  version: string;
  maxmemoryPolicy: string;
  /** Null where the server does not tell. */
  appendOnly: boolean | null;
  /** Bytes. */
  usedMemory: number;
  /** Bytes; 0 is without a limit. */
  maxmemory: number;
  replicas: number;
};

/** The health of Redis, on a cluster that of all its masters, with all that would lose statements. */
export type RedisHealth = ServerHealth & {
  mode: string;
  /** How full the fullest server is, from 0 to 1; null without a limit. */
  memoryShare: number | null;
  /** Each master, of a cluster several. */
  masters: (ServerHealth & { address: string | null })[];
  cluster: ClusterHealth | null;
  /** Each says what is wrong and how to change it. */
  warnings: string[];
  /** Advice on settings that could be better, but lose nothing, and what could not be checked. */
  notes: string[];
};

/** What a cluster says of itself. */
export type ClusterHealth = { state: string; slotsCovered: number; knownNodes: number };

/** Reads INFO, which every Redis user may, of every server that is written to, and looks for losses of the store. */
export async function readHealth(redis: RedisConnection, store: StorePlace): Promise<RedisHealth> {
  const servers: Redis[] = redis instanceof Cluster ? redis.nodes("master") : [redis];
  const read = await Promise.all(servers.map(readServer));
  const masters = read.map(({ mode: _, tellsMemory: __, ...server }) => server);
  const cluster = redis instanceof Cluster ? await readCluster(redis) : null;
  const health = summarize(masters);
  const warnings = [...new Set(masters.flatMap(warningsOf))];
  if (cluster && cluster.slotsCovered < SLOTS) {
    warnings.push(
      `Only ${cluster.slotsCovered} of ${SLOTS} slots of the cluster are covered: keys in the others ` +
        "can't be read or written. Start their masters, or give the slots to others",
    );
  }
  warnings.push(...(await findLosses(redis, store)));
  const notes = [...new Set(read.flatMap(notesOf))];
  return { ...health, mode: read[0]?.mode ?? "unknown", masters, cluster, warnings, notes };
}

async function readServer(redis: Redis) {
  const info = readFields(await redis.info());
  const field = (name: string) => plainWord(info.get(name) ?? UNKNOWN);
  const { host, port } = redis.options;
  return {
    address: host === undefined ? null : plainWord(`${host}:${port}`),
    mode: field("redis_mode"),
    version: info.has("valkey_version") ? field("valkey_version") : field("redis_version"),
    maxmemoryPolicy: field("maxmemory_policy"),
    appendOnly: info.has("aof_enabled") ? field("aof_enabled") === "1" : null,
    tellsMemory: info.has("used_memory") && info.has("maxmemory"),
    usedMemory: Number(info.get("used_memory") ?? 0),
    maxmemory: Number(info.get("maxmemory") ?? 0),
    replicas: Number(info.get("connected_slaves") ?? 0),
  };
}

async function readCluster(redis: Cluster): Promise<ClusterHealth> {
  const info = readFields(String(await redis.cluster("INFO")));
  return {
    state: plainWord(info.get("cluster_state") ?? "unknown"),
    slotsCovered: Number(info.get("cluster_slots_ok") ?? 0),
    knownNodes: Number(info.get("cluster_known_nodes") ?? 0),
  };
}

/** Several servers as one: the worst value of each field, and their memory added up. */
function summarize(
  servers: readonly ServerHealth[],
): ServerHealth & { memoryShare: number | null } {
  const sum = (read: (server: ServerHealth) => number) =>
    servers.reduce((total, server) => total + read(server), 0);
  const limited = servers.filter(({ maxmemory }) => maxmemory > 0);
  const oldest = servers.toSorted((a, b) => compareVersions(a.version, b.version))[0];
  const evicting = servers.find(evicts);
  return {
    version: oldest?.version ?? UNKNOWN,
    maxmemoryPolicy: (evicting ?? oldest)?.maxmemoryPolicy ?? UNKNOWN,
    appendOnly: allSave(servers),
    usedMemory: sum(({ usedMemory }) => usedMemory),
    maxmemory: limited.length === servers.length ? sum(({ maxmemory }) => maxmemory) : 0,
    replicas: Math.min(...servers.map(({ replicas }) => replicas)),
    memoryShare:
      limited.length === 0
        ? null
        : Math.max(...limited.map(({ usedMemory, maxmemory }) => usedMemory / maxmemory)),
  };
}

const UNKNOWN = "unknown";
const SAFE_POLICY = "noeviction";
const OLDEST = "6.2";
const NO_LIMIT =
  "maxmemory is not set: producers can't tell when Redis gets full, and the machine may end it. " +
  "Set it (CONFIG SET maxmemory 1gb, and in redis.conf)";
const LONGEST_WORD = 200;

function evicts({ maxmemoryPolicy }: ServerHealth): boolean {
  return maxmemoryPolicy !== SAFE_POLICY && maxmemoryPolicy !== UNKNOWN;
}

/** False where one of them does not, null where one does not tell. */
function allSave(servers: readonly ServerHealth[]): boolean | null {
  if (servers.some(({ appendOnly }) => appendOnly === false)) return false;
  return servers.every(({ appendOnly }) => appendOnly) ? true : null;
}

/** Advice, and what a server that hides a part of INFO leaves unchecked. */
function notesOf(server: ServerHealth & { tellsMemory: boolean }): string[] {
  const { version, maxmemoryPolicy, appendOnly, maxmemory, tellsMemory } = server;
  const notes: string[] = [];
  const unchecked = (what: string, right: string) =>
    notes.push(`${what} could not be checked, as INFO does not tell: ${right}`);
  if (version === UNKNOWN) unchecked("The version", `it must be ${OLDEST} or later`);
  if (maxmemoryPolicy === UNKNOWN) {
    unchecked("maxmemory-policy", "it must be noeviction, or a full Redis throws statements away");
  }
  if (appendOnly === null) {
    unchecked("appendonly", "without it a crash loses everything since the last snapshot");
  }
  if (!tellsMemory) unchecked("Memory", "producers can't tell when Redis gets full");
  else if (maxmemory === 0) notes.push(NO_LIMIT);
  return notes;
}

function warningsOf(server: ServerHealth): string[] {
  const { version, maxmemoryPolicy, appendOnly } = server;
  const warnings: string[] = [];
  if (version !== UNKNOWN && compareVersions(version, OLDEST) < 0) {
    warnings.push(`Redis ${version} is older than ${OLDEST}; install ${OLDEST} or later`);
  }
  if (evicts(server)) {
    warnings.push(
      `maxmemory-policy is ${maxmemoryPolicy}: a full Redis would throw statements away. ` +
        "Set it to noeviction (CONFIG SET maxmemory-policy noeviction, and in redis.conf)",
    );
  }
  if (appendOnly === false) {
    warnings.push(
      "appendonly is off: a crash of Redis loses everything since its last snapshot. " +
        "Turn it on (CONFIG SET appendonly yes, and in redis.conf)",
    );
  }
  return warnings;
}

/** Below zero when `a` is the older one. A version that is unknown is the oldest. */
function compareVersions(a: string, b: string): number {
  const [first, second] = [a, b].map((version) =>
    version.split(".").map((part) => Number.parseInt(part, 10) || 0),
  );
  for (let i = 0; i < 3; i++) {
    const difference = (first?.[i] ?? 0) - (second?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The name that a server gives itself, made safe for a log or a terminal. */
function plainWord(word: string): string {
  return word.slice(0, LONGEST_WORD).replace(/[^\x20-\x7e]/g, "?");
}

/** The `name:value` lines of INFO and CLUSTER INFO. */
function readFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1));
  }
  return fields;
}
