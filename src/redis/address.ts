import type { Cluster, Redis, RedisOptions } from "ioredis";
import { InvalidInputError, type Problem } from "../errors.ts";

/** A host and a port, such as a node of a cluster. */
export type HostPort = { host: string; port: number };

/** Where Redis is: one server, the nodes of a cluster, or sentinels that know the master. */
export type RedisPlace = GivenPlace | OwnPlace;

/** A connection that a program gave, which is opened anew as it stands, and what it is like. */
type OwnPlace = { kind: "own"; connection: Redis | Cluster | RedisOptions; like: GivenPlace };

/** A place that is written down. */
type GivenPlace =
  | { kind: "server"; host: string; port: number; database: number }
  | { kind: "socket"; path: string; database: number }
  | { kind: "cluster"; nodes: HostPort[] }
  | { kind: "sentinel"; sentinels: HostPort[]; name: string; password?: string };

/** Certificates in PEM. Without `ca` the authorities count that Node.js knows. */
export type RedisTls = { ca?: string; cert?: string; key?: string };

/** How Redis is reached, checked. It may hold secrets: show it with showAddress only. */
export type RedisAddress = {
  at: RedisPlace;
  username?: string;
  password?: string;
  /** Undefined: plain text. */
  tls?: RedisTls;
};

const DEFAULT_PORT = 6379;
export const DEFAULT_SENTINEL_PORT = 26_379;

const ADDRESS_FORMS =
  "redis:// or rediss://, also with +cluster or +sentinel behind the name, or the path of a unix socket";

/**
 * Reads `redis://user:password@host:port/database`, `rediss://` (TLS), `redis+cluster://host:port,host:port`,
 * `redis+sentinel://host:port,host:port/name`, or the path of a unix socket. Throws InvalidInputError
 * (code INVALID_CONFIG), which never repeats the address, as it may hold a password.
 */
export function parseAddress(text: string, field = "REDIS_URL"): RedisAddress {
  const refuse = (message: string): never => {
    throw new InvalidInputError([{ field, message }], "INVALID_CONFIG");
  };
  if (text.startsWith("/")) return { at: { kind: "socket", path: text, database: 0 } };
  const [, secure, form, rest = ""] =
    /^redis(s?)(\+cluster|\+sentinel)?:\/\/(.*)$/s.exec(text) ?? [];
  if (secure === undefined) return refuse(`must begin with ${ADDRESS_FORMS}`);
  if (/[?#\s]/.test(rest)) return refuse("may not have options or spaces");

  const slash = rest.indexOf("/");
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  const path = slash < 0 ? "" : rest.slice(slash + 1);
  const at = authority.lastIndexOf("@");
  const access = at < 0 ? {} : readAccess(authority.slice(0, at), refuse);
  const hosts = authority.slice(at + 1);
  const tls = secure === "" ? {} : { tls: {} };

  if (form === "+sentinel") {
    if (path === "")
      return refuse("does not name the master: end it with its name, such as /mymaster");
    const sentinels = readHosts(hosts, field, DEFAULT_SENTINEL_PORT);
    return { at: { kind: "sentinel", sentinels, name: path }, ...access, ...tls };
  }
  const nodes = readHosts(hosts, field, DEFAULT_PORT);
  if (form === "+cluster") {
    if (path !== "") return refuse("names a database, which a cluster does not have");
    return { at: { kind: "cluster", nodes }, ...access, ...tls };
  }
  if (nodes.length > 1) return refuse("names several hosts: begin it with redis+cluster://");
  if (!/^\d{0,5}$/.test(path))
    return refuse("must end with the port, or with the number of a database");
  return { at: { kind: "server", ...nodes[0]!, database: Number(path) }, ...access, ...tls };
}

/** Hosts with ports, set apart by commas. Throws InvalidInputError (code INVALID_CONFIG). */
export function readHosts(text: string, field: string, defaultPort = DEFAULT_PORT): HostPort[] {
  const hosts: HostPort[] = [];
  const problems: Problem[] = [];
  for (const [i, part] of text.split(",").entries()) {
    const [, bracketed, plain, port] =
      /^(?:\[([0-9A-Fa-f:.]+)\]|([^\s:[\]@/]+))(?::(\d{1,5}))?$/.exec(part.trim()) ?? [];
    const host = bracketed ?? plain;
    const number = port === undefined ? defaultPort : Number(port);
    if (host === undefined || number < 1 || number > 65_535) {
      problems.push({ field, message: `its host number ${i + 1} must be host:port` });
    } else hosts.push({ host, port: number });
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_CONFIG");
  return hosts;
}

/** The address without user, password and certificates, fit to be shown. */
export function showAddress({ at, tls }: RedisAddress): string {
  const scheme = tls ? "rediss" : "redis";
  const list = (hosts: readonly HostPort[]) => hosts.map(showHost).join(",");
  switch (at.kind) {
    case "own":
      return showAddress({ at: at.like, tls });
    case "socket":
      return at.path;
    case "server":
      return `${scheme}://${showHost(at)}${at.database > 0 ? `/${at.database}` : ""}`;
    case "cluster":
      return `${scheme}+cluster://${list(at.nodes)}`;
    case "sentinel":
      return `${scheme}+sentinel://${list(at.sentinels)}/${at.name}`;
  }
}

function showHost({ host, port }: HostPort): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** User and password in front of the hosts, in which everything unusual is percent-encoded. */
function readAccess(text: string, refuse: (message: string) => never) {
  const colon = text.indexOf(":");
  const decode = (part: string) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return refuse("has a % in its user or password; write it as %25");
    }
  };
  const username = decode(colon < 0 ? text : text.slice(0, colon));
  const password = colon < 0 ? "" : decode(text.slice(colon + 1));
  return { ...(username !== "" && { username }), ...(password !== "" && { password }) };
}
