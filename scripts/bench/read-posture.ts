import { type Posture, proofs } from "@/lib/domain/posture/posture";

/** What is worked out only where somebody reads it: the gaps, and of the ways in where they are and how they stand. */
export function readPosture({ gaps, waysIn }: Posture): number {
  return proofs.reduce((sum, proof) => sum + gaps[proof].length + waysIn[proof].length, 0);
}
