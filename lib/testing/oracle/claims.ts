import type { Claim, Evidence, PipelineDocument } from "../../domain/pipeline/document";

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

/** Analysis 3, and docs/concepts/statuses-and-approval.md of what a second person confirms. Days are compared as text, which sorts as the days do. */
export function statusOf(
  claim: Claim | undefined,
  today: string,
  { reviews = [], policy }: Pick<PipelineDocument, "reviews" | "policy"> = {},
): Status {
  const status = claim?.status;
  if (!claim || status === undefined) return "not-assessed";
  const asked = policy?.needsReview ?? [];
  // What each confirmation says of this claim, where it says no other thing.
  const saying = reviews
    .filter(({ node, control }) => node === claim.node && control === claim.control)
    .map(({ of }) => of)
    .filter(
      (of) =>
        textOf([of.status, of.reason, of.review, of.acceptance]) ===
        textOf([claim.status, claim.reason, claim.review, claim.acceptance]),
    );
  if (status === "not-applicable") {
    if (claim.review !== undefined && claim.review < today) return "not-assessed";
    return asked.includes("not-applicable") && saying.length === 0 ? "not-assessed" : "not-applicable";
  }
  if (status === "accepted") return "missing";
  if (status !== "implemented") return status;
  const all = claim.evidence ?? [];
  const proof = provenBy(all, today);
  if (proof !== "verified" || !asked.includes("verified")) return proof;
  const isProven = saying.some((of) => {
    const confirmed = all.filter(
      (piece) =>
        piece.result === "contradicts" ||
        (of.evidence ?? []).some(
          (one) =>
            textOf(one) === textOf(piece) || (one.id === piece.id && /^report-[0-9a-f]{20}-/.test(one.id)),
        ),
    );
    return provenBy(confirmed, today) === "verified";
  });
  return isProven ? "verified" : "declared";
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function provenBy(all: readonly Evidence[], today: string): Status {
  const evidence = all.filter(({ effective }) => effective <= today);
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
