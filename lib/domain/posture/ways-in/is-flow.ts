import { graphBits, type PostureGraph } from "../graph/posture-graph";

/** Whether an edge of a graph is a flow edge. */
export function isFlow({ graphsOf }: PostureGraph, edge: number): boolean {
  return ((graphsOf[edge] ?? 0) & graphBits.flow) !== 0;
}
