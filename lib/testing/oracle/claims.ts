import type { Claim } from "../../domain/pipeline/document";

export type Status =
  | "not-assessed"
  | "missing"
  | "planned"
  | "partial"
  | "not-applicable"
  | "contradicted"
  | "verified"
  | "stale"
  | "declared";

/** ANALYSIS.md section 2. Days are compared as text, which sorts as the days do. */
export function statusOf(claim: Claim | undefined, today: string): Status {
  const status = claim?.status;
  if (!claim || status === undefined) return "not-assessed";
  if (status === "not-applicable")
    return claim.review !== undefined && claim.review < today ? "not-assessed" : "not-applicable";
  if (status === "accepted") return "missing";
  if (status !== "implemented") return status;
  const evidence = (claim.evidence ?? []).filter(({ effective }) => effective <= today);
  const isUnexpired = ({ expires }: { readonly expires?: string | undefined }) =>
    expires === undefined || expires >= today;
  const supports = evidence.filter(({ result }) => result === "supports");
  const newest =
    supports
      .map(({ effective }) => effective)
      .toSorted()
      .at(-1) ?? "";
  const contradictions = evidence.filter(({ result }) => result === "contradicts").filter(isUnexpired);
  if (contradictions.some(({ effective }) => effective >= newest)) return "contradicted";
  if (supports.some(isUnexpired)) return "verified";
  return evidence.length > 0 ? "stale" : "declared";
}
