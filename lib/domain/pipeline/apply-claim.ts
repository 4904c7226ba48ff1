import { applied, type ApplyResult, superseded, tooMany } from "./apply-result";
import { changeFields } from "./change-fields";
import type { Claim, Evidence } from "./document";
import { limits } from "./limits";
import type { OperationBody } from "./operations";
import { claimsOf, type Pipeline, saysNothing } from "./pipeline";

type ClaimOperation = Extract<
  OperationBody,
  { type: "claim.changed" | "evidence.added" | "evidence.removed" }
>;

/** The first field or evidence creates a claim, and removing the last deletes it. */
export function applyClaimOperation(pipeline: Pipeline, operation: ClaimOperation): ApplyResult {
  if (!pipeline.nodes.get(operation.node)) return superseded(pipeline);
  const claim = claimsOf(pipeline, operation.node).get(operation.control);
  switch (operation.type) {
    case "claim.changed":
      if (operation.set === null)
        return claim ? applied(withoutClaim(pipeline, claim)) : superseded(pipeline);
      return withClaim(
        pipeline,
        changeFields(claim ?? { node: operation.node, control: operation.control }, operation.set),
      );
    case "evidence.added":
      return addEvidence(
        pipeline,
        claim ?? { node: operation.node, control: operation.control },
        operation.evidence,
      );
    case "evidence.removed":
      return removeEvidence(pipeline, claim, operation.evidence);
  }
}

function addEvidence(pipeline: Pipeline, claim: Claim, evidence: Evidence): ApplyResult {
  const before = claim.evidence ?? [];
  if (before.some(({ id }) => id === evidence.id)) return superseded(pipeline);
  if (before.length >= limits.evidencePerClaim)
    return tooMany("pieces of evidence on a claim", limits.evidencePerClaim);
  return withClaim(pipeline, { ...claim, evidence: [...before, evidence] });
}

function removeEvidence(pipeline: Pipeline, claim: Claim | undefined, id: string): ApplyResult {
  if (!claim?.evidence?.some((evidence) => evidence.id === id)) return superseded(pipeline);
  const evidence = claim.evidence.filter((one) => one.id !== id);
  return withClaim(
    pipeline,
    evidence.length > 0 ? { ...claim, evidence } : changeFields(claim, { evidence: null }),
  );
}

function withClaim(pipeline: Pipeline, claim: Claim): ApplyResult {
  if (saysNothing(claim)) return applied(withoutClaim(pipeline, claim));
  const before = claimsOf(pipeline, claim.node);
  const isNew = !before.has(claim.control);
  const claims = new Map(before).set(claim.control, claim);
  return applied({
    ...pipeline,
    claimCount: pipeline.claimCount + (isNew ? 1 : 0),
    claims: pipeline.claims.with(claim.node, claims),
  });
}

function withoutClaim(pipeline: Pipeline, claim: Claim): Pipeline {
  const claims = new Map(claimsOf(pipeline, claim.node));
  const claimCount = pipeline.claimCount - (claims.delete(claim.control) ? 1 : 0);
  return {
    ...pipeline,
    claimCount,
    claims: claims.size > 0 ? pipeline.claims.with(claim.node, claims) : pipeline.claims.without(claim.node),
  };
}
