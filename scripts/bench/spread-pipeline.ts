import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { tangledPipeline } from "./tangled-pipeline";

const column = 260;
const row = 140;

/**
 * This many nodes and 1.3 times as many connections, each node in the lane of its stage, with the proportions
 * of a screen.
 */
export function spreadPipeline(nodeCount: number): PipelineDocument {
  const { nodes, edges } = tangledPipeline(nodeCount);
  const rows = Math.ceil(Math.sqrt(nodeCount));
  const placed = stages
    .flatMap((stage) => nodes.filter((node) => node.stage === stage))
    .map((node, index) => ({
      ...node,
      position: { x: Math.floor(index / rows) * column, y: (index % rows) * row },
    }));
  // A lane begins with a column of its own.
  const laneOf = (stage: (typeof stages)[number]) => stages.indexOf(stage) * column;
  return {
    schema: "blueline/pipeline/1",
    name: `${nodeCount} nodes`,
    nodes: placed.map((node) => ({
      ...node,
      technologies: [],
      position: { ...node.position, x: node.position.x + laneOf(node.stage) },
    })),
    edges: [...edges],
    zones: [],
    images: [],
    claims: [],
  };
}
