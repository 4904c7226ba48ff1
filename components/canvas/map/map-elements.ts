import { MarkerType, type NodeHandle, Position } from "@xyflow/react";
import { connectionWarning } from "@/lib/domain/catalogue/kinds";
import type { PipelineEdge, PipelineNode } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { byId, compareNodes } from "@/lib/domain/pipeline/pipeline";
import { getRecord, type Records, valuesOf } from "@/lib/domain/pipeline/records";
import { handOverSentence } from "@/lib/domain/words/hand-over-sentence";
import { cardNameId } from "./nodes/card-name-id";
import type { Selection } from "@/lib/domain/edits/selection";
import type { CardNode, HandOverEdge } from "./flow-types";

const size = 12;

const y = (cardSize.height - size) / 2;

/** Where lines may begin and end, known before a card is drawn: one off the screen has its lines too. */
const cardHandles: NodeHandle[] = [
  { type: "target", position: Position.Left, x: -size / 2, y, width: size, height: size },
  { type: "source", position: Position.Right, x: cardSize.width - size / 2, y, width: size, height: size },
];

/**
 * The cards for the nodes, at first in the order of the pipeline: by stage, then from left to right and top to bottom.
 * Later each keeps its place in the page, since what is moved there loses the focus. A card whose node did not change is
 * kept as it was, so that it is not drawn again; one being dragged stays under the pointer.
 */
export function cardsFrom(
  nodes: Records<PipelineNode>,
  previous: readonly CardNode[],
  selection: Selection,
): CardNode[] {
  const before = new Map(previous.map((card) => [card.id, card]));
  const stayed = previous.flatMap(({ id }) => getRecord(nodes, id) ?? []);
  const added = [...valuesOf(nodes)].filter(({ id }) => !before.has(id)).toSorted(compareNodes);
  return [...stayed, ...added].map((node) => {
    const card = before.get(node.id);
    const selected = selection.nodes.has(node.id);
    if (
      card &&
      card.data.node === node &&
      card.selected === selected &&
      (card.dragging === true || card.position === node.position)
    )
      return card;
    const position = card?.dragging === true ? card.position : node.position;
    return {
      ...card,
      id: node.id,
      type: "card",
      position,
      selected,
      width: cardSize.width,
      height: cardSize.height,
      // All are of one size: nothing has to be measured before it is drawn.
      measured: cardSize,
      handles: cardHandles,
      data: { node },
      // Its name is what the card says in words. The map has one way in by Tab: what has the focus is ours to move.
      ariaRole: "button",
      domAttributes: { tabIndex: -1, "aria-pressed": selected, "aria-labelledby": cardNameId(node.id) },
    };
  });
}

/** The ends that a line was last drawn from: where they are the same, nothing about it has to be worked out again. */
const endsOf = new WeakMap<HandOverEdge, readonly [PipelineNode, PipelineNode]>();
const sorted = new WeakMap<Records<PipelineEdge>, readonly PipelineEdge[]>();

function inOrder(edges: Records<PipelineEdge>): readonly PipelineEdge[] {
  const known = sorted.get(edges) ?? [...valuesOf(edges)].toSorted(byId);
  sorted.set(edges, known);
  return known;
}

/** The lines for the edges; one whose edge and ends did not change is kept, and so is the list where all of them are. */
export function linesFrom(
  edges: Records<PipelineEdge>,
  nodes: Records<PipelineNode>,
  previous: HandOverEdge[],
  selection: Selection,
): HandOverEdge[] {
  const before = new Map(previous.map((line) => [line.id, line]));
  const drawn = new Map<string, number>();
  const lines = inOrder(edges).flatMap((edge) => {
    const [source, target] = [getRecord(nodes, edge.source), getRecord(nodes, edge.target)];
    if (!source || !target) return [];
    const selected = selection.edges.has(edge.id);
    const pair =
      edge.source < edge.target ? `${edge.source} ${edge.target}` : `${edge.target} ${edge.source}`;
    const beside = drawn.get(pair) ?? 0;
    drawn.set(pair, beside + 1);
    const line = before.get(edge.id);
    const ends = line && endsOf.get(line);
    const isSame = line?.data?.edge === edge && line.data.beside === beside && line.selected === selected;
    if (isSame && ends?.[0] === source && ends[1] === target) return line;
    const drawnNow = lineOf(edge, source, target, beside, selected);
    const { ariaLabel, data } = drawnNow;
    const kept =
      isSame &&
      line.ariaLabel === ariaLabel &&
      line.data?.isOdd === data?.isOdd &&
      line.data?.crosses === data?.crosses
        ? line
        : drawnNow;
    endsOf.set(kept, [source, target]);
    return kept;
  });
  return lines.length === previous.length && lines.every((line, index) => line === previous[index])
    ? previous
    : lines;
}

function lineOf(
  edge: PipelineEdge,
  source: PipelineNode,
  target: PipelineNode,
  beside: number,
  selected: boolean,
): HandOverEdge {
  return {
    id: edge.id,
    type: "hand-over",
    source: edge.source,
    target: edge.target,
    selected,
    ariaLabel: handOverSentence(edge, source, target),
    data: {
      edge,
      isOdd: connectionWarning(source.kind, target.kind, edge.artifact) !== undefined,
      beside,
      crosses: source.zone !== target.zone,
    },
    markerEnd: {
      type: MarkerType.ArrowClosed,
      width: 22,
      height: 22,
      color: arrowColour(edge),
      markerUnits: "userSpaceOnUse",
    },
  };
}

function arrowColour({ artifact, automated }: PipelineEdge): string {
  if (artifact !== "credential" && automated === true) return "var(--blue)";
  return automated === false ? "var(--soft)" : "var(--control)";
}
