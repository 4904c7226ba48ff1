"use client";
import { useEditor } from "@/lib/client/editor/editor-context";
import { getRecord } from "@/lib/domain/pipeline/records";
import { EdgeInspector } from "./edge-inspector";
import { NodeInspector } from "./node-inspector";
import { SelectionInspector } from "./selection-inspector";
import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import type { Selection } from "@/lib/domain/edits/selection";

/** What is selected decides what is shown. Something that was deleted meanwhile is simply no longer selected. */
export function SelectedInspector(props: InspectorProps) {
  const {
    selection,
    control,
    onOpenControl,
    onSelectNode,
    onSelectEdge,
    onConnect,
    onMoveTo,
    onRemove,
    onAssumeOwned,
  } = props;
  const [nodeId, ...moreNodes] = selection.nodes;
  const [edgeId, ...moreEdges] = selection.edges;
  const node = useEditor((state) =>
    nodeId === undefined ? undefined : getRecord(state.visible.nodes, nodeId),
  );
  if (moreNodes.length + moreEdges.length > 0 || (nodeId !== undefined && edgeId !== undefined)) {
    return <SelectionInspector selection={selection} onRemove={onRemove} />;
  }
  if (node) {
    return (
      <NodeInspector
        key={node.id}
        node={node}
        openControl={control}
        onOpenControl={onOpenControl}
        onMoveTo={(stage) => onMoveTo(node, stage)}
        onConnect={(target) => onConnect(node.id, target)}
        onSelectEdge={onSelectEdge}
        onRemove={onRemove}
        onAssumeOwned={onAssumeOwned && (() => onAssumeOwned(node.id))}
      />
    );
  }
  if (edgeId !== undefined)
    return <SelectedEdge key={edgeId} id={edgeId} onSelectNode={onSelectNode} onRemove={onRemove} />;
  return <p className="text-soft">This node is no longer there: somebody deleted it.</p>;
}

function SelectedEdge({
  id,
  onSelectNode,
  onRemove,
}: {
  readonly id: string;
  readonly onSelectNode: (id: string) => void;
  readonly onRemove: () => void;
}) {
  const edge = useEditor((state) => getRecord(state.visible.edges, id));
  const source = useEditor((state) => edge && getRecord(state.visible.nodes, edge.source));
  const target = useEditor((state) => edge && getRecord(state.visible.nodes, edge.target));
  if (!edge || !source || !target)
    return <p className="text-soft">This hand-over is no longer there: somebody deleted it.</p>;
  return (
    <EdgeInspector
      edge={edge}
      source={source}
      target={target}
      onRemove={onRemove}
      onSelectNode={onSelectNode}
    />
  );
}

export interface InspectorProps {
  readonly selection: Selection;
  readonly control: string | undefined;
  readonly onOpenControl: (control: string | undefined) => void;
  readonly onSelectNode: (id: string) => void;
  readonly onSelectEdge: (id: string) => void;
  readonly onConnect: (source: string, target: string) => void;
  readonly onMoveTo: (node: PipelineNode, stage: Stage) => void;
  readonly onRemove: () => void;
  /** Where it can be asked what a node would reach if it were hostile. */
  readonly onAssumeOwned?: (node: string) => void;
}
