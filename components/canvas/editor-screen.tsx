"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useRef, useState } from "react";
import { useEditor, useEditorActions, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import { connectionWarning } from "@/lib/domain/catalog/kinds";
import type { PaletteEntry } from "@/lib/domain/catalog/palette";
import type { PipelineNode, Position, Stage } from "@/lib/domain/pipeline/document";
import { getRecord } from "@/lib/domain/pipeline/records";
import { EmptyMap } from "./empty-map";
import { EditorNotices } from "./editor-notices";
import { EditorFooter } from "./editor-footer";
import { addNode, connect, type Gesture, moveNodes, moveToStage, removeSelection } from "./map-actions";
import { nothingSelected, type Selection } from "./map-elements";
import type { MapInstance } from "./pipeline-map";
import { SidePanels } from "./side-panels";
import { isInView } from "./is-in-view";
import { useMapKeys } from "./use-map-keys";
import { usePerform } from "./use-perform";

const PipelineMap = dynamic(() => import("./pipeline-map").then((module) => module.PipelineMap), { ssr: false });

interface EditorScreenProps {
  /** Drawn by the server; stands in the map's place until the map is live. */
  readonly drawing: ReactNode;
  readonly selectedNode: string | undefined;
  readonly openControl: string | undefined;
}

/** The map with its palette and inspector: every gesture ends here as operations. */
export function EditorScreen({ drawing, selectedNode, openControl }: EditorScreenProps) {
  const pipeline = useEditor((state) => state.visible);
  const isReadOnly = useIsReadOnly();
  const edit = usePerform();
  const { say } = useEditorActions();
  const [selection, setSelection] = useState<Selection>(selectedNode === undefined ? nothingSelected : { nodes: new Set([selectedNode]), edges: new Set() });
  const [control, setControl] = useState(openControl);
  const [announcement, setAnnouncement] = useState("");
  const [instance, setInstance] = useState<MapInstance>();
  const dragged = useRef<PaletteEntry>(undefined);
  const paletteSearch = useRef<HTMLInputElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  const map = useRef<HTMLElement>(null);

  const perform = (gesture: Gesture | undefined) => gesture !== undefined && !isReadOnly && edit(gesture.operations, gesture.label);
  const selectNode = (id: string) => {
    setSelection({ nodes: new Set([id]), edges: new Set() });
    setControl(undefined);
  };
  const selectEdge = (id: string) => setSelection({ nodes: new Set(), edges: new Set([id]) });
  const add = (entry: PaletteEntry, dropped?: Position) => {
    const { node, operations, label } = addNode(pipeline, entry, newNodeId(), dropped);
    if (!perform({ operations, label })) return;
    selectNode(node.id);
    setAnnouncement(`${node.name} added to the ${node.stage} stage.`);
    if (!dropped && instance && !isInView(instance, node.position, map.current)) void instance.fitView({ maxZoom: 1, duration: 160 });
  };
  const connectNodes = (source: string, target: string) => {
    const id = newNodeId();
    const gesture = connect(pipeline, source, target, id);
    if (!gesture) return say("These two are connected like that already.");
    if (!perform(gesture)) return;
    selectEdge(id);
    const [edge] = gesture.operations;
    const [from, to] = [getRecord(pipeline.nodes, source), getRecord(pipeline.nodes, target)];
    if (edge?.type !== "edge.added" || !from || !to) return;
    const warning = connectionWarning(from.kind, to.kind, edge.edge.artifact);
    setAnnouncement(`${from.name} connected to ${to.name}. ${warning ?? ""}`);
  };
  const remove = (what: Selection = selection) => {
    const gesture = removeSelection(pipeline, what);
    if (!perform(gesture) || !gesture) return;
    setSelection(nothingSelected);
    // What had the focus may be gone.
    map.current?.focus();
    say(`${gesture.label.charAt(0).toUpperCase()}${gesture.label.slice(1)}: done.`, "information", true);
  };
  const move = (positions: ReadonlyMap<string, Position>) => {
    const gesture = moveNodes(pipeline, positions);
    if (!perform(gesture)) return;
    const restaged = gesture?.operations.find((operation) => operation.type === "node.changed");
    setAnnouncement(restaged ? `Moved to the ${restaged.set.stage} stage.` : "Moved.");
  };
  const moveTo = (node: PipelineNode, stage: Stage) => {
    if (perform(moveToStage(pipeline, node, stage))) setAnnouncement(`${node.name} moved to the ${stage} stage.`);
  };
  useMapKeys({ pipeline, screen, paletteSearch, onSelect: setSelection });

  return (
    <div ref={screen} className="relative flex min-h-0 flex-1 flex-col">
      <p role="status" className="sr-only">
        {announcement}
      </p>
      <SidePanels
        selection={selection}
        control={control}
        paletteSearch={paletteSearch}
        onOpenControl={setControl}
        onAdd={add}
        onDragStart={(entry) => {
          dragged.current = entry;
        }}
        onClear={() => setSelection(nothingSelected)}
        onSelectNode={selectNode}
        onSelectEdge={selectEdge}
        onConnect={connectNodes}
        onMoveTo={moveTo}
        onRemove={() => remove()}
      >
        <main id="main" ref={map} tabIndex={-1} aria-label="Map" className="relative min-w-0 flex-1 outline-none">
          {instance === undefined && <div className="absolute inset-0 overflow-hidden p-6">{drawing}</div>}
          <PipelineMap
            pipeline={pipeline}
            selection={selection}
            isReadOnly={isReadOnly}
            onSelect={setSelection}
            onMove={move}
            onConnect={connectNodes}
            onDelete={() => remove()}
            onDrop={(position) => {
              const entry = dragged.current;
              dragged.current = undefined;
              if (entry) add(entry, position);
            }}
            onReady={setInstance}
          />
          {pipeline.nodes.size === 0 && <EmptyMap isReadOnly={isReadOnly} />}
          <EditorNotices />
        </main>
      </SidePanels>
      <EditorFooter instance={instance} />
    </div>
  );
}
