import type { PipelineEdge, PipelineNode } from "../../pipeline/document";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import { componentsOf } from "../../graph/components";
import { isRegistry } from "../../pipeline/is-registry";
import { isRunner } from "../../pipeline/runners";

/** The protected nodes, as ids in the order of nodes. */
export interface Targets {
  /** The judged targets: those in production, if there are any. */
  readonly judged: readonly string[];
  readonly others: readonly string[];
  /** All judged targets are registries that others pull from. */
  readonly isPublished: boolean;
}

/**
 * The targets (Analysis 1.5): nodes where containers run, and registries that others pull from. If some are in production, others
 * are not judged, except a production registry from which only runners outside production pull. O(nodes + edges).
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

/** A node without an environment counts as production (Analysis 1.2). */
function isInProduction({ environment = "production" }: PipelineNode): boolean {
  return environment === "production";
}

/** The judged ones among the targets. */
export function findTargets(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
): readonly string[] {
  return targetsOf(nodes, edges).judged;
}

/**
 * Where containers run, in any environment and lane: among runners and the flow edges between them, the members of each strongly
 * connected component that no edge leaves and that some flow edge enters from outside.
 * @returns node ids, in the order of nodes
 */
export function findRunEnds(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
): readonly string[] {
  const flow = flowEdges(nodes, edges);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  // A runner of the pipeline's own containers, such as CI agents, is no target outside its lane.
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

/** Runners, in any stage, that receive nothing: no flow edge enters them or their circle of runners. @returns node ids */
export function findUnconnected(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
): readonly string[] {
  const runners = nodes.filter(isRunner);
  const { componentOf, isEntered } = circlesOf(runners, flowEdges(nodes, edges));
  return runners.flatMap(({ id }) => (isEntered[componentOf.get(id) ?? 0] === true ? [] : [id]));
}

/**
 * Published registries: production registries, and package registries that a CI or builder sends to, that something enters. Those
 * that nothing leaves, and those in production from which only runners outside production pull.
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

/**
 * The strongly connected components of some nodes and the flow edges between them: whether one of these leaves each, and whether
 * any flow edge enters it.
 */
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
