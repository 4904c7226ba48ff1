import { findControl } from "../../catalogue/find-control";
import type { HandedOver } from "../../pipeline/images-on";
import { compareText, type Pipeline } from "../../pipeline/pipeline";
import { valuesOf } from "../../pipeline/records";
import type { GateResult, Proof } from "../posture";
import { hopsAlong } from "../words/way-hops";

/** The bypasses that one hand-over opens. */
export interface BypassCause {
  /** Where what no gate has looked at joins the ways that the gates guard; its ends have names that tell them apart. */
  readonly hop: HandedOver;
  /** The gates that it defeats, as control ids in the order of the results. */
  readonly gates: readonly string[];
  /** Targets that something reaches past any of these gates, sorted. */
  readonly targets: readonly string[];
}

interface Bypass {
  readonly gate: string;
  readonly targets: readonly string[];
  readonly candidates: readonly HandedOver[];
}

/**
 * Bypasses that share a hand-over, as one entry, the one that opens most first. The cause of a bypass is looked for on the
 * shortest way past its gate: hand-overs that arrive where something guarded arrives too, else those by hand, else all.
 * Of these the one counts that most bypasses share, by hand before automated, early on the way before late. A gate that
 * is in place nowhere has no such cause: every way is open. Same input, same order. O(gates * edges).
 */
export function bypassCauses(
  pipeline: Pipeline,
  results: readonly GateResult[],
  proof: Proof,
): readonly BypassCause[] {
  const arriving = handOversByTarget(pipeline);
  let left = results.flatMap((result): Bypass[] => {
    const { verdict, witness, openEdges, exposedTargets: targets } = result[proof];
    if (verdict !== "bypassed" || !witness) return [];
    const hops = hopsAlong(pipeline, witness, findControl(result.control)?.gate?.about);
    const open = new Set(openEdges);
    const joining = hops.filter(({ edge }) => arriving.get(edge.target)?.some((id) => !open.has(id)));
    const byHand = hops.filter(({ edge }) => edge.automated === false);
    const candidates = [joining, byHand, hops].find((some) => some.length > 0) ?? [];
    return candidates.length === 0 ? [] : [{ gate: result.control, targets, candidates }];
  });
  const causes: BypassCause[] = [];
  for (let hop = mostShared(left); hop; hop = mostShared(left)) {
    const { id } = hop.edge;
    const opened = left.filter(({ candidates }) => candidates.some(({ edge }) => edge.id === id));
    left = left.filter((bypass) => !opened.includes(bypass));
    causes.push({
      hop,
      gates: opened.map(({ gate }) => gate),
      targets: [...new Set(opened.flatMap(({ targets }) => targets))].toSorted(compareText),
    });
  }
  return causes;
}

/** What could count as guarded at each node: every hand-over to it but credentials, which nothing arrives by. */
function handOversByTarget({ edges }: Pick<Pipeline, "edges">): ReadonlyMap<string, readonly string[]> {
  const arriving = new Map<string, string[]>();
  for (const { id, target, artifact } of valuesOf(edges))
    if (artifact !== "credential") arriving.set(target, [...(arriving.get(target) ?? []), id]);
  return arriving;
}

function mostShared(bypasses: readonly Bypass[]): HandedOver | undefined {
  const ranked = new Map<string, { hop: HandedOver; count: number; at: number }>();
  for (const { candidates } of bypasses)
    for (const [at, hop] of candidates.entries()) {
      const before = ranked.get(hop.edge.id);
      ranked.set(hop.edge.id, {
        hop,
        count: (before?.count ?? 0) + 1,
        at: Math.min(before?.at ?? at, at),
      });
    }
  const isAutomated = ({ edge }: HandedOver) => Number(edge.automated !== false);
  return [...ranked.values()].toSorted(
    (a, b) =>
      b.count - a.count ||
      isAutomated(a.hop) - isAutomated(b.hop) ||
      a.at - b.at ||
      compareText(a.hop.edge.id, b.hop.edge.id),
  )[0]?.hop;
}
