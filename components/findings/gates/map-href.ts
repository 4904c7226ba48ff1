import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { gapsHref } from "../gaps/gap-query";

/** The map with a node open, and a control of it where one is named. */
export function nodeHref(mapPath: string, node: string, control?: string): string {
  return `${mapPath}?${new URLSearchParams({ node, ...(control === undefined ? {} : { control }) })}`;
}

/** The map with a finding open: a gate, the way past it drawn, or a panel with all of them. */
export function bypassHref(mapPath: string, finding: string): string {
  return `${mapPath}?${new URLSearchParams({ finding })}`;
}

/** All that is said of a control, on every node. */
export function claimsHref(mapPath: string, control: string, proof: Proof): string {
  return gapsHref(`${mapPath}/gaps`, {
    control,
    show: "all",
    proof: proof,
    sort: "priority",
    page: 1,
  });
}
