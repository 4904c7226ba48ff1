import { type Gap, type GapFactors, type GapList, listOfGap } from "../../domain/posture/findings/gaps";
import type { Chain, Fix, Posture, Proof } from "../../domain/posture/posture";
import { type ChangeOption, partsOfChange, type SingleChange } from "../../domain/posture/ways-in/way-in";

// What the product says, as the oracle compares it: the only place that knows where it is kept.

export function assumedBuildersIn({ graph }: Posture): readonly string[] {
  return graph.assumedBuilders ?? [];
}

export function unprotectedIn({ unprotectedHandOvers }: Posture, proof: Proof): readonly string[] {
  return unprotectedHandOvers?.[proof] ?? [];
}

export function unsignedIn(fix: Fix | undefined): readonly string[] {
  return fix?.unsigned ?? [];
}

export function fromIn({ from = [] }: Chain): readonly string[] {
  return from;
}

/** One item of the ranking: a change, or a set of them. */
export interface ItemTold {
  readonly changes: readonly SingleChange[];
  readonly effort: number;
  readonly confirmed: number | undefined;
  readonly assumed: number | undefined;
}

export function changesIn({
  bestChanges,
}: Posture): readonly (ItemTold & { readonly alternatives: readonly ItemTold[] })[] {
  return bestChanges.map((best) => ({
    ...itemOf(best),
    alternatives: (best.alternatives ?? []).map(itemOf),
  }));
}

function itemOf({ change, effort, confirmed, assumed }: ChangeOption): ItemTold {
  return { changes: partsOfChange(change), effort, confirmed, assumed };
}

export function gapsIn(
  { gaps }: Posture,
  proof: Proof,
): readonly (Gap & { readonly list: GapList; readonly factors: Required<GapFactors> })[] {
  return gaps[proof].map((gap) => {
    const { opening = 0, bareness = 0 } = gap.factors;
    return { ...gap, factors: { ...gap.factors, opening, bareness }, list: listOfGap(gap.status) };
  });
}
