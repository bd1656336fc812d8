import { digestOf } from "../statement/identity.ts";

/** Parameters that say where a reader came from, and nothing of the article. */
const TRACKING = new Set(
  (
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid igshid mc_cid mc_eid mkt_tok " +
    "ref_src ref_url cmpid ocid ncid smid xtor at_medium at_campaign at_custom1 at_format ito taid " +
    "ns_mchannel ns_source ns_campaign ns_linkname sref sr_share s_cid partner_id guccounter"
  ).split(" "),
);

/**
 * The address by which an article is known: without fragment, default port and what only tells where a reader came from. The
 * order of other parameters stays, as a server may mean something by it. Undefined for what is no web address.
 */
export function plainAddress(address: string, base?: string): string | undefined {
  const given = address.trim();
  if (!URL.canParse(given, base)) return undefined;
  const url = new URL(given, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  url.hash = "";
  const names = [...new Set(url.searchParams.keys())];
  const tracking = names.filter((name) => isTracking(name.toLowerCase()));
  for (const name of tracking) url.searchParams.delete(name);
  return url.href;
}

function isTracking(name: string): boolean {
  return name.startsWith("utm_") || TRACKING.has(name);
}

/** Names an address, however long it is. */
export function addressKey(address: string): string {
  return digestOf(address, 22);
}

/** The site that an address is on, with or without "www." in front. */
export function siteOf(address: string): string {
  return new URL(address).host.replace(/^www\./, "");
}
