import type { Control } from "../../catalogue/catalogue";
import type { ClosedType } from "../../catalogue/entry-types";
import type { Artifact } from "../../pipeline/document";
import type { PostureGraph } from "../graph/posture-graph";
import { isFlow } from "./is-flow";
import type { WaysMap } from "./ways-map";

/** A control that would close an entry: `controlsAt[node][index]`. */
export interface CloserAt {
  readonly node: number;
  readonly index: number;
  readonly control: Control;
}

/** The ways to close one entry, without claims. */
export interface Closing {
  readonly type: ClosedType;
  /** Any one closes, if each of its groups has an effective control. */
  readonly ways: readonly (readonly (readonly CloserAt[])[])[];
  /** All controls in them, each once, and those at repositories that can't close alone. */
  readonly closers: readonly CloserAt[];
  /** The recommended place: at the receiving end, or else at the start, or else at the repositories. */
  readonly raised: readonly CloserAt[];
  /** The name is fixed, or the credential short-lived: closed as declared, unless one of these is contradicted. */
  readonly pinned?: readonly CloserAt[];
}

/** The controls of a node that close a type on an artifact; undefined: on any artifact. */
function closersAt({ controlsAt, graph }: WaysMap, node: number, type: ClosedType, artifact?: Artifact) {
  const controls = controlsAt[node] ?? [];
  const kind = graph.nodes[node]?.kind;
  const found: CloserAt[] = [];
  for (let index = 0; index < controls.length; index++) {
    const control = controls[index];
    if (control?.closes?.includes(type) !== true) continue;
    if (kind !== undefined && control.closesAt?.[type]?.includes(kind) === false) continue;
    if (artifact !== undefined && control.closesOn?.includes(artifact) === false) continue;
    found.push({ node, index, control });
  }
  return found;
}

const alone = (closers: readonly CloserAt[]) => closers.map((closer) => [[closer]]);

/** At a node: any one there (Analysis 8.2). */
export function closingAtNode(map: WaysMap, type: ClosedType, node: number): Closing {
  const closers = closersAt(map, node, type);
  return { type, ways: alone(closers), closers, raised: closers };
}

/**
 * On an edge that brings an artifact in: at either end, or the same one at each repository if only repositories send its end
 * code.
 */
export function closingOnEdge(map: WaysMap, type: ClosedType, edge: number): Closing {
  const { graph } = map;
  const artifact = graph.edges[edge]?.artifact;
  const [start, end] = [graph.from[edge] ?? 0, graph.to[edge] ?? 0];
  const atEnd = closersAt(map, end, type, artifact);
  const atStart = closersAt(map, start, type, artifact);
  const repositories = repositoriesOf(graph, end).filter((node) => node !== start);
  const feeding = repositoriesOf(graph, end);
  const atEach = feeding.map((node) => closersAt(map, node, type, artifact));
  const together = (atEach[0] ?? []).flatMap(({ control: { id } }) => {
    const same = atEach.map((closers) => closers.filter(({ control }) => control.id === id));
    return same.every((closers) => closers.length > 0) ? [same] : [];
  });
  const ends = new Set([...atEnd, ...atStart].map(({ control }) => control.id));
  const endIds = new Set(atEnd.map(({ control }) => control.id));
  const others = atEach.flatMap((closers, place) =>
    repositories.includes(feeding[place] ?? -1) ? closers : [],
  );
  const pinned = map.pinned[edge] === true && (type === "moved-tag" || type === "hostile-dependency");
  return {
    type,
    ways: [...alone(atEnd), ...alone(atStart), ...together],
    closers: [...atEnd, ...atStart, ...others],
    raised: [
      ...atEnd,
      ...atStart.filter(({ control }) => !endIds.has(control.id)),
      ...others.filter(({ control }) => !ends.has(control.id)),
    ],
    ...(pinned
      ? {
          pinned:
            type === "moved-tag"
              ? [...atEnd, ...atStart, ...others]
              : closingOnEdge(map, "moved-tag", edge).closers,
        }
      : {}),
  };
}

/** A stored secret: at its storage. A short-lived one is closed as declared. */
export function closingAtStart(map: WaysMap, type: ClosedType, edge: number): Closing {
  const closers = closersAt(map, map.graph.from[edge] ?? 0, type, map.graph.edges[edge]?.artifact);
  return { type, ways: alone(closers), closers, raised: closers, ...shortLived(map, edge) };
}

/** No evidence contradicts that a credential expires by itself. */
function shortLived({ graph: { edges } }: WaysMap, edge: number): Pick<Closing, "pinned"> {
  const drawn = edges[edge];
  return drawn?.artifact === "credential" && drawn.shortLived === true ? { pinned: [] } : {};
}

/** A right of a service: at the service. */
export function closingAtEnd(map: WaysMap, type: ClosedType, edge: number): Closing {
  const closers = closersAt(map, map.graph.to[edge] ?? 0, type, map.graph.edges[edge]?.artifact);
  return { type, ways: alone(closers), closers, raised: closers };
}

/** A leaked secret: at its place, or at all feeding nodes that can have such a control. */
export function closingOfLeak(map: WaysMap, edge: number): Closing {
  const atStart = closingAtStart(map, "leaked-secret", edge);
  const { from, enteringFrom, entering, edges } = map.graph;
  const start = from[edge] ?? 0;
  const feeders = new Set<number>();
  for (const fed of entering.subarray(enteringFrom[start], enteringFrom[start + 1]))
    if (isFlow(map.graph, fed)) feeders.add(from[fed] ?? 0);
  const groups = [...feeders]
    .toSorted((a, b) => a - b)
    .map((node) => closersAt(map, node, "leaked-secret", edges[edge]?.artifact))
    .filter((closers) => closers.length > 0);
  const atFeeders = groups.flat();
  return {
    ...atStart,
    ways: [...atStart.ways, ...(groups.length > 0 ? [groups] : [])],
    closers: [...atStart.closers, ...atFeeders],
    raised: [...atStart.closers, ...atFeeders],
  };
}

/** The repositories that send a node code, if they are its only source. */
function repositoriesOf(
  { nodes, edges, from, enteringFrom, entering }: PostureGraph,
  node: number,
): readonly number[] {
  const feeders = new Set<number>();
  for (const edge of entering.subarray(enteringFrom[node], enteringFrom[node + 1]))
    if (edges[edge]?.artifact === "code") feeders.add(from[edge] ?? 0);
  const all = [...feeders].toSorted((a, b) => a - b);
  return all.every((feeder) => nodes[feeder]?.kind === "source-repository") ? all : [];
}
