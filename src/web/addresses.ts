import ipaddr from "ipaddr.js";
import type { Allowed } from "./allowed.ts";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Whether an address, as DNS or a URL names it, may be connected to: it is public, allowed, or that of a host that is
 * allowed by name. What is no address may not.
 */
export function mayConnect(address: string, host: string, allowed: Allowed): boolean {
  const parsed = addressOf(address);
  if (!parsed) return false;
  if (isPublic(parsed) || allowed.hosts.has(host.toLowerCase())) return true;
  return allowed.networks.check(parsed.toString(), parsed.kind());
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
