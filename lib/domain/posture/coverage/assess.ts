import type { Control } from "../../catalogue/catalogue";
import type { PipelineNode } from "../../pipeline/document";
import { claimsOf, type NodeClaims, type Pipeline } from "../../pipeline/pipeline";
import type { Assessed } from "./assessed";
import { statusesOf, type Tally, tallyOf } from "./coverage";

/** What was assessed, with all that is needed to assess again only what changed. */
export interface Assessment extends Assessed {
  readonly today: string;
  readonly claimsAt: readonly NodeClaims[];
  readonly talliesAt: readonly Tally[];
}

/**
 * How every control that applies stands on every node. O(nodes x controls that apply); a node whose claims are the same
 * objects as before keeps its answers.
 * @param before an assessment of the same nodes.
 */
export function assess(
  nodes: readonly PipelineNode[],
  controlsAt: readonly (readonly Control[])[],
  pipeline: Pipeline,
  today: string,
  before?: Assessment,
): Assessment {
  const known = before?.today === today && before.controlsAt === controlsAt ? before : undefined;
  const claimsAt = nodes.map(({ id }) => claimsOf(pipeline, id));
  const statusesAt = nodes.map((_node, index) => {
    const claims = claimsAt[index] ?? new Map();
    return (
      (claims === known?.claimsAt[index] ? known.statusesAt[index] : undefined) ??
      statusesOf(controlsAt[index] ?? [], claims, today)
    );
  });
  const talliesAt = statusesAt.map((statuses, index) => {
    const same = known?.statusesAt[index] === statuses ? known.talliesAt[index] : undefined;
    return same ?? tallyOf(controlsAt[index] ?? [], statuses);
  });
  return { nodes, controlsAt, statusesAt, today, claimsAt, talliesAt };
}
