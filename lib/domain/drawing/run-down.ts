import type { Box, Point } from "./box";
import { columns, type Place, routed } from "./lines-down";
import type { PipelineEdge, PipelineNode, Stage } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import { pipelineOrder } from "../pipeline/pipeline-order";

/** What the drawing of a lane is made of, in pixels. */
export const laneDown = { head: 40, above: 26, below: 34, cardHeight: 92, gap: 26 } as const;
/** Beside the cards and between them; less on the narrowest phones, where names need the room. */
const margins = { beside: 22, between: 30, share: 18 } as const;

export interface RunDown {
  /** From the top of a lane's head to the top of the next one's. */
  readonly lanes: readonly { readonly stage: Stage; readonly top: number; readonly height: number }[];
  readonly cards: ReadonlyMap<string, Box>;
  /** By connection: from the border of one card to that of the other, at right angles. */
  readonly routes: ReadonlyMap<string, readonly Point[]>;
  readonly height: number;
  /** The most lines that run beside each other between two columns, or beside one. */
  readonly lines: number;
}

/**
 * A map for a narrow screen: lanes one below the other, two cards a row, lines in the gutters beside them, never behind a card.
 * Cards are in the order of artifacts, changed to make connections straight. Deterministic.
 * @param width of the drawing, in pixels, like all results
 */
export function runDown(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
  width: number,
): RunDown {
  const joined = new Set(edges.flatMap(({ source, target }) => [source, target]));
  // What is joined to nothing yet comes last, and moves nothing else.
  const ordered = pipelineOrder(nodes, edges).toSorted(
    (a, b) => Number(joined.has(b.id)) - Number(joined.has(a.id)),
  );
  const lanes = stages.map((stage) => cellsOf(ordered.filter((node) => node.stage === stage)));
  straighten(lanes, edges);
  const places = placesIn(lanes);

  const beside = Math.min(margins.beside, width / margins.share);
  const between = Math.min(margins.between, (width * margins.between) / margins.beside / margins.share);
  const card = {
    width: (width - 2 * beside - between) / columns,
    height: laneDown.cardHeight,
  };
  const tops: number[] = [];
  const drawn: RunDown["lanes"][number][] = [];
  let top = 0;
  for (const [index, cells] of lanes.entries()) {
    const rows = cells.length / columns;
    const body =
      rows === 0 ? 0 : laneDown.above + rows * (card.height + laneDown.gap) - laneDown.gap + laneDown.below;
    for (let row = 0; row < rows; row++)
      tops.push(top + laneDown.head + laneDown.above + row * (card.height + laneDown.gap));
    const stage = stages[index];
    if (stage) drawn.push({ stage, top, height: laneDown.head + body });
    top += laneDown.head + body;
  }
  const cards = new Map(
    [...places].map(([id, { row, column }]) => [
      id,
      { x: beside + column * (card.width + between), y: tops[row] ?? 0, ...card },
    ]),
  );
  const gutters = [
    { left: 0, width: beside },
    { left: beside + card.width, width: between },
    { left: width - beside, width: beside },
  ];
  return { lanes: drawn, cards, ...routed(edges, places, cards, gutters), height: top };
}

type Cells = (string | undefined)[];

function cellsOf(nodes: readonly PipelineNode[]): Cells {
  const cells: Cells = nodes.map(({ id }) => id);
  while (cells.length % columns !== 0) cells.push(undefined);
  return cells;
}

function placesIn(lanes: readonly Cells[]): Map<string, Place> {
  const places = new Map<string, Place>();
  let first = 0;
  for (const cells of lanes) {
    for (const index of cells.keys()) place(places, cells, index, first);
    first += cells.length / columns;
  }
  return places;
}

/** Notes the place of the node of this cell, if it has one. @param first the first row of its lane */
function place(places: Map<string, Place>, cells: Cells, index: number, first: number): void {
  const id = cells[index];
  if (id !== undefined) places.set(id, { row: first + Math.floor(index / columns), column: index % columns });
}

/** Of more nodes no order makes most lines straight, and to look for one would hold the page up. */
const mostStraightened = 60;
const mostPasses = 12;

/** Changes places of two cells of a lane, an empty one too, as long as the connections become shorter. */
function straighten(lanes: readonly Cells[], edges: readonly PipelineEdge[]): void {
  const places = placesIn(lanes);
  if (places.size > mostStraightened) return;
  const at = new Map<string, PipelineEdge[]>();
  for (const edge of edges)
    for (const end of new Set([edge.source, edge.target])) at.set(end, [...(at.get(end) ?? []), edge]);
  const costAround = (...ids: readonly (string | undefined)[]) => {
    const around = new Set(ids.flatMap((id) => (id === undefined ? [] : (at.get(id) ?? []))));
    return [...around].reduce(
      (sum, { source, target }) => sum + costOf(places.get(source), places.get(target)),
      0,
    );
  };
  for (let pass = 0; pass < mostPasses; pass++) {
    let isBetter = false;
    let first = 0;
    for (const cells of lanes) {
      const exchange = (one: number, other: number) => {
        [cells[one], cells[other]] = [cells[other], cells[one]];
        for (const index of [one, other]) place(places, cells, index, first);
      };
      for (let one = 0; one < cells.length; one++)
        for (let other = one + 1; other < cells.length; other++) {
          const [here, there] = [cells[one], cells[other]];
          const before = costAround(here, there);
          exchange(one, other);
          if (costAround(here, there) < before - 1e-9) isBetter = true;
          else exchange(one, other);
        }
      first += cells.length / columns;
    }
    if (!isBetter) return;
  }
}

/** Straight to the side or down costs least; then by how far a line runs, upwards most. */
function costOf(from: Place | undefined, to: Place | undefined): number {
  if (!from || !to) return 0;
  const down = to.row - from.row;
  if (down === 0) return to.column > from.column ? 1 : 1.5;
  if (down === 1 && from.column === to.column) return 1;
  return 3 + Math.abs(down) + (down < 0 ? 3 : 0) + (from.column === to.column ? 0 : 0.5);
}
