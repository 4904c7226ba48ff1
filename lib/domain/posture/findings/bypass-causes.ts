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
  /** Where what no gate has looked at joins the ways that the gates guard; its ends have names that tell them apart. */
  readonly hop: HandedOver;
  /** The gates that it defeats, as control ids in the order of the results. */
  readonly gates: readonly string[];
  /** Targets that something reaches past any of these gates, sorted. */
  readonly targets: readonly string[];
}

/**
 * The connections that open bypasses, the one that opens most first, by hand before automated. A bypass is opened where what
 * no gate has looked at joins what the gate guards: by a connection from where nothing guarded comes to where something
 * guarded does. There may be several, and each is a cause: one that is closed leaves the others. Where a target gets nothing
 * guarded at all, the cause is the last connection by hand on the shortest way past the gate, an image's own where the gate
 * asks where it comes from; else the last of all. A gate
 * that is in place nowhere has no such cause: every way is open. Same input, same order. O(gates * edges).
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

/** Where what a gate never sees joins what it guards. A claim that does not count, as one that has expired, is on an open way itself. */
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

/** Whether what the gate looks at can travel there. */
function isTold(edge: PipelineEdge, { nodes }: Pipeline, about: Gate["about"] = "any"): boolean {
  const isOrder = edge.artifact === "manifest";
  return isFlowEdge(edge, nodes) && (about === "any" || isOrder === (about === "orders"));
}
