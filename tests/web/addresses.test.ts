import { expect, test } from "vitest";
import { mayConnect } from "../../src/web/addresses.ts";
import { NOTHING_ALLOWED, parseAllowed } from "../../src/web/allowed.ts";

test.each([
  ["127.0.0.1", "loopback"],
  ["10.1.2.3", "private"],
  ["172.16.0.1", "private"],
  ["192.168.1.1", "private"],
  ["100.64.0.1", "carrier-grade NAT"],
  ["169.254.169.254", "link-local, where clouds keep their secrets"],
  ["0.0.0.0", "this machine"],
  ["255.255.255.255", "broadcast"],
  ["224.0.0.1", "multicast"],
  ["192.0.2.1", "documentation"],
  ["198.18.0.1", "benchmarks"],
  ["240.0.0.1", "reserved"],
  ["::", "unspecified"],
  ["::1", "loopback"],
  ["::ffff:127.0.0.1", "IPv4 in IPv6"],
  ["::ffff:a00:1", "IPv4 in IPv6"],
  ["::7f00:1", "IPv4 in IPv6, the old way"],
  ["64:ff9b::7f00:1", "NAT64"],
  ["2002:7f00:1::", "6to4"],
  ["2001::1", "Teredo"],
  ["fc00::1", "unique local"],
  ["fe80::1", "link-local"],
  ["fe80::1%eth0", "link-local with its zone"],
  ["fec0::1", "site-local"],
  ["ff02::1", "multicast"],
  ["2001:db8::1", "documentation"],
  ["4000::1", "nobody"],
  ["not an address", "none"],
])("%s is not connected to (%s)", (address) => {
  expect(mayConnect(address, "news.example", NOTHING_ALLOWED)).toBe(false);
});

test.each(["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"])(
  "%s is public",
  (address) => {
    expect(mayConnect(address, "news.example", NOTHING_ALLOWED)).toBe(true);
  },
);

test("what is allowed is an address, a network or a host by its name, and nothing beside", () => {
  const allowed = parseAllowed("127.0.0.1, 10.1.0.0/16 ,fd00::/8,[::1],News.Intranet", "FIELD");
  const may = (address: string, host = "x.example") => mayConnect(address, host, allowed);
  expect(
    ["127.0.0.1", "10.1.9.9", "fd12::1", "::1", "::ffff:127.0.0.1"].map((a) => may(a)),
  ).toEqual([true, true, true, true, true]);
  expect(["127.0.0.2", "10.2.0.1", "fe80::1", "::2"].map((a) => may(a))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(may("10.9.9.9", "news.intranet")).toBe(true);
  expect(may("10.9.9.9", "other.intranet")).toBe(false);
});

test("a list that is wrong is refused, with each entry that is", () => {
  expect(() =>
    parseAllowed("10.0.0.0/40,news.example,1.2.3,http://x/", "READOUT_FETCH_ALLOW"),
  ).toThrow(/10\.0\.0\.0\/40[^]*1\.2\.3[^]*http:\/\/x\//);
});
