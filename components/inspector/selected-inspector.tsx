"use client";
import { isStranger } from "@/lib/domain/pipeline/is-stranger";
import { memo } from "react";
import { useEditor, useEditorHandle, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { sayWhoMoves } from "@/lib/client/editor/say-who-moves";
import { BesideClose } from "./beside-close";
import { NodeInspector } from "./node-inspector";
import { SelectionInspector } from "./selection-inspector";
import { ImagesOn } from "./selected-connections";
import { HandOverChoice } from "./connection-choice";
import { artifactQuestions, type HandOverQuestion, whatTravels, whoMoves } from "./connection-options";
import type { PipelineNode, Stage, PipelineEdge } from "@/lib/domain/pipeline/document";
import type { Selection } from "@/lib/domain/pipeline/selection";
import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { UntilLive } from "@/components/ui/until-live";
import { connectionWarning } from "@/lib/domain/catalogue/kinds";
import { noteSchema, nameSchema } from "@/lib/domain/pipeline/fields";
import type { Changes } from "@/lib/domain/edits/edit";
import { isMoved } from "@/lib/domain/pipeline/is-moved";
import { changeEdge, changeEdges, type EdgeSetting } from "@/lib/domain/edits/edges";
import { SettleAll } from "@/components/editor/settle-it";
import { unansweredOfEdge } from "@/lib/domain/posture/words/unanswered";
import { CommentsPart } from "@/components/editor/comments/comments-part";
import { TextSetting } from "@/components/editor/text-setting";
import { newNodeId } from "@/lib/client/new-id";
import { isFloating, type ParentImage } from "@/lib/domain/pipeline/parent-images";
import { parentOnEdge, setParentImage } from "@/lib/domain/edits/set-parent-image";

export interface InspectorProps {
  readonly selection: Selection;
  readonly control: string | undefined;
  readonly onOpenControl: (control: string | undefined) => void;
  readonly onSelectNode: (id: string) => void;
  readonly onSelectEdge: (id: string) => void;
  readonly onConnect: (source: string, target: string) => void;
  readonly onMoveTo: (node: PipelineNode, stage: Stage) => void;
  readonly onRemove: () => void;
  /** Opens the blast radius of a node, if the screen has it. */
  readonly onAssumeOwned?: (node: string) => void;
  /** Returns the focus after naming a node by key. */
  readonly onLeaveTo?: (node: string) => void;
}

/**
 * Shows the selection. A deleted element is simply not selected. Redrawn only for its own content: a list of possible
 * targets takes longer to draw than the map.
 */
export const SelectedInspector = memo(function SelectedInspector(props: InspectorProps) {
  return (
    <UntilLive>
      <Selected {...props} />
    </UntilLive>
  );
});

function Selected(props: InspectorProps) {
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
    onLeaveTo,
  } = props;
  const [nodeId, ...moreNodes] = selection.nodes;
  const [edgeId, ...moreEdges] = selection.edges;
  const node = useEditor((state) => (nodeId === undefined ? undefined : state.visible.nodes.get(nodeId)));
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
        onLeave={onLeaveTo && (() => onLeaveTo(node.id))}
      />
    );
  }
  if (edgeId !== undefined)
    return <SelectedEdge key={edgeId} id={edgeId} onSelectNode={onSelectNode} onRemove={onRemove} />;
  return (
    <BesideClose>
      <p className="text-soft">This node was removed from the map.</p>
    </BesideClose>
  );
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
  const edge = useEditor((state) => state.visible.edges.get(id));
  const source = useEditor((state) => edge && state.visible.nodes.get(edge.source));
  const target = useEditor((state) => edge && state.visible.nodes.get(edge.target));
  if (!edge || !source || !target)
    return (
      <BesideClose>
        <p className="text-soft">This connection was removed from the map.</p>
      </BesideClose>
    );
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

interface EdgeInspectorProps {
  readonly edge: PipelineEdge;
  readonly source: PipelineNode;
  readonly target: PipelineNode;
  readonly onRemove: () => void;
  readonly onSelectNode: (id: string) => void;
}

function EdgeInspector({ edge, source, target, onRemove, onSelectNode }: EdgeInspectorProps) {
  const perform = usePerform();
  const { editor } = useEditorHandle();
  const isReadOnly = useIsReadOnly();
  const change = (set: Changes<"edge">) => perform((now) => changeEdge(now, edge.id, set));
  const pipeline = useEditor((state) => state.visible);
  const questions = unansweredOfEdge(pipeline, edge);
  const warning = connectionWarning(source.kind, target.kind, edge.artifact, isStranger(source));
  const choice = (question: HandOverQuestion, onSet: (set: EdgeSetting) => void) =>
    question.isAsked(edge) && (
      <HandOverChoice
        key={question.one}
        {...{ question, isReadOnly, onSet }}
        edges={[edge]}
        label={question.one}
      />
    );
  return (
    <div className="flex flex-col gap-4">
      <header>
        <h2 className="text-lead">Connection</h2>
        <p className="text-soft">
          <NodeLink node={source} onSelect={onSelectNode} /> to{" "}
          <NodeLink node={target} onSelect={onSelectNode} />
        </p>
      </header>
      {warning !== undefined && (
        <p className="flex items-start gap-2 rounded-card border border-partial bg-warn-soft px-3 py-2">
          <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-partial" />
          <span>
            <b className="font-bold text-partial">Unusual.</b> {warning}
          </span>
        </p>
      )}
      <SettleAll title="Unanswered" questions={questions} />
      {choice(whatTravels, change)}
      {edge.artifact === "parent-image" && <ParentImageSetting edge={edge} isReadOnly={isReadOnly} />}
      {artifactQuestions.map((question) =>
        choice(question, (set) => perform((now) => changeEdges(now, [edge.id], set))),
      )}
      {choice(whoMoves, ({ automated = null }) => sayWhoMoves(editor, perform, [edge.id], automated))}
      {!isReadOnly && edge.artifact !== "credential" && isMoved(edge) && (
        <ImagesOn
          key={edge.images?.join()}
          edges={[edge]}
          title="Images on this connection"
          onSet={(images) => change({ images })}
        />
      )}
      <TextSetting
        label="Note"
        value={edge.note}
        schema={noteSchema}
        isLong
        isReadOnly={isReadOnly}
        onChange={(note) => change({ note })}
      />
      <CommentsPart about={{ edge: edge.id }} name={`${source.name} to ${target.name}`} />
      {!isReadOnly && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => change({ source: edge.target, target: edge.source })}>
            Reverse direction
          </Button>
          <Button tone="danger" onClick={onRemove}>
            Delete connection
          </Button>
        </div>
      )}
    </div>
  );
}

function NodeLink({
  node,
  onSelect,
}: {
  readonly node: PipelineNode;
  readonly onSelect: (id: string) => void;
}) {
  return (
    <button type="button" onClick={() => onSelect(node.id)} className="font-medium text-blue underline">
      {node.name}
    </button>
  );
}

/** Which parent image the connection carries, and whether it is pinned. */
function ParentImageSetting({
  edge,
  isReadOnly,
}: {
  readonly edge: PipelineEdge;
  readonly isReadOnly: boolean;
}) {
  const perform = usePerform();
  const parent = useEditor(({ visible }) => parentOnEdge(visible, edge));
  return (
    <TextSetting
      label="Parent image"
      value={parent?.ref}
      // Its layer's name too, which has a shorter limit than a reference.
      schema={nameSchema}
      placeholder="ubuntu:24.04"
      hint={parent && pinningText(parent)}
      isReadOnly={isReadOnly}
      onChange={(ref) => perform((pipeline) => setParentImage(pipeline, edge, ref, newNodeId))}
    />
  );
}

function pinningText(parent: ParentImage): string {
  return isFloating(parent)
    ? "Anyone who can move the tag decides which image you build on. Pin it by digest."
    : "Pinned by digest.";
}
