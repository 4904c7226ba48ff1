import type { Control } from "../../catalogue/catalogue";
import type { Claim } from "../../pipeline/document";
import { isByHand } from "../../pipeline/is-by-hand";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import { effectiveStatus, isEffective, type EffectiveStatus } from "../coverage/effective-status";
import { isReviewPending } from "../../reviews/review-pending";
import type { GateResult } from "../posture";
import { nodeName } from "./node-names";
import { hopsAlong } from "./way-hops";
import { wayWords } from "./way-sentence";

/**
 * Why a gate that is declared on a node, or partly so, is still bypassed: "A path past it is still open, which avoids Harbor: Ana's
 * laptop pushes straight to ECR, ECR to EKS." Undefined if it is not declared, and if nothing gets past it.
 * @param gate the analysis of the control. @param today the UTC day, `YYYY-MM-DD`.
 */
export function stillOpenSentence(
  pipeline: Pipeline,
  today: string,
  node: string,
  control: Pick<Control, "id" | "gate">,
  gate: GateResult | undefined,
): string | undefined {
  const claim = claimsOf(pipeline, node).get(control.id);
  if (!gate || !isSaidInPlace(claim)) return undefined;
  const status = effectiveStatus(claim, today, pipeline);
  const told = (way: readonly string[]) =>
    wayWords(hopsAlong(pipeline, way, control.gate?.about), nodeName(pipeline, way[0] ?? ""));
  const name = nodeName(pipeline, node);
  const { declared, proven } = gate;
  if (declared.witness) {
    const way = declared.witness;
    if (!way.includes(node)) return `A path past it is still open, which avoids ${name}: ${told(way)}.`;
    if (!isEffective(status, "declared"))
      return `A path past it is still open through ${name}, because ${shortOf(status)}: ${told(way)}.`;
    return isEnteredByHand(pipeline, node, way)
      ? `A path past it is still open, through a manual connection to ${name}: ${told(way)}.`
      : `A path past it is still open: ${told(way)}.`;
  }
  if (status === "declared" && proven.witness?.includes(node) === true)
    return `Counting declared and verified controls, no path past it is open. Counting verified ones only, one is: ${whyUnproven(pipeline, today, claim)}.`;
  return undefined;
}

/** Whether the control is declared in place, or partly so. */
export function isSaidInPlace(claim: Claim | undefined): claim is Claim {
  return claim?.status === "implemented" || claim?.status === "partial";
}

/** Why a declared control is not verified. */
function whyUnproven(pipeline: Pipeline, today: string, claim: Claim): string {
  const name = nodeName(pipeline, claim.node);
  if ((claim.evidence ?? []).length === 0) return `it has no evidence on ${name}`;
  return isReviewPending(claim, today, pipeline)
    ? `its evidence on ${name} is pending approval`
    : `none of its evidence on ${name} counts today`;
}

/** Why a declared control does not count. */
function shortOf(status: EffectiveStatus): string {
  switch (status) {
    case "stale":
      return "its evidence there has expired";
    case "contradicted":
      return "evidence contradicts it there";
    default:
      return "it is partial there, which does not count as in place";
  }
}

function isEnteredByHand({ nodes, edges }: Pipeline, node: string, way: readonly string[]): boolean {
  const before = way[way.indexOf(node) - 1];
  return [...edges.values()].some(
    (edge) =>
      edge.source === before &&
      edge.target === node &&
      isByHand(edge, nodes.get(edge.source), nodes.get(edge.target)),
  );
}
