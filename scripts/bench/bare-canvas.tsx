import "@xyflow/react/dist/style.css";
import {
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
} from "@xyflow/react";
import { memo } from "react";
import { createRoot } from "react-dom/client";

/** What React Flow's own examples make of the same graph: plain memoised nodes, its own lines, and nothing else. */
type PlainNode = Node<{ readonly name: string; readonly kind: string }, "plain">;

const Plain = memo(function Plain({ data: { name, kind } }: NodeProps<PlainNode>) {
  return (
    <div className="plain">
      <Handle type="target" position={Position.Left} />
      <b>{name}</b>
      <p>{kind}</p>
      <Handle type="source" position={Position.Right} />
    </div>
  );
});

const nodeTypes = { plain: Plain };

interface Graph {
  readonly nodes: PlainNode[];
  readonly edges: Edge[];
}

function Canvas({ graph }: { readonly graph: Graph }) {
  const [nodes, , onNodesChange] = useNodesState(graph.nodes);
  const [edges, , onEdgesChange] = useEdgesState(graph.edges);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onlyRenderVisibleElements
      minZoom={0.02}
      fitView
    />
  );
}

const answer = await fetch("/graph.json");
// Written by the bench itself.
const graph = (await answer.json()) as Graph;
const root = document.querySelector("#root");
if (root) createRoot(root).render(<Canvas graph={graph} />);
