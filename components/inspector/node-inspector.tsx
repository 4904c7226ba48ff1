"use client";
import { isBuilding } from "@/lib/domain/pipeline/is-building";
import { Bug, Layers } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { OthersEditing } from "@/components/editor/presence/others-editing";
import { SettleAll } from "@/components/editor/settle-it";
import { CommentsPart } from "@/components/editor/comments/comments-part";
import { Button } from "@/components/ui/button";
import { DraftInput } from "@/components/ui/draft-input";
import {
  useEditor,
  useIsReadOnly,
  useNodeCounts,
  usePerform,
  usePainted,
} from "@/lib/client/editor/editor-context";
import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";
import { type Connection, Connections } from "./connections";
import { NodeSettings } from "./node-settings";
import { useOpenImages } from "@/components/editor/open-images";
import { unansweredOfNode } from "@/lib/domain/posture/words/unanswered";
import { compareNames } from "@/lib/domain/posture/words/node-names";
import { standsOn } from "@/lib/domain/words/image-words";
import { hasEnvironment } from "@/lib/domain/pipeline/runners";
import { imagesAt } from "@/lib/domain/pipeline/image-places";
import { kindName } from "@/lib/domain/words/kind-name";
import { counted } from "@/lib/domain/words/english";
import { StatusTotals } from "@/components/marks/bars";
import { EnvironmentMark } from "@/components/marks/environment-mark";
import { technologyName } from "@/lib/domain/catalogue/technologies";
import { changeNode } from "@/lib/domain/edits/change-nodes";
import { renameNode } from "@/lib/domain/edits/rename-node";
import { ControlList } from "./control-list";
import { ExploitedPart } from "./exploited-part";

const mostShown = 6;

interface NodeInspectorProps {
  readonly node: PipelineNode;
  readonly openControl: string | undefined;
  readonly onOpenControl: (control: string | undefined) => void;
  readonly onMoveTo: (stage: Stage) => void;
  readonly onConnect: (target: string) => void;
  readonly onSelectEdge: (edge: string) => void;
  readonly onRemove: () => void;
  readonly onAssumeOwned: (() => void) | undefined;
  /** Called after naming it by key. */
  readonly onLeave: (() => void) | undefined;
}

export function NodeInspector({
  node,
  openControl,
  onOpenControl,
  onMoveTo,
  onConnect,
  onSelectEdge,
  onRemove,
  onAssumeOwned,
  onLeave,
}: NodeInspectorProps) {
  const [isSettingsOpen, setIsSettingsOpen] = useState(false);
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  const counts = useNodeCounts(node.id);
  return (
    <div className="flex flex-col gap-4">
      <header>
        <NodeName node={node} isReadOnly={isReadOnly} onLeave={onLeave} />
        <p className="text-soft">
          <EnvironmentMark of={node.environment} /> {aboutNode(node)}
        </p>
        <OthersEditing node={node.id} what={`${node.name} too`} />
      </header>
      {onAssumeOwned && (
        <Button className="self-start" onClick={onAssumeOwned}>
          <Bug aria-hidden size={15} />
          Show blast radius
        </Button>
      )}
      <Unanswered node={node} />
      <details
        open={isSettingsOpen}
        onToggle={(event) => setIsSettingsOpen(event.currentTarget.open)}
        className="rounded-card border border-line"
      >
        <summary className="px-3 py-2 font-medium">
          {hasEnvironment(node)
            ? "Kind, environment, technologies, owner"
            : "Kind, technologies, version, owner"}
        </summary>
        <div className="px-3 pt-1 pb-3">
          <NodeSettings
            node={node}
            isReadOnly={isReadOnly}
            onMoveTo={onMoveTo}
            onChange={(set) => perform((pipeline) => changeNode(pipeline, node.id, set))}
          />
        </div>
      </details>
      <ExploitedPart node={node} />
      <CommentsPart about={{ node: node.id }} name={node.name} />
      <section aria-label="Controls" className="flex flex-col">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 border-b border-line pb-1.5">
          <h3>
            {counts.inScope === 0 ? "No" : counts.inScope} {counts.inScope === 1 ? "control" : "controls"} in
            scope
            {counts.notApplicable > 0 && `, ${counts.notApplicable} not applicable`}
          </h3>
          {counts.inScope > 0 && <StatusTotals of={node.name} counts={counts} />}
        </div>
        <ControlList
          key={node.id}
          node={node}
          openControl={openControl}
          onOpenControl={onOpenControl}
          isReadOnly={isReadOnly}
        />
      </section>
      <ImageSection node={node} />
      <NodeConnections
        node={node}
        onConnect={onConnect}
        onSelectEdge={onSelectEdge}
        isReadOnly={isReadOnly}
      />
      {!isReadOnly && (
        <Button tone="danger" className="self-start" onClick={onRemove}>
          Delete {node.name.length > 30 ? "node" : node.name}
        </Button>
      )}
    </div>
  );
}

/** "Orchestrator, Amazon EKS 1.33, run stage, owner Ben K.": without the tool that the node is named after. */
function aboutNode({ technologies = [], version, ...node }: PipelineNode): string {
  const tools = technologies.map(technologyName).filter((tool) => tool !== node.name);
  return [
    kindName(node),
    ...(version === undefined ? tools : [`${tools.join(", ")} ${version}`.trim()]),
    `${node.stage} stage`,
    ...(node.owner === undefined ? [] : [`owner ${node.owner}`]),
  ].join(", ");
}

/** Unanswered questions about the node, and how the analysis reads each until it is answered. */
function Unanswered({ node }: { readonly node: PipelineNode }) {
  const pipeline = useDeferredValue(usePainted((state) => state.visible));
  const questions = useMemo(() => unansweredOfNode(pipeline, node), [pipeline, node]);
  return <SettleAll title="Unanswered" questions={questions} />;
}

interface NodeNameProps extends Pick<NodeInspectorProps, "node" | "onLeave"> {
  readonly isReadOnly: boolean;
}

function NodeName({ node, isReadOnly, onLeave }: NodeNameProps) {
  const perform = usePerform();
  if (isReadOnly) return <h2 className="text-[1.0625rem] wrap-anywhere">{node.name}</h2>;
  return (
    <h2>
      <DraftInput
        aria-label="Name"
        value={node.name}
        maxLength={limits.name}
        autoComplete="off"
        onLeave={onLeave}
        className="-mx-2 !w-[calc(100%+1rem)] border-transparent text-ellipsis !px-2 text-[1.0625rem] font-bold hover:border-control"
        onCommit={(text) =>
          text.trim() !== "" && perform((pipeline) => renameNode(pipeline, node.id, text.trim()))
        }
      />
    </h2>
  );
}

type NodeConnectionsProps = Pick<NodeInspectorProps, "node" | "onConnect" | "onSelectEdge"> & {
  readonly isReadOnly: boolean;
};

function NodeConnections({ node, onConnect, onSelectEdge, isReadOnly }: NodeConnectionsProps) {
  // On a large map this takes long: the map shows the change first.
  const nodes = useDeferredValue(usePainted((state) => state.visible.nodes));
  const edges = useDeferredValue(usePainted((state) => state.visible.edges));
  const connections = useMemo(
    () =>
      [...edges.values()]
        .flatMap((edge): Connection[] => {
          if (edge.source !== node.id && edge.target !== node.id) return [];
          const isOutgoing = edge.source === node.id;
          const other = nodes.get(isOutgoing ? edge.target : edge.source);
          return other ? [{ edge, other, isOutgoing }] : [];
        })
        .toSorted(
          (a, b) => Number(a.isOutgoing) - Number(b.isOutgoing) || compareNames(a.other.name, b.other.name),
        ),
    [nodes, edges, node.id],
  );
  const others = useMemo(
    () =>
      [...nodes.values()].filter(({ id }) => id !== node.id).toSorted((a, b) => compareNames(a.name, b.name)),
    [nodes, node.id],
  );
  return (
    <Connections
      node={node}
      connections={connections}
      others={others}
      onConnect={onConnect}
      onSelectEdge={onSelectEdge}
      isReadOnly={isReadOnly}
    />
  );
}

/** The images that a node builds, keeps or runs; nothing if there are none. */
function ImageSection({ node }: { readonly node: PipelineNode }) {
  const openImages = useOpenImages();
  const images = useEditor((state) => state.visible.images);
  const edges = useEditor((state) => state.visible.edges);
  const found = imagesAt({ images, edges }, node.id);
  const builds = isBuilding(node);
  if (found.length === 0 && !builds) return null;
  return (
    <section aria-label="Images" className="flex flex-col gap-1.5">
      <h3>{builds ? "Images it builds" : "Images here"}</h3>
      {found.length === 0 && <p className="text-soft">No images yet.</p>}
      <ul className="flex flex-col gap-1">
        {found.slice(0, mostShown).map((image) => (
          <li key={image.id}>
            <button
              type="button"
              onClick={() => openImages(image.id)}
              className="flex min-h-9 w-full flex-col rounded-control border border-line px-2.5 py-1.5 text-left hover:border-control"
            >
              <span className="font-medium break-words">{image.name}</span>
              <span className="text-tiny wrap-anywhere text-soft">
                {standsOn(image)}, {counted((image.layers ?? []).length, "layer")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button className="self-start" onClick={() => openImages()}>
        <Layers aria-hidden size={14} />
        {found.length > mostShown ? `Images and layers (${found.length} here)` : "Images and layers"}
      </Button>
    </section>
  );
}
