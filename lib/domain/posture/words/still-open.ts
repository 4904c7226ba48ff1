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
 * Why something still gets past a gate that somebody says is in place on a node, or partly so, in one sentence: "A way past
 * it is still open, which does not pass Harbor: Ana's laptop pushes straight to ECR, ECR to EKS." Undefined where nobody
 * says so, and where nothing gets past it.
 * @param gate what the analysis of this pipeline says of the control. @param today the UTC day, `YYYY-MM-DD`.
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
    if (!way.includes(node)) return `A way past it is still open, which does not pass ${name}: ${told(way)}.`;
    if (!isEffective(status, "declared"))
      return `A way past it is still open through ${name}, where ${shortOf(status)}: ${told(way)}.`;
    return isEnteredByHand(pipeline, node, way)
      ? `A way past it is still open, on which somebody works on ${name} by hand: ${told(way)}.`
      : `A way past it is still open: ${told(way)}.`;
  }
  if (status === "declared" && proven.witness?.includes(node) === true)
    return `By what your team says no way past it is open. Counting only what is proven, one is: ${whyUnproven(pipeline, today, claim)}.`;
  return undefined;
}

/** Whether somebody says that the control is in place, or partly so. */
export function isSaidInPlace(claim: Claim | undefined): claim is Claim {
  return claim?.status === "implemented" || claim?.status === "partial";
}

/** Of a control that is declared. */
function whyUnproven(pipeline: Pipeline, today: string, claim: Claim): string {
  const name = nodeName(pipeline, claim.node);
  if ((claim.evidence ?? []).length === 0)
    return `nothing shows that it is in place on ${name}, where it has no evidence`;
  return isReviewPending(claim, today, pipeline)
    ? `its evidence on ${name} waits for a second person to confirm it`
    : `none of its evidence on ${name} counts today`;
}

/** Why a control that is said to be there does not count. */
function shortOf(status: EffectiveStatus): string {
  switch (status) {
    case "stale":
      return "its evidence has expired";
    case "contradicted":
      return "evidence says that it is not in place";
    default:
      return "it is partial, which does not count as in place";
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
