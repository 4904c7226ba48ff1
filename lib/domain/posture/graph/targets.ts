import type { PipelineEdge, PipelineNode } from "../../pipeline/document";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import { componentsOf } from "../../graph/components";
import { isRegistry } from "../../pipeline/is-registry";
import { isRunner } from "../../pipeline/runners";

/** What is protected. Node ids, sorted as the nodes are. */
export interface Targets {
  /** The ends that are judged: where there are some in production, not those of other environments. */
  readonly judged: readonly string[];
  readonly others: readonly string[];
  /** All that is judged are registries that others pull from. */
  readonly isPublished: boolean;
}

/**
 * The targets (Analysis 1.5): where containers come to run, and what others pull. Where some are in production, those of other
 * environments are not judged, save a production registry from which only runners outside production pull. O(nodes + edges).
 */
export function targetsOf(nodes: readonly PipelineNode[], edges: readonly PipelineEdge[]): Targets {
  const pulling = findPulling(nodes, edges);
  const ends = new Set([...findRunEnds(nodes, edges), ...pulling.published]);
  const targets = nodes.filter(({ id }) => ends.has(id));
  const inProduction = targets.filter(isInProduction);
  const judged = new Set([
    ...(inProduction.length > 0 ? inProduction : targets).map(({ id }) => id),
    ...pulling.byTestsAlone,
  ]);
  const all = nodes.filter(({ id }) => judged.has(id));
  return {
    judged: all.map(({ id }) => id),
    others: targets.flatMap(({ id }) => (judged.has(id) ? [] : [id])),
    isPublished: all.length > 0 && all.every(isRegistry),
  };
}

/** What says nothing of its environment is read as production (Analysis 1.2). */
function isInProduction({ environment = "production" }: PipelineNode): boolean {
  return environment === "production";
}

/** Those of the targets that are judged. */
export function findTargets(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
): readonly string[] {
  return targetsOf(nodes, edges).judged;
}

/**
 * Where containers come to run, in any environment and lane: among the runners and the flow edges between them,
 * the members of each strongly connected component that no edge leaves and that some flow edge enters from outside it.
 * @returns node ids, sorted as the nodes are.
 */
export function findRunEnds(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
): readonly string[] {
  const flow = flowEdges(nodes, edges);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  // A runner that runs containers of the pipeline itself, such as the agents of a CI, is no end outside its lane.
  const serves = new Set(
    flow.flatMap(({ source, target, artifact }) => {
      const end = byId.get(target);
      return artifact === "container" && end && !isRunner(end) ? [source] : [];
    }),
  );
  const runners = nodes.filter(
    (node) =>
      isRunner(node) && (node.stage === "run" || node.environment === "production" || !serves.has(node.id)),
  );
  const { componentOf, isLeft, isEntered } = circlesOf(runners, flow);
  return runners.flatMap(({ id }) => {
    const component = componentOf.get(id) ?? 0;
    return isEntered[component] === true && isLeft[component] === false ? [id] : [];
  });
}

/** Runners, in any stage, that nothing is handed to: no flow edge enters them, nor the circle of runners that they stand in. @returns node ids */
export function findUnconnected(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
): readonly string[] {
  const runners = nodes.filter(isRunner);
  const { componentOf, isEntered } = circlesOf(runners, flowEdges(nodes, edges));
  return runners.flatMap(({ id }) => (isEntered[componentOf.get(id) ?? 0] === true ? [] : [id]));
}

/**
 * What others pull: production registries, and package registries that a CI or builder hands to, that something enters. Those
 * that nothing leaves; and those in production from which runners outside production alone pull.
 */
function findPulling(nodes: readonly PipelineNode[], edges: readonly PipelineEdge[]) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const [entered, left, built] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const inProduction = new Set<string>();
  for (const { source, target } of flowEdges(nodes, edges)) {
    entered.add(target);
    left.add(source);
    const [from, to] = [byId.get(source), byId.get(target)];
    if (from?.kind === "ci" || from?.kind === "builder") built.add(target);
    if (to && !(isRunner(to) && !isInProduction(to))) inProduction.add(source);
  }
  const pulled = nodes.filter(
    ({ id, kind }) =>
      entered.has(id) && (kind === "production-registry" || (kind === "package-registry" && built.has(id))),
  );
  return {
    published: pulled.flatMap(({ id }) => (left.has(id) ? [] : [id])),
    byTestsAlone: new Set(
      pulled.flatMap((node) =>
        isInProduction(node) && left.has(node.id) && !inProduction.has(node.id) ? [node.id] : [],
      ),
    ),
  };
}

function flowEdges(nodes: readonly PipelineNode[], edges: readonly PipelineEdge[]): readonly PipelineEdge[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return edges.filter((edge) => isFlowEdge(edge, byId));
}

/** The strongly connected components of some nodes and the flow edges between them; whether one of these leaves each, and whether any flow edge enters it. */
function circlesOf(members: readonly PipelineNode[], flow: readonly PipelineEdge[]) {
  const ids = new Set(members.map(({ id }) => id));
  const between = flow.filter(({ source, target }) => ids.has(source) && ids.has(target));
  const { componentOf, count } = componentsOf([...ids], between);
  const isLeft = Array.from({ length: count }, () => false);
  for (const { source, target } of between)
    if (componentOf.get(source) !== componentOf.get(target)) isLeft[componentOf.get(source) ?? 0] = true;
  const isEntered = Array.from({ length: count }, () => false);
  for (const { source, target } of flow) {
    const component = componentOf.get(target);
    if (component !== undefined && componentOf.get(source) !== component) isEntered[component] = true;
  }
  return { componentOf, isLeft, isEntered };
}
