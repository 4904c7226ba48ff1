import type { Artifact, Position, Stage } from "../pipeline/document";
import { compareText } from "../pipeline/pipeline";

/**
 * The layout's data of a node. Its current place decides between equally good arrangements; zone, kind and name decide its group
 * on a large map.
 */
export interface LayoutNode {
  readonly id: string;
  readonly stage: Stage;
  readonly position: Position;
  readonly zone?: string | undefined;
  /** For the width of its group on a large map. */
  readonly zoneName?: string | undefined;
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

export interface LayoutEdge {
  readonly source: string;
  readonly target: string;
  readonly artifact?: Artifact | undefined;
}

export type Positions = ReadonlyMap<string, Position>;

export const bandOf: { readonly [S in Stage]: number } = { build: 0, distribute: 1, run: 2 };

/** The map by numbers: nodes sorted by id, so that the order of the records means nothing. */
export interface LayoutGraph {
  readonly nodes: readonly LayoutNode[];
  readonly stageOf: Int32Array;
  /** The members of each zone. */
  readonly zones: readonly (readonly number[])[];
  /** Both ends of every edge between two different nodes, and its artifact. */
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly artifacts: readonly (Artifact | undefined)[];
}

export function layoutGraph(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): LayoutGraph {
  const sorted = nodes.toSorted((a, b) => compareText(a.id, b.id));
  const indexById = new Map(sorted.map(({ id }, index) => [id, index]));
  const members = new Map<string, number[]>();
  for (const [index, { zone }] of sorted.entries())
    if (zone !== undefined)
      members
        .set(zone, members.get(zone) ?? [])
        .get(zone)
        ?.push(index);
  const joined = edges.flatMap(({ source, target, artifact }) => {
    const [from, to] = [indexById.get(source), indexById.get(target)];
    return from === undefined || to === undefined || from === to ? [] : [{ from, to, artifact }];
  });
  joined.sort((a, b) => a.from - b.from || a.to - b.to || compareText(a.artifact ?? "", b.artifact ?? ""));
  return {
    nodes: sorted,
    stageOf: Int32Array.from(sorted, ({ stage }) => bandOf[stage]),
    zones: [...members.values()],
    sources: Int32Array.from(joined, ({ from }) => from),
    targets: Int32Array.from(joined, ({ to }) => to),
    artifacts: joined.map(({ artifact }) => artifact),
  };
}
