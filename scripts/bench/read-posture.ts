import { type Posture, proofs } from "@/lib/domain/posture/posture";

/** Reads the lazy parts: the gaps, and the places and states of entry points. */
export function readPosture({ gaps, waysIn }: Posture): number {
  return proofs.reduce((sum, proof) => sum + gaps[proof].length + waysIn[proof].length, 0);
}
