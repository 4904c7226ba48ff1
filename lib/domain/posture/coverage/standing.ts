import { type Stage, stages } from "../../pipeline/document";
import type { Counts } from "./coverage";
import type { Proof } from "../posture";

export type StageCounts = { readonly [S in Stage]: Counts };

/** How many controls stand. */
export function standingOf(
  { verified, declared }: Pick<Counts, "verified" | "declared">,
  proof: Proof = "declared",
): number {
  return proof === "proven" ? verified : verified + declared;
}

/** How many controls in scope do not stand. */
export function openCount(counts: Counts, proof: Proof = "declared"): number {
  return counts.inScope - standingOf(counts, proof);
}

/** The stages with the lowest share first, on a tie the later one; those with nothing in scope last. */
export function weakestFirst(counts: StageCounts, proof: Proof = "declared"): readonly Stage[] {
  const shareOf = (stage: Stage) => counts[stage].share?.[proof] ?? 2;
  return stages.toReversed().toSorted((a, b) => shareOf(a) - shareOf(b));
}

/** The stage with the lowest declared share; on a tie the later one. Undefined where no stage has anything in scope. */
export function weakestStage(counts: StageCounts): Stage | undefined {
  return weakestFirst(counts).find((stage) => counts[stage].share !== undefined);
}
