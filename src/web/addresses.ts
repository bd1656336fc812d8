import ipaddr from "ipaddr.js";
import { InvalidInputError, type Problem } from "../errors.ts";

/** What may be fetched although it is no public address: networks, and hosts by their name. */
export type Allowed = { networks: readonly Network[]; hosts: ReadonlySet<string> };

type Network = { address: Address; bits: number };
type Address = ipaddr.IPv4 | ipaddr.IPv6;

export const NOTHING_ALLOWED: Allowed = { networks: [], hosts: new Set() };

const HOST = /^[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?$/i;

/**
 * Reads a list of addresses (10.1.2.3), networks (10.1.0.0/16) and names of hosts, set apart by commas. Throws
 * InvalidInputError (code INVALID_CONFIG) that names each entry that is none of these.
 */
export function parseAllowed(text: string, field: string): Allowed {
  const networks: Network[] = [];
  const hosts = new Set<string>();
  const problems: Problem[] = [];
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const network = networkOf(entry);
    if (network) networks.push(network);
    else if (HOST.test(entry) && !/^[\d.]+$/.test(entry)) hosts.add(entry.toLowerCase());
    else {
      const message = `has ${entry}, which is no address, network or host; write 10.1.2.3, 10.1.0.0/16 or news.example`;
      problems.push({ field, message });
    }
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_CONFIG");
  return { networks, hosts };
}

/**
 * Whether an address, as DNS or a URL names it, may be connected to: it is public, allowed, or that of a host that is
 * allowed by name. What is no address may not.
 */
export function mayConnect(address: string, host: string, allowed: Allowed): boolean {
  const parsed = addressOf(address);
  if (!parsed) return false;
  if (isPublic(parsed) || allowed.hosts.has(host.toLowerCase())) return true;
  return allowed.networks.some((network) => isIn(parsed, network));
}

/** IPv4 addresses that are written as IPv6 ones are the IPv4 addresses. */
function addressOf(text: string): Address | undefined {
  return ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
}

/**
 * Private, loopback, link-local, carrier-grade NAT, multicast and reserved addresses are none, nor are those that
 * carry an IPv4 address inside (6to4, Teredo, NAT64), nor IPv6 ones outside of 2000::/3, where nobody is.
 */
function isPublic(address: Address): boolean {
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || ((address.parts[0] ?? 0) & 0xe000) === 0x2000;
}

function networkOf(entry: string): Network | undefined {
  const [text = "", bits, more] = entry.split("/");
  const plain = text.replace(/^\[(.*)\]$/, "$1");
  const isWhole = ipaddr.IPv4.isValidFourPartDecimal(plain) || ipaddr.IPv6.isValid(plain);
  const address = isWhole ? ipaddr.parse(plain) : undefined;
  if (!address || more !== undefined) return undefined;
  const most = address.kind() === "ipv4" ? 32 : 128;
  if (bits === undefined) return { address, bits: most };
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most
    ? { address, bits: Number(bits) }
    : undefined;
}

function isIn(address: Address, network: Network): boolean {
  if (address instanceof ipaddr.IPv4)
    return network.address instanceof ipaddr.IPv4 && address.match(network.address, network.bits);
  return network.address instanceof ipaddr.IPv6 && address.match(network.address, network.bits);
}
