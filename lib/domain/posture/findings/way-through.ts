import type { Pipeline } from "../../pipeline/pipeline";
import type { GateResult, Proof } from "../posture";
import { bypassCauses } from "./bypass-causes";
import { gatesByImage, wayThrough } from "./open-way";

/**
 * The gates with the open way of one of them drawn through a connection: of several causes, each has a way of its own. Those
 * that ask where an image comes from are drawn as it travels.
 * @param gate control id; undefined: all stay as they are.
 * @param edge id of the connection; undefined: the cause of the gate that comes first. On no open way: it is drawn like the others.
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
  if (!through) return gatesByImage(pipeline, gates, proof);
  return gatesByImage(pipeline, gates, proof).map((result) => {
    if (result.control !== gate) return result;
    const witness = wayThrough(pipeline, result[proof], through);
    return witness ? { ...result, [proof]: { ...result[proof], witness } } : result;
  });
}
