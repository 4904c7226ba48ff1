import "@xyflow/react/dist/style.css";
import {
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  type ReactFlowInstance,
  useEdgesState,
  useNodesState,
} from "@xyflow/react";
import { type DragEvent, memo, useState } from "react";
import { createRoot } from "react-dom/client";

/**
 * The same graph in the style of React Flow's own examples: plain memoised nodes, its own lines, and nothing
 * else.
 */
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
  const [nodes, setNodes, onNodesChange] = useNodesState(graph.nodes);
  const [edges, , onEdgesChange] = useEdgesState(graph.edges);
  const [flow, setFlow] = useState<ReactFlowInstance<PlainNode>>();
  const add = ({ clientX, clientY }: DragEvent) => {
    const position = flow?.screenToFlowPosition({ x: clientX, y: clientY });
    if (!position) return;
    setNodes((before) => [
      ...before,
      { id: `added-${before.length}`, type: "plain", position, data: { name: "CI", kind: "ci" } },
    ]);
  };
  return (
    <>
      <nav aria-label="Palette">
        <span draggable>CI</span>
      </nav>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onInit={setFlow}
        onDrop={add}
        onlyRenderVisibleElements
        minZoom={0.02}
        fitView
      />
    </>
  );
}

const answer = await fetch("/graph.json");
// Written by the benchmark itself.
const graph = (await answer.json()) as Graph;
const root = document.querySelector("#root");
if (root) createRoot(root).render(<Canvas graph={graph} />);
