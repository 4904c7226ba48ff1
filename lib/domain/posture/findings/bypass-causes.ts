import type { Gate } from "../../catalogue/catalogue";
import { findControl } from "../../catalogue/find-control";
import { reachedFrom } from "../../graph/reached-from";
import type { PipelineEdge } from "../../pipeline/document";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import type { HandedOver } from "../../pipeline/images-on";
import { claimsOf, compareText, type Pipeline } from "../../pipeline/pipeline";
import type { GateResult, Proof, Verdict } from "../posture";
import { handOversTold, hopsAlong } from "../words/way-hops";
import { imageWay } from "./open-way";

/** The bypasses that one connection opens. */
export interface BypassCause {
  /** The place where unchecked artifacts join protected paths; its ends have distinct names. */
  readonly hop: HandedOver;
  /** The bypassed gates, as control ids in the order of the results. */
  readonly gates: readonly string[];
  /** The targets exposed by any of these gates, sorted. */
  readonly targets: readonly string[];
}

/**
 * The connections that open bypasses, most bypasses first, manual before automated. A cause is a connection from an unprotected
 * node to a protected one. Each is a cause of its own: closing one leaves the others. If a target has no protected path at all,
 * the cause is the last manual connection on the shortest path past the gate (an image's own, if the gate checks its origin), or
 * else the last of all. A gate that is not in place has no cause: every path is open. Deterministic. O(gates * edges).
 */
export function bypassCauses(
  pipeline: Pipeline,
  results: readonly GateResult[],
  proof: Proof,
): readonly BypassCause[] {
  const byEdge = new Map<string, { readonly edge: PipelineEdge; gates: string[]; targets: Set<string> }>();
  for (const result of results)
    for (const edge of joinsOf(pipeline, result.control, result[proof])) {
      const cause = byEdge.get(edge.id) ?? { edge, gates: [], targets: new Set() };
      byEdge.set(edge.id, cause);
      cause.gates.push(result.control);
      for (const target of result[proof].exposedTargets) cause.targets.add(target);
    }
  const isAutomated = ({ automated }: PipelineEdge) => Number(automated !== false);
  const ranked = [...byEdge.values()].toSorted(
    (a, b) =>
      b.gates.length - a.gates.length ||
      isAutomated(a.edge) - isAutomated(b.edge) ||
      compareText(a.edge.id, b.edge.id),
  );
  const told = new Map(
    handOversTold(
      pipeline,
      ranked.map(({ edge }) => edge),
    ).map((hop) => [hop.edge.id, hop]),
  );
  return ranked.flatMap(({ edge, gates, targets }): BypassCause[] => {
    const hop = told.get(edge.id);
    return hop ? [{ hop, gates, targets: [...targets].toSorted(compareText) }] : [];
  });
}

/**
 * The place where artifacts that the gate never sees join protected paths. A claim that does not count, such as an expired one,
 * is on an open path itself.
 */
function joinsOf(pipeline: Pipeline, gate: string, verdict: Verdict): readonly PipelineEdge[] {
  const { witness, openEdges } = verdict;
  if (verdict.verdict !== "bypassed" || !witness) return [];
  const about = findControl(gate, pipeline)?.gate?.about;
  const open = new Set(openEdges);
  const told = [...pipeline.edges.values()].filter((edge) => isTold(edge, pipeline, about));
  const passed = new Set(told.flatMap(({ id, source, target }) => (open.has(id) ? [source, target] : [])));
  const guards = [...pipeline.nodes.values()].flatMap(({ id }) =>
    claimsOf(pipeline, id).get(gate)?.status === "implemented" && !passed.has(id) ? [id] : [],
  );
  const guarded = reachedFrom(guards, told, "forward");
  const joining = told.filter(
    ({ id, source, target }) => open.has(id) && !guarded.has(source) && guarded.has(target),
  );
  if (guarded.has(witness.at(-1) ?? "")) return joining;
  const way = hopsAlong(pipeline, imageWay(pipeline, gate, verdict) ?? witness, about).map(
    ({ edge }) => edge,
  );
  const apart =
    way.findLast(({ artifact, automated }) => artifact !== "code" && automated === false) ?? way.at(-1);
  return apart ? [...joining, apart] : joining;
}

/** Whether artifacts that the gate checks can travel there. */
function isTold(edge: PipelineEdge, { nodes }: Pipeline, about: Gate["about"] = "any"): boolean {
  const isOrder = edge.artifact === "manifest";
  return isFlowEdge(edge, nodes) && (about === "any" || isOrder === (about === "orders"));
}
