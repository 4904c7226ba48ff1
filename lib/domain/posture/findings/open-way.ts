import { findControl } from "../../catalogue/find-control";
import type { PipelineEdge } from "../../pipeline/document";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import type { Pipeline } from "../../pipeline/pipeline";
import type { GateResult, Proof, Verdict } from "../posture";

/**
 * The nodes of the shortest open path through a connection, from its entry to a target; undefined if it is on none. O(open
 * edges).
 */
export function wayThrough(
  pipeline: Pipeline,
  { openEdges, exposedTargets }: Verdict,
  through: PipelineEdge,
): readonly string[] | undefined {
  if (!openEdges.includes(through.id)) return undefined;
  const open = openIn(pipeline, openEdges);
  const back = shortest([through.source], entersAt(open), sourcesIn(open));
  const targets = new Set(exposedTargets);
  const ahead = shortest(
    [through.target],
    (id) => targets.has(id),
    (id) => open.filter(({ source }) => source === id).map(({ target }) => target),
  );
  return back && ahead && [...back.toReversed(), ...ahead];
}

/**
 * For a gate that checks the origin of images and lets manifests pass too: the shortest open path of an image. A manifest's is
 * often shorter, but does not explain the bypass. Undefined for another gate, and if no image passes.
 */
export function imageWay(
  pipeline: Pipeline,
  control: string,
  { openEdges, exposedTargets }: Pick<Verdict, "openEdges" | "exposedTargets">,
): readonly string[] | undefined {
  const gate = findControl(control, pipeline)?.gate;
  const asksOrigin = gate?.about === "any" && (gate.against === "swap" || gate.against === "stranger");
  if (!asksOrigin) return undefined;
  // Past a gate that is not in place every path is open, so none is listed.
  const open =
    openEdges.length > 0
      ? openIn(pipeline, openEdges)
      : [...pipeline.edges.values()].filter((edge) => isFlowEdge(edge, pipeline.nodes));
  const carrying = open.filter(({ artifact }) => artifact !== "manifest");
  const way = shortest(exposedTargets, entersAt(open), sourcesIn(carrying));
  return way && way.length > 1 ? way.toReversed() : undefined;
}

/** The gates, those that check the origin of images with the path of an image. */
export function gatesByImage(
  pipeline: Pipeline,
  gates: readonly GateResult[],
  proof: Proof,
): readonly GateResult[] {
  return gates.map((result) => {
    const witness = result[proof].witness && imageWay(pipeline, result.control, result[proof]);
    return witness ? { ...result, [proof]: { ...result[proof], witness } } : result;
  });
}

function openIn({ edges }: Pipeline, ids: readonly string[]): readonly PipelineEdge[] {
  return ids.flatMap((id) => edges.get(id) ?? []);
}

function entersAt(open: readonly PipelineEdge[]): (id: string) => boolean {
  const fed = new Set(open.map(({ target }) => target));
  return (id) => !fed.has(id);
}

function sourcesIn(open: readonly PipelineEdge[]): (id: string) => readonly string[] {
  const into = new Map<string, string[]>();
  for (const { source, target } of open) into.set(target, [...(into.get(target) ?? []), source]);
  return (id) => into.get(id) ?? [];
}

/** From any of some nodes to the nearest wanted one, both included; undefined if there is none. */
function shortest(
  from: readonly string[],
  isThere: (id: string) => boolean,
  nextOf: (id: string) => readonly string[],
): readonly string[] | undefined {
  const cameFrom = new Map<string, string | undefined>(from.map((id) => [id, undefined]));
  for (const id of cameFrom.keys()) {
    if (isThere(id)) {
      const way: string[] = [];
      for (let at: string | undefined = id; at !== undefined; at = cameFrom.get(at)) way.push(at);
      return way.toReversed();
    }
    for (const next of nextOf(id)) if (!cameFrom.has(next)) cameFrom.set(next, id);
  }
  return undefined;
}
