import "server-only";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

export function isLoopbackHost(host: string): boolean {
  return (
    host === "localhost" ||
    host === "::1" ||
    host === "[::1]" ||
    (isIP(host) === 4 && host.startsWith("127."))
  );
}

export function isAddressRange(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
}

/**
 * Private ranges that ipaddr.js treats as public: the deprecated IPv4-compatible addresses and the dummy
 * prefix of RFC 9780.
 */
const furtherRanges = ["::/96", "100:0:0:1::/64"].map((range) => ipaddr.IPv6.parseCIDR(range));

/** @param address an IPv4 or IPv6 address; anything else counts as private */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 0) return true;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return true;
  return parsed instanceof ipaddr.IPv6 && furtherRanges.some((range) => parsed.match(range));
}
