"use client";
import "@xyflow/react/dist/style.css";
import "../keyboard/canvas-access.css";
import "./nodes/node-card.css";
import {
  applyEdgeChanges,
  applyNodeChanges,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
} from "@xyflow/react";
import dynamic from "next/dynamic";
import {
  type DragEvent,
  type MouseEvent as ReactMouseEvent,
  type PointerEvent as ReactPointerEvent,
  useRef,
  useState,
} from "react";
import { lineLook } from "@/components/marks/line-look";
import { useIsChecked } from "@/lib/client/posture/posture-context";
import { shownPart } from "@/lib/client/parts/shown-part";
import { mostInCells } from "@/lib/domain/layout/most-in-cells";
import type { PipelineEdge, Position } from "@/lib/domain/pipeline/document";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { DistantLines } from "./edges/distant-lines";
import { EdgeLabels } from "./edges/edge-labels";
import { HandOverLine } from "./edges/connection-edge";
import { RoutesProvider } from "./edges/routes";
import { useStableHandlers } from "./use-stable-handlers";
import { useLinesByDistance, useLinesOutsideBundles } from "./edges/use-lines-by-distance";
import type { QuickAdd } from "@/lib/domain/edits/quick-add";
import { cardsFrom, haveSameLines, linesFrom } from "./map-elements";
import { NodeCard } from "./nodes/node-card";
import { MapFurniture } from "./map-furniture";
import { useMapState, useMapStore } from "../state/map-context";
import { HelperLines } from "./helper-lines";
import { type Snapped, snapToCards } from "./snap-to-cards";
import { farthest } from "../viewport/fit-cards";
import { fitting, viewOfAll } from "../viewport/show-all";
import { cardUnder, pointOf } from "../viewport/under-pointer";
import { nothingSelected, type Selection, stillThere } from "@/lib/domain/pipeline/selection";
import type { CardNode, HandOverEdge, MapInstance } from "./flow-types";

interface PipelineMapProps {
  readonly pipeline: Pipeline;
  readonly selection: Selection;
  readonly isReadOnly: boolean;
  readonly onSelect: (change: (before: Selection) => Selection) => void;
  /** After a drag with Alt: the copies go to the drop place, the cards stay. */
  readonly onCopy: (positions: ReadonlyMap<string, Position>) => void;
  readonly onMove: (positions: ReadonlyMap<string, Position>) => void;
  readonly onConnect: (source: string, target: string) => void;
  readonly onQuickAdd: (place: QuickAdd) => void;
  readonly onDrop: (position: Position) => void;
  readonly onRename: (node: string) => void;
  /** Opens a menu at a place of the window: for the selection, or for the given element. */
  readonly onMenu: (at: { readonly x: number; readonly y: number }, selection?: Selection) => void;
  readonly onReady: (instance: MapInstance) => void;
}

const GroupedMap = dynamic(
  shownPart(() => import("./groups/grouped-map").then((module) => module.GroupedMap)),
  // An own Suspense boundary: without it, the whole map would wait.
  { loading: () => null },
);
const nodeTypes = { card: NodeCard };
const edgeTypes = { connection: HandOverLine };
/** While the first button draws a box, the middle button and Space still move the map. */
const otherButtons = [1];
/** With one of these, a click adds to the selection or removes from it. Shift also draws a box. */
const addingKeys = ["Control", "Meta", "Shift"];
const snapGrid: [number, number] = [10, 10];
/** In map units: from left to right of the three lanes of an empty map. */
const emptyLanes = { left: 50, right: 890 };

/** Three lanes side by side in the middle: the first dropped node leaves them there. */
function emptyViewport() {
  const width = document.getElementById("main")?.clientWidth ?? innerWidth;
  const zoom = Math.min(1, width / (emptyLanes.right - emptyLanes.left));
  return { x: (width - (emptyLanes.left + emptyLanes.right) * zoom) / 2, y: 0, zoom };
}

/** Draws the pipeline and turns gestures into edits; drag frames and the viewport stay in here. */
export function PipelineMap({
  pipeline,
  selection,
  isReadOnly,
  onSelect,
  onCopy,
  onMove,
  onConnect,
  onQuickAdd,
  onDrop,
  onRename,
  onMenu,
  onReady,
}: PipelineMapProps) {
  const isChecked = useIsChecked(pipeline);
  const lookOf = (edge: PipelineEdge) => lineLook(edge, isChecked(edge));
  const [cards, setCards] = useState<CardNode[]>(() => cardsFrom(pipeline.nodes, [], selection));
  const [lines, setLines] = useState<HandOverEdge[]>(() =>
    linesFrom(pipeline.edges, pipeline.nodes, [], selection, lookOf),
  );
  const [shown, setShown] = useState({ pipeline, selection, isChecked });
  const [instance, setInstance] = useState<MapInstance>();
  const [startsEmpty] = useState(pipeline.nodes.size === 0);
  const [fitOptions] = useState(() => fitting([...pipeline.nodes.values()]));
  const [linedUp, setLinedUp] = useState<Snapped["lines"]>();
  const isCopying = useRef(false);
  const isOnHandle = useRef(false);
  const store = useMapStore();
  const isKept = useMapState((state) => pipeline.nodes.size <= state.keptCards);
  const tool = useMapState((state) => state.tool);
  const snapping = useMapState((state) => state.snapping);
  if (shown.pipeline !== pipeline || shown.selection !== selection || shown.isChecked !== isChecked) {
    setShown({ pipeline, selection, isChecked });
    setCards(cardsFrom(pipeline.nodes, cards, selection));
    if (shown.isChecked !== isChecked || !haveSameLines(shown, { pipeline, selection }))
      setLines(linesFrom(pipeline.edges, pipeline.nodes, lines, selection, lookOf));
  }

  const handleNodesChange = (asked: NodeChange<CardNode>[]) => {
    const changes = snapping.cards ? inLine(asked) : asked;
    // A tap on a handle draws a line, and does not select the card.
    if (changes.some(({ type }) => type === "select") && !isOnHandle.current) select("nodes", changes);
    setCards((before) =>
      applyNodeChanges(
        changes.filter((change) => change.type === "position" || change.type === "dimensions"),
        before,
      ),
    );
    const moved = changes.flatMap((change) =>
      change.type === "position" && change.dragging === false && change.position
        ? [[change.id, change.position] as const]
        : [],
    );
    if (moved.length === 0) return;
    setLinedUp(undefined);
    if (isCopying.current) onCopy(new Map(moved));
    else onMove(new Map(moved));
    isCopying.current = false;
  };
  const select = (what: keyof Selection, changes: readonly Change[]) =>
    onSelect((all) => {
      const before = stillThere(all, pipeline);
      return { ...before, [what]: selectedAfter(before[what], changes) };
    });
  /** A single card, aligned with others; it is dropped exactly where it was shown. */
  const inLine = (changes: NodeChange<CardNode>[]): NodeChange<CardNode>[] => {
    const [only, ...more] = changes.filter((change) => change.type === "position");
    if (!only?.position || more.length > 0 || only.dragging === undefined || !instance) return changes;
    const others = cards.flatMap(({ id, position }) => (id === only.id ? [] : [position]));
    const { position, lines: found } = snapToCards(only.position, others, instance.getZoom());
    setLinedUp(only.dragging ? found : undefined);
    return changes.map((change) => (change === only ? { ...only, position } : change));
  };
  const handleEdgesChange = (changes: EdgeChange<HandOverEdge>[]) => {
    if (changes.some(({ type }) => type === "select")) select("edges", changes);
    setLines((before) =>
      applyEdgeChanges(
        changes.filter((change) => change.type !== "select" && change.type !== "remove"),
        before,
      ),
    );
  };
  const sayMoving = (isMoving: boolean) => {
    if (store.getState().isMoving !== isMoving) store.setState({ isMoving });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (instance) onDrop(instance.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  };

  const openMenu = (event: MouseEvent | ReactMouseEvent, on?: Selection) => {
    event.preventDefault();
    onMenu({ x: event.clientX, y: event.clientY }, on);
  };

  const handlers = useStableHandlers({
    onInit: (flow: ReactFlowInstance<CardNode, HandOverEdge>) => {
      const ready: MapInstance = {
        ...flow,
        showAt: (positions, isMoving) =>
          setCards((before) => applyNodeChanges(movesTo(positions, isMoving), before)),
      };
      setInstance(ready);
      // React Flow has fitted it into the whole canvas, a part of which the lane heads cover.
      const whole = viewOfAll([...pipeline.nodes.values()]);
      if (whole) void flow.setViewport(whole);
      onReady(ready);
    },
    onNodesChange: handleNodesChange,
    onEdgesChange: handleEdgesChange,
    onConnect: ({ source, target }: Connection) => onConnect(source, target),
    onConnectEnd: (
      event: MouseEvent | TouchEvent,
      { isValid, fromNode, fromHandle }: FinalConnectionState,
    ) => {
      if (isValid === true || !fromNode || !fromHandle) return;
      // A line dropped anywhere on a card means that card, not only its handle.
      const target = cardUnder(event);
      const isForward = fromHandle.type === "source";
      if (target !== undefined)
        return isForward ? onConnect(fromNode.id, target) : onConnect(target, fromNode.id);
      const end = isForward ? { from: fromNode.id } : { to: fromNode.id };
      if (instance) onQuickAdd({ ...end, position: instance.screenToFlowPosition(pointOf(event)) });
    },
    onNodeContextMenu: (event: ReactMouseEvent, { id }: CardNode) =>
      openMenu(event, selection.nodes.has(id) ? undefined : { nodes: new Set([id]), edges: new Set() }),
    onEdgeContextMenu: (event: ReactMouseEvent, { id }: HandOverEdge) =>
      openMenu(event, selection.edges.has(id) ? undefined : { nodes: new Set(), edges: new Set([id]) }),
    onNodeDoubleClick: (_event: ReactMouseEvent, { id }: CardNode) => onRename(id),
    onPaneContextMenu: (event: MouseEvent | ReactMouseEvent) => openMenu(event, nothingSelected),
    onPointerDownCapture: ({ target }: ReactPointerEvent) => {
      isOnHandle.current = target instanceof Element && target.closest(".react-flow__handle") !== null;
    },
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: drop,
    // Not from its start, which is a button press, whether or not anything moves.
    onMove: () => sayMoving(true),
    onMoveEnd: () => sayMoving(false),
    onNodeDragStart: (event: MouseEvent | TouchEvent | ReactMouseEvent) => {
      isCopying.current = event.altKey;
    },
  });

  const isGrouped = pipeline.nodes.size > mostInCells;
  const alone = useLinesOutsideBundles(lines, isGrouped);
  const { near, distant } = useLinesByDistance(alone, cards);
  return (
    <RoutesProvider cards={cards} lines={alone}>
      <ReactFlow<CardNode, HandOverEdge>
        nodes={cards}
        edges={near}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        {...handlers}
        deleteKeyCode={null}
        multiSelectionKeyCode={addingKeys}
        nodesDraggable={!isReadOnly}
        nodesConnectable={!isReadOnly}
        // One tab stop, roving focus, our own keys and our own messages.
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        aria-label={`Map of ${pipeline.name}`}
        aria-describedby="map-keys-help"
        onlyRenderVisibleElements={!isKept}
        snapToGrid={snapping.grid}
        snapGrid={snapGrid}
        panOnDrag={tool === "hand" ? true : otherButtons}
        selectionOnDrag={tool === "select"}
        connectionRadius={28}
        minZoom={farthest}
        maxZoom={2}
        fitView={!startsEmpty}
        fitViewOptions={fitOptions}
        {...(startsEmpty && { defaultViewport: emptyViewport() })}
        className="!bg-bg select-none"
      >
        {distant.length > 0 && <DistantLines lines={distant} all={alone} />}
        <EdgeLabels lines={alone} />
        {isGrouped && <GroupedMap />}
        <MapFurniture isReadOnly={isReadOnly} />
        {linedUp && <HelperLines lines={linedUp} />}
      </ReactFlow>
    </RoutesProvider>
  );
}

type Change = NodeChange<CardNode> | EdgeChange<HandOverEdge>;

function movesTo(positions: ReadonlyMap<string, Position>, dragging: boolean): NodeChange<CardNode>[] {
  return [...positions].map(([id, position]) => ({ type: "position", id, position, dragging }));
}

function selectedAfter(before: ReadonlySet<string>, changes: readonly Change[]): ReadonlySet<string> {
  const selected = new Set(before);
  for (const change of changes) {
    if (change.type !== "select") continue;
    if (change.selected) selected.add(change.id);
    else selected.delete(change.id);
  }
  return selected;
}
