import type { Bundle } from "./group-bundles";
import { counted } from "../words/english";

/** What a bundle of hand-overs is: "12 hand-overs from CI to Production registries: no check known of 3, 2 not said yet". */
export function bundleWords({ ids, counts }: Bundle, from: string, to: string): string {
  const what = `${counted(ids.length, "hand-over")} from ${from} to ${to}`;
  if (counts.hand !== undefined) return `${what}, by hand`;
  const { unchecked, unset, tool, credential } = counts;
  const parts = [
    ...(unchecked === undefined ? [] : [`no check known of ${unchecked === ids.length ? "any" : unchecked}`]),
    ...(unset === undefined ? [] : [`${unset} not said yet`]),
    ...(tool === undefined ? [] : [counted(tool, "tool")]),
    ...(credential === undefined ? [] : [counted(credential, "credential")]),
  ];
  return parts.length === 0 ? what : `${what}: ${parts.join(", ")}`;
}
