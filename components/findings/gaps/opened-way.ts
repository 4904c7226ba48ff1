import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { GateResult, Proof } from "@/lib/domain/posture/posture";
import type { Gap } from "@/lib/domain/posture/findings/gaps";
import { disambiguateNames } from "@/lib/domain/posture/words/disambiguate-names";

/** The path past a gate that closing the gap would help to close. */
export interface OpenedWay {
  /** The number of targets reached past the gate. */
  readonly targets: number;
  /** The shortest path, by the names of its nodes. */
  readonly nodes: readonly string[];
  /** The index of the node with the gap; -1: it is beside the shortest path. */
  readonly at: number;
}

/** The bypass that each gap leaves open: only for gaps in the cheapest fix of a bypassed gate. */
export function openedWays(
  { nodes }: Pick<PipelineDocument, "nodes">,
  gates: readonly GateResult[],
  proof: Proof,
): (gap: Pick<Gap, "node" | "control">) => OpenedWay | undefined {
  const apart = disambiguateNames(nodes);
  const names = new Map(nodes.map(({ id, name }) => [id, apart.get(id) ?? name]));
  const verdicts = new Map(gates.map((gate) => [gate.control, gate[proof]]));
  return ({ node, control }) => {
    const verdict = verdicts.get(control);
    if (!verdict || verdict.exposedTargets.length === 0 || !verdict.fix?.nodes.includes(node))
      return undefined;
    const way = verdict.witness ?? [];
    return {
      targets: verdict.exposedTargets.length,
      nodes: way.map((id) => names.get(id) ?? id),
      at: way.indexOf(node),
    };
  };
}
