import { type AskedOf, createAddress, known, oneOf } from "@/lib/client/address";
import { threatStatuses, proofs } from "@/lib/domain/posture/posture";

/** What the threats page can be asked for; what is opened stays open only where it is said again. */
export const threatAddress = createAddress(
  {
    /** Of the table: those with one result, all that are relevant, or those open because nothing of them is assessed yet. */
    status: oneOf([...threatStatuses, "relevant", "unassessed"]),
    /** Of the table: only those that serve this tactic of a matrix, as `tacticKey` writes it. */
    tactic: known(),
    technique: known(),
    proof: oneOf(proofs, "declared"),
  },
  "technique",
);
export type AskedThreats = AskedOf<typeof threatAddress>;
export type ThreatQuery = AskedThreats["query"];
export type AskedResult = NonNullable<ThreatQuery["status"]>;

export const threatHref = threatAddress.href;

/** Where the claims behind a technique are, opened. A result that it may not have is not asked for. */
export function techniqueHref(path: string, { proof }: ThreatQuery, technique: string): string {
  return `${threatHref(path, { proof }, { technique })}#${technique}`;
}

/** A tactic in an address: both matrices have the same ones. */
export function tacticKey(matrix: string, tactic: string): string {
  return `${matrix} ${tactic}`;
}
