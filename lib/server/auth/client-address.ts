import "server-only";
import { isIPv4, isIPv6 } from "node:net";

/**
 * Set by scripts/server.mjs from the socket, or from a trusted proxy; the same header from a client is
 * dropped there.
 */
export const addressHeader = "x-blueline-address";

/** One caller for rate limits: an IPv4 address, or the /64 network of an IPv6 subscriber. */
export function callerOf(headers: Headers): string {
  return callerOfAddress(headers.get(addressHeader) ?? "");
}

export function callerOfAddress(address: string): string {
  const plain = unmapped(address);
  if (isIPv4(plain)) return plain;
  return isIPv6(plain) ? `${firstGroups(plain, 4)}::/64` : "unknown";
}

/** The approximate origin: the /24 of an IPv4 address, or the /48 of one IPv6 site; empty if unknown. */
export function coarseAddress(address: string): string {
  const plain = unmapped(address);
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  return isIPv6(plain) ? `${firstGroups(plain, 3)}::/48` : "";
}

function unmapped(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

/** The first groups of the eight, with `::` expanded and leading zeros dropped. */
function firstGroups(address: string, count: number): string {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const before = groupsOf(head);
  if (tail === undefined) return before.slice(0, count).join(":");
  const after = groupsOf(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after].slice(0, count).join(":");
}

function groupsOf(text: string): readonly string[] {
  const groups = text === "" ? [] : text.split(":");
  // An IPv4 address at the end counts as two groups.
  return groups.flatMap((group) =>
    group.includes(".") ? ["0", "0"] : [Number.parseInt(group, 16).toString(16)],
  );
}
