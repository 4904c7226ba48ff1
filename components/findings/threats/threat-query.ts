import { type AskedOf, createAddress, known, oneOf } from "@/lib/client/address";
import { threatStatuses, proofs } from "@/lib/domain/posture/posture";

/** The query of the threats page; opened parts stay open only if the query repeats them. */
export const threatAddress = createAddress(
  {
    /** For the table: techniques with one result, all relevant ones, or open ones without any assessed control. */
    status: oneOf([...threatStatuses, "relevant", "unassessed"]),
    /** For the table: only techniques of this tactic of a matrix, as `tacticKey` writes it. */
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

/** The technique with its statuses open. No result filter, which it may not match. */
export function techniqueHref(path: string, { proof }: ThreatQuery, technique: string): string {
  return `${threatHref(path, { proof }, { technique })}#${technique}`;
}

/** A tactic in an address: both matrices have the same ones. */
export function tacticKey(matrix: string, tactic: string): string {
  return `${matrix} ${tactic}`;
}
