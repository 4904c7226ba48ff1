import type { PipelineEdge, PipelineNode } from "../../pipeline/document";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import { componentsOf } from "../../graph/components";
import { isRunner } from "../../pipeline/runners";

/** What is protected. Node ids, sorted as the nodes are. */
export interface Targets {
  /** The ends that are judged: where there are some in production, not those of other environments. */
  readonly judged: readonly string[];
  readonly others: readonly string[];
  /** Nothing runs on this map: they are the registries that others pull from. */
  readonly isPublished: boolean;
}

/** The targets of docs/analysis-definitions.md. O(nodes + edges). */
export function targetsOf(nodes: readonly PipelineNode[], edges: readonly PipelineEdge[]): Targets {
  const runEnds = findRunEnds(nodes, edges);
  const ends = new Set(runEnds.length > 0 ? runEnds : findPublished(nodes, edges));
  const targets = nodes.filter(({ id }) => ends.has(id));
  const inProduction = targets.filter(({ environment = "production" }) => environment === "production");
  const judged = new Set((inProduction.length > 0 ? inProduction : targets).map(({ id }) => id));
  return {
    judged: [...judged],
    others: targets.flatMap(({ id }) => (judged.has(id) ? [] : [id])),
    isPublished: ends.size > 0 && runEnds.length === 0,
  };
}

/** Those of the targets that are judged. */
export function findTargets(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
): readonly string[] {
  return targetsOf(nodes, edges).judged;
}

/**
 * Where containers come to run, in any environment: among the runners of stage `run` and the flow edges between them,
 * the members of each strongly connected component that no edge leaves and that some flow edge enters from outside it.
 * @returns node ids, sorted as the nodes are.
 */
export function findRunEnds(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
): readonly string[] {
  const runners = nodes.filter((node) => node.stage === "run" && isRunner(node));
  const { componentOf, isLeft, isEntered } = circlesOf(runners, flowEdges(nodes, edges));
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

/** What others pull: registries that something enters and nothing leaves, of those for packages the ones that a build hands to. */
function findPublished(nodes: readonly PipelineNode[], edges: readonly PipelineEdge[]): readonly string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const [entered, left, built] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { source, target } of flowEdges(nodes, edges)) {
    entered.add(target);
    left.add(source);
    const from = byId.get(source)?.kind;
    if (from === "ci" || from === "builder") built.add(target);
  }
  return nodes.flatMap(({ id, kind }) => {
    const isOne = kind === "production-registry" || (kind === "package-registry" && built.has(id));
    return isOne && entered.has(id) && !left.has(id) ? [id] : [];
  });
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
