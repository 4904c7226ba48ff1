import type { PipelineEdge, PipelineNode, Stage } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import type { EffectiveStatus } from "../posture/coverage/effective-status";
import { worse, worstOf } from "../posture/coverage/worst";
import type { Counts } from "../posture/posture";

/** A card of a small picture: near nodes share one. Places are cells of a grid, from the upper left. */
export interface PictureCard {
  readonly column: number;
  readonly row: number;
  /** The worst status of its nodes; absent if none has a control in scope. */
  readonly status?: EffectiveStatus;
}

/** A map as small as a row of a list, whatever its size. */
export interface MapPicture {
  readonly rows: number;
  /** How many columns each stage takes, at least one. */
  readonly columns: { readonly [S in Stage]: number };
  readonly cards: readonly PictureCard[];
  /** From card to card, by their place in `cards`. */
  readonly lines: readonly PictureLine[];
}

export interface PictureLine {
  readonly from: number;
  readonly to: number;
  /** A person moves something along it. */
  readonly isByHand?: true;
}

const mostColumns = 4;
const mostRows = 4;
const mostLines = 24;

/**
 * Draws a small map: columns and rows as on the map while they are few, or else neighbours share one.
 * @param countsOf of a node, by its id; undefined if it has no controls, or if they are not wanted
 */
export function pictureMap(
  nodes: readonly Pick<PipelineNode, "id" | "stage" | "position">[],
  edges: readonly Pick<PipelineEdge, "source" | "target" | "automated">[],
  countsOf: (node: string) => Counts | undefined,
): MapPicture {
  const { rows, rowOf } = rowsOf(nodes);
  const columns = { build: 1, distribute: 1, run: 1 };
  const cards: PictureCard[] = [];
  const cardOf = new Map<string, number>();
  let first = 0;
  for (const stage of stages) {
    const own = nodes.filter((node) => node.stage === stage);
    const xs = places(own.map(({ position }) => position.x));
    columns[stage] = Math.max(1, Math.min(mostColumns, xs.length));
    for (const { id, position } of own) {
      const place = {
        column: first + cellOf(xs.indexOf(position.x), xs.length, mostColumns),
        row: rowOf(position.y),
      };
      const found = cards.findIndex(({ column, row }) => column === place.column && row === place.row);
      const index = found < 0 ? cards.length : found;
      const counts = countsOf(id);
      const status = worse(cards[index]?.status, counts && worstOf(counts)?.status);
      cards[index] = { ...place, ...(status === undefined ? {} : { status }) };
      cardOf.set(id, index);
    }
    first += columns[stage];
  }
  return { rows, columns, cards, lines: linesOf(edges, cardOf) };
}

function rowsOf(nodes: readonly Pick<PipelineNode, "position">[]) {
  const ys = places(nodes.map(({ position }) => position.y));
  const at = new Map(ys.map((y, index) => [y, cellOf(index, ys.length, mostRows)]));
  return { rows: Math.max(1, Math.min(mostRows, ys.length)), rowOf: (y: number) => at.get(y) ?? 0 };
}

function places(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}

function cellOf(index: number, count: number, most: number): number {
  return count <= most ? index : Math.floor((index * most) / count);
}

function linesOf(
  edges: readonly Pick<PipelineEdge, "source" | "target" | "automated">[],
  cardOf: Map<string, number>,
) {
  const lines = new Map<string, PictureLine>();
  for (const { source, target, automated } of edges) {
    const [from, to] = [cardOf.get(source), cardOf.get(target)];
    if (from === undefined || to === undefined || from === to) continue;
    const isByHand = automated === false || lines.get(`${from} ${to}`)?.isByHand;
    lines.set(`${from} ${to}`, { from, to, ...(isByHand ? { isByHand } : {}) });
    if (lines.size === mostLines) break;
  }
  return [...lines.values()];
}
