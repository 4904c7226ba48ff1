import type { Counts } from "../posture";
import type { EffectiveStatus } from "./effective-status";
import { heatOf, rankOf, worstOf } from "./worst";

export interface GroupStatus {
  readonly status: EffectiveStatus;
  /** How many nodes have this status as their worst. */
  readonly nodes: number;
}

/**
 * The worst status of the nodes of a group, and how many have it. Missing and contradicted are counted together.
 * @returns undefined if none has a control in scope
 */
export function worstOfGroup(counts: readonly Counts[]): GroupStatus | undefined {
  const byRank = new Map<number, GroupStatus>();
  for (const one of counts) {
    const status = worstOf(one)?.status;
    if (status === undefined) continue;
    const shown = together[status] ?? status;
    const rank = rankOf.get(shown) ?? 0;
    byRank.set(rank, { status: shown, nodes: (byRank.get(rank)?.nodes ?? 0) + 1 });
  }
  return byRank.get(Math.min(...byRank.keys()));
}

const together: { readonly [S in EffectiveStatus]?: EffectiveStatus } = {
  contradicted: "missing",
  verified: "declared",
};

/**
 * How many nodes of a group have something missing or contradicted: up to a quarter, up to a half, up to three quarters, more.
 */
export function heatOfGroup(counts: readonly Counts[]): 0 | 1 | 2 | 3 {
  const share = counts.filter((one) => heatOf(one) > 0).length / Math.max(1, counts.length);
  if (share <= 0.25) return 0;
  if (share <= 0.5) return 1;
  return share <= 0.75 ? 2 : 3;
}
