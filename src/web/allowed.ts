import { BlockList, isIP } from "node:net";
import { InvalidInputError, type Problem } from "../errors.ts";

/** What may be fetched although it is no public address: networks, and hosts by their name. */
export type Allowed = { networks: BlockList; hosts: ReadonlySet<string> };

export const NOTHING_ALLOWED: Allowed = { networks: new BlockList(), hosts: new Set() };

const HOST = /^[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?$/i;

/**
 * Reads a list of addresses (10.1.2.3), networks (10.1.0.0/16) and names of hosts, set apart by commas. Throws
 * InvalidInputError (code INVALID_CONFIG) that names each entry that is none of these.
 */
export function parseAllowed(text: string, field: string): Allowed {
  const networks = new BlockList();
  const hosts = new Set<string>();
  const problems: Problem[] = [];
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    if (addNetwork(entry, networks)) continue;
    if (HOST.test(entry) && !/^[\d.]+$/.test(entry)) hosts.add(entry.toLowerCase());
    else {
      const message = `has ${entry}, which is no address, network or host; write 10.1.2.3, 10.1.0.0/16 or news.example`;
      problems.push({ field, message });
    }
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_CONFIG");
  return { networks, hosts };
}

/** Adds an address or a network; tells whether the entry is one. */
function addNetwork(entry: string, networks: BlockList): boolean {
  const [text = "", bits, more] = entry.split("/");
  const address = text.replace(/^\[(.*)\]$/, "$1");
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  const most = version === 4 ? 32 : 128;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Infinity;
  if (length > most) return false;
  networks.addSubnet(address, length, version === 4 ? "ipv4" : "ipv6");
  return true;
}
