import type { Position, Stage } from "../pipeline/document";
import { compareText } from "../pipeline/pipeline";

/** What the layout knows of a node. Where it stands now decides between arrangements that are equally good. */
export interface LayoutNode {
  readonly id: string;
  readonly stage: Stage;
  readonly position: Position;
  readonly zone?: string | undefined;
}

export interface LayoutEdge {
  readonly source: string;
  readonly target: string;
}

export type Positions = ReadonlyMap<string, Position>;

export const bandOf: { readonly [S in Stage]: number } = { build: 0, distribute: 1, run: 2 };

/** The map by numbers: nodes sorted by id, so that the order of the records means nothing. */
export interface LayoutGraph {
  readonly nodes: readonly LayoutNode[];
  readonly stageOf: Int32Array;
  /** The number of each node's zone, -1 without one. */
  readonly zoneOf: Int32Array;
  readonly zoneCount: number;
  /** Both ends of every edge that joins two different nodes. */
  readonly sources: Int32Array;
  readonly targets: Int32Array;
}

export function layoutGraph(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): LayoutGraph {
  const sorted = nodes.toSorted((a, b) => compareText(a.id, b.id));
  const indexById = new Map(sorted.map(({ id }, index) => [id, index]));
  const numberByZone = new Map<string, number>();
  const zoneOf = Int32Array.from(sorted, ({ zone }) =>
    zone === undefined ? -1 : numberOf(numberByZone, zone),
  );
  const ends = edges.flatMap(({ source, target }) => {
    const [from, to] = [indexById.get(source), indexById.get(target)];
    return from === undefined || to === undefined || from === to ? [] : [[from, to] as const];
  });
  ends.sort(([a, b], [c, d]) => a - c || b - d);
  return {
    nodes: sorted,
    stageOf: Int32Array.from(sorted, ({ stage }) => bandOf[stage]),
    zoneOf,
    zoneCount: numberByZone.size,
    sources: Int32Array.from(ends, ([from]) => from),
    targets: Int32Array.from(ends, ([, to]) => to),
  };
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}

/** As the map is read: from left to right, then from top to bottom; what stands in one place, by id. */
export function isReadBefore({ nodes }: LayoutGraph): (a: number, b: number) => number {
  return (a, b) => {
    const [one, other] = [nodes[a]?.position, nodes[b]?.position];
    return (one?.x ?? 0) - (other?.x ?? 0) || (one?.y ?? 0) - (other?.y ?? 0) || a - b;
  };
}
