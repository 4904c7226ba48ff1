import { isStranger } from "@/lib/domain/pipeline/is-stranger";
import { type NodeHandle, Position } from "@xyflow/react";
import type { LineLook } from "@/components/marks/line-look";
import { connectionWarning } from "@/lib/domain/catalogue/kinds";
import { cardHeight } from "@/lib/domain/drawing/card-fits";
import type { PipelineEdge, PipelineNode } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { changedRecords } from "@/lib/domain/pipeline/changed-records";
import { byId, compareNodes, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Records } from "@/lib/domain/pipeline/records";
import { handOverSentence } from "@/lib/domain/words/connection-sentence";
import { cardNameId } from "./nodes/card-name-id";
import { areSameIds, type Selection } from "@/lib/domain/pipeline/selection";
import type { CardNode, HandOverEdge } from "./flow-types";

const size = 12;

/** The ends of possible lines, known before a card is drawn: a card off the screen has its lines too. */
function handlesOf(height: number): NodeHandle[] {
  const y = (height - size) / 2;
  return [
    { type: "target", position: Position.Left, x: -size / 2, y, width: size, height: size },
    { type: "source", position: Position.Right, x: cardSize.width - size / 2, y, width: size, height: size },
  ];
}

const heights = new WeakMap<Records<PipelineNode>, number>();

/** The height of these nodes' cards, in map units: lower if they would meet. */
export function heightOfCards(nodes: Records<PipelineNode>): number {
  const height = heights.get(nodes) ?? cardHeight([...nodes.values()].map(({ position }) => position));
  heights.set(nodes, height);
  return height;
}

/**
 * The cards for the nodes, at first in pipeline order: by stage, then from left to right and top to bottom. Later each keeps
 * its place in the page, since an element that moves there loses the focus. A card with an unchanged node keeps its object,
 * so that it is not redrawn; a dragged card stays under the pointer.
 */
export function cardsFrom(
  nodes: Records<PipelineNode>,
  previous: readonly CardNode[],
  selection: Selection,
): CardNode[] {
  const before = new Map(previous.map((card) => [card.id, card]));
  const height = heightOfCards(nodes);
  const measured = { width: cardSize.width, height };
  const handles = handlesOf(height);
  const stayed = previous.flatMap(({ id }) => nodes.get(id) ?? []);
  const added = [...nodes.values()].filter(({ id }) => !before.has(id)).toSorted(compareNodes);
  return [...stayed, ...added].map((node) => {
    const card = before.get(node.id);
    const selected = selection.nodes.has(node.id);
    if (
      card &&
      card.data.node === node &&
      card.selected === selected &&
      card.height === height &&
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
      ...measured,
      // All have one size: nothing needs measuring before it is drawn.
      measured,
      handles,
      data: { node },
      // The card's words name it. The map has one tab stop, and this code moves the focus.
      ariaRole: "button",
      domAttributes: { tabIndex: -1, "aria-pressed": selected, "aria-labelledby": cardNameId(node.id) },
    };
  });
}

/** The ends that a line was last drawn from: if they are unchanged, nothing about it needs calculating. */
const endsOf = new WeakMap<HandOverEdge, readonly [PipelineNode, PipelineNode]>();
const sorted = new WeakMap<Records<PipelineEdge>, readonly PipelineEdge[]>();

function inOrder(edges: Records<PipelineEdge>): readonly PipelineEdge[] {
  const known = sorted.get(edges) ?? [...edges.values()].toSorted(byId);
  sorted.set(edges, known);
  return known;
}

interface Shown {
  readonly pipeline: Pipeline;
  readonly selection: Selection;
}

/** Whether the only change is new nodes without lines: on a large map it takes long to look at each line. */
export function haveSameLines(before: Shown, after: Shown): boolean {
  const [was, is] = [before.pipeline, after.pipeline];
  return (
    was.edges === is.edges &&
    areSameIds(before.selection.edges, after.selection.edges) &&
    changedRecords(was.nodes, is.nodes).every((node) => node.before === undefined)
  );
}

/** The lines for the edges; a line with unchanged edge and ends keeps its object, and so does a list of such lines. */
export function linesFrom(
  edges: Records<PipelineEdge>,
  nodes: Records<PipelineNode>,
  previous: HandOverEdge[],
  selection: Selection,
  lookOf: (edge: PipelineEdge) => LineLook,
): HandOverEdge[] {
  const before = new Map(previous.map((line) => [line.id, line]));
  const lines = inOrder(edges).flatMap((edge) => {
    const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
    if (!source || !target) return [];
    const selected = selection.edges.has(edge.id);
    const look = lookOf(edge);
    const line = before.get(edge.id);
    const ends = line && endsOf.get(line);
    const isSame = line?.data?.edge === edge && line.data.look === look && line.selected === selected;
    if (isSame && ends?.[0] === source && ends[1] === target) return line;
    const drawnNow = lineOf(edge, source, target, look, selected);
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
  look: LineLook,
  selected: boolean,
): HandOverEdge {
  return {
    id: edge.id,
    type: "connection",
    source: edge.source,
    target: edge.target,
    selected,
    ariaLabel: handOverSentence(edge, source, target),
    data: {
      edge,
      isOdd: connectionWarning(source.kind, target.kind, edge.artifact, isStranger(source)) !== undefined,
      look,
      crosses: source.zone !== target.zone,
    },
  };
}
