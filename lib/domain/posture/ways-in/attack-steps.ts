import type { PipelineEdge } from "../../pipeline/document";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import { isStranger } from "../../pipeline/is-stranger";
import { byId, type Pipeline } from "../../pipeline/pipeline";
import { isRunner } from "../../pipeline/runners";
import type { Entry, Place, WayIn } from "./way-in";

/** One step of an attacker towards a target, between two nodes of the map. */
export interface AttackStep {
  /** The connection of the step; undefined for a shared resource that no connection shows, such as a runner. */
  readonly edge: PipelineEdge | undefined;
  readonly from: string;
  readonly to: string;
  /**
   * The step gives control of its end (a credential, a container on a controlled host, a tool that runs inside); if not, it sends
   * an artifact.
   */
  readonly isActing: boolean;
}

/**
 * The steps of an attack path: first those that give control of nodes, then connections (Analysis 7.3, "acting steps, then
 * flow"). Of parallel connections, the one that gives control, up to the last pair without a flow edge; then the one that a gate
 * would see. A deleted node or edge gives no step. O(edges).
 * @param witness node by node
 */
export function stepsOfAttack(pipeline: Pipeline, witness: readonly string[]): readonly AttackStep[] {
  return stepsAlong(pipeline, witness, 0, undefined);
}

/** The steps of an entry point, from its source on the map: the stranger of a change, or the edge or node of its place. */
export function stepsOfWayIn(
  pipeline: Pipeline,
  { places: [place], entries, witness }: Pick<WayIn, "places" | "entries" | "witness">,
): readonly AttackStep[] {
  const before = place ? leadingTo(pipeline, place, entries, witness[0] ?? "") : [];
  const entered = place && "edge" in place ? pipeline.edges.get(place.edge) : undefined;
  return stepsAlong(pipeline, [...before, ...witness], before.length, entered);
}

/**
 * @param acting how many of the first steps give control, whatever their artifact
 * @param entered the edge of the first step, if known
 */
function stepsAlong(
  pipeline: Pipeline,
  way: readonly string[],
  acting: number,
  entered: PipelineEdge | undefined,
): readonly AttackStep[] {
  const { nodes, edges } = pipeline;
  const pairs = way.slice(1).map((to, index) => ({ from: way[index] ?? "", to }));
  const between = edgesBetween(edges.values(), pairs);
  const isFlow = (edge: PipelineEdge) => isFlowEdge(edge, nodes);
  const lastActing = pairs.findLastIndex(({ from, to }) => !edgesOf(between, from, to).some(isFlow));
  return pairs.flatMap(({ from, to }, index): AttackStep[] => {
    if (from === to || !nodes.get(from) || !nodes.get(to)) return [];
    const isActing = index < acting || index <= lastActing;
    const isEntry = index === 0 && entered?.source === from && entered.target === to;
    const edge = isEntry ? entered : chosen(pipeline, edgesOf(between, from, to), isActing);
    return [{ edge, from, to, isActing }];
  });
}

/** A hijacked tool acts at the end of its edge, a key at its target, a change where it runs: the source comes before that. */
function leadingTo(
  pipeline: Pipeline,
  place: Place,
  entries: readonly Entry[],
  first: string,
): readonly string[] {
  const edges = [...pipeline.edges.values()];
  if ("edge" in place) {
    const edge = pipeline.edges.get(place.edge);
    return edge?.target === first && edge.source !== first ? [edge.source] : [];
  }
  if (place.node !== first)
    return edges.some(({ source, target }) => source === place.node && target === first) ? [place.node] : [];
  const isProposed = entries.some(({ type, state }) => type === "untrusted-change" && state === "open");
  return isProposed ? strangersWayTo(pipeline, edges, first) : [];
}

/** The shortest path along code, through repositories; ties by id. */
function strangersWayTo({ nodes }: Pipeline, edges: readonly PipelineEdge[], end: string): readonly string[] {
  const next = new Map<string, string>();
  const list = [end];
  for (const node of list) {
    const found = edges.filter(
      ({ artifact, target, source }) =>
        artifact === "code" && target === node && source !== end && !next.has(source),
    );
    for (const { source } of found.toSorted(byId)) {
      const from = nodes.get(source);
      if (!isStranger(from) && from?.kind !== "source-repository") continue;
      next.set(source, node);
      if (isStranger(from)) return wayBy(next, source, end);
      list.push(source);
    }
  }
  return [];
}

function wayBy(next: ReadonlyMap<string, string>, start: string, end: string): readonly string[] {
  const way: string[] = [];
  for (let node: string | undefined = start; node !== undefined && node !== end; node = next.get(node))
    way.push(node);
  return way;
}

type Between = ReadonlyMap<string, readonly PipelineEdge[]>;

function edgesBetween(
  all: Iterable<PipelineEdge>,
  pairs: readonly { readonly from: string; readonly to: string }[],
): Between {
  const between = new Map<string, PipelineEdge[]>(pairs.map(({ from, to }) => [`${from} ${to}`, []]));
  for (const edge of all) between.get(`${edge.source} ${edge.target}`)?.push(edge);
  return between;
}

function edgesOf(between: Between, from: string, to: string): readonly PipelineEdge[] {
  return between.get(`${from} ${to}`) ?? [];
}

const holds = ["credential", "tool", "container", "code"];
const handsOn = ["image", "container", "manifest", "parent-image", "code", "tool", "credential"];

function chosen(
  { nodes }: Pipeline,
  edges: readonly PipelineEdge[],
  isActing: boolean,
): PipelineEdge | undefined {
  const rank = ({ artifact, source }: PipelineEdge) => {
    if (!isActing) return handsOn.indexOf(artifact);
    const from = nodes.get(source);
    const isHeld = artifact !== "container" || (from !== undefined && isRunner(from));
    const at = isHeld ? holds.indexOf(artifact) : -1;
    return at === -1 ? holds.length : at;
  };
  return edges.toSorted((a, b) => rank(a) - rank(b) || byId(a, b))[0];
}
