import type { Bundle } from "./group-bundles";
import { counted } from "../words/english";

/** What a bundle of connections is: "12 connections from CI to Production registries: 3 not checked, 2 manual or automated?". */
export function bundleWords({ ids, counts }: Bundle, from: string, to: string): string {
  const what = `${counted(ids.length, "connection")} from ${from} to ${to}`;
  if (counts.hand !== undefined) return `${what}, manual`;
  const { unchecked, unset, tool, credential } = counts;
  const parts = [
    ...(unchecked === undefined ? [] : [`${unchecked === ids.length ? "none" : `${unchecked} not`} checked`]),
    ...(unset === undefined ? [] : [`${unset} manual or automated?`]),
    ...(tool === undefined ? [] : [counted(tool, "tool")]),
    ...(credential === undefined ? [] : [counted(credential, "credential")]),
  ];
  return parts.length === 0 ? what : `${what}: ${parts.join(", ")}`;
}
