import type { PipelineEdge } from "../../pipeline/document";
import type { Pipeline } from "../../pipeline/pipeline";
import { bypassCauses } from "./bypass-causes";
import type { GateResult, Proof, Verdict } from "../posture";

/**
 * The gates with the open way of one of them drawn through a hand-over: of several causes, each has a way of its own.
 * @param gate control id; undefined: all stay as they are.
 * @param edge id of the hand-over; undefined: the cause of the gate that comes first. On no open way: all stay as they are.
 */
export function gatesThrough(
  pipeline: Pipeline,
  gates: readonly GateResult[],
  proof: Proof,
  gate: string | undefined,
  edge: string | undefined,
): readonly GateResult[] {
  if (gate === undefined) return gates;
  const through =
    edge === undefined
      ? bypassCauses(pipeline, gates, proof).find((cause) => cause.gates.includes(gate))?.hop.edge
      : pipeline.edges.get(edge);
  if (!through) return gates;
  return gates.map((result) => {
    if (result.control !== gate) return result;
    const witness = wayThrough(pipeline, result[proof], through);
    return witness ? { ...result, [proof]: { ...result[proof], witness } } : result;
  });
}

/** The nodes of the shortest open way through a hand-over, from where it enters to a target. O(open edges). */
function wayThrough(
  { edges }: Pipeline,
  { openEdges, exposedTargets }: Verdict,
  through: PipelineEdge,
): readonly string[] | undefined {
  if (!openEdges.includes(through.id)) return undefined;
  const open = openEdges.flatMap((id) => edges.get(id) ?? []);
  const fed = new Set(open.map(({ target }) => target));
  const back = shortest(
    through.source,
    (id) => !fed.has(id),
    (id) => open.filter(({ target }) => target === id).map(({ source }) => source),
  );
  const targets = new Set(exposedTargets);
  const ahead = shortest(
    through.target,
    (id) => targets.has(id),
    (id) => open.filter(({ source }) => source === id).map(({ target }) => target),
  );
  return back && ahead && [...back.toReversed(), ...ahead];
}

/** From a node to the nearest that is one of those looked for, both included; undefined where there is none. */
function shortest(
  from: string,
  isThere: (id: string) => boolean,
  nextOf: (id: string) => readonly string[],
): readonly string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
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
