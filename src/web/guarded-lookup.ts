import { lookup as dnsLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { mayConnect } from "./addresses.ts";
import type { Allowed } from "./allowed.ts";
import { refused } from "./web-errors.ts";

type OnResolved = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** Gives all addresses of a host. */
export type Resolve = (host: string, onResolved: OnResolved) => void;

const resolveByDns: Resolve = (host, onResolved) => dnsLookup(host, { all: true }, onResolved);

/**
 * Looks names up for a connection and checks what it finds: the connection is made to the very addresses that
 * were checked, so a name that is another one by the next question (DNS rebinding) gains nothing. A host that has any
 * address which may not be connected to is refused whole.
 */
export function guardedLookup(allowed: Allowed, resolve: Resolve = resolveByDns): LookupFunction {
  return (host, { all }, callback) => {
    resolve(host, (error, found) => {
      const wrong = error
        ? undefined
        : found.find(({ address }) => !mayConnect(address, host, allowed));
      const [first] = found ?? [];
      if (error) callback(error, []);
      else if (wrong) callback(refused(host, wrong.address), []);
      else if (!first) callback(new Error(`${host} has no address`), []);
      else if (all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}
