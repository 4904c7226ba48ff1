import type { Claim, Evidence, Review } from "../pipeline/document";

/** The fields of a claim that are confirmed, beside its evidence. */
export const saidFields = ["status", "reason", "review", "acceptance"] as const;

/** The content of a claim as in an approval; undefined without a status. @param evidence the pieces that prove it */
export function saidOf(
  { status, reason, review, acceptance }: Pick<Claim, (typeof saidFields)[number]>,
  evidence: Evidence[],
): Review["of"] | undefined {
  if (status === undefined) return undefined;
  return {
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(review === undefined ? {} : { review }),
    ...(acceptance === undefined ? {} : { acceptance }),
    ...(evidence.length === 0 ? {} : { evidence }),
  };
}
