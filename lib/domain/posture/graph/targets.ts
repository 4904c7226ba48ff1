import type { PipelineEdge, PipelineNode } from "../../pipeline/document";
import { isFlowEdge } from "../coverage/applicable-controls";
import { componentsOf } from "../../graph/components";
import { isRunner } from "../../pipeline/runners";

/** The run ends that are judged: where there are some in production, not those of other environments. */
export function findTargets(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
): readonly string[] {
  const ends = new Set(findRunEnds(nodes, edges));
  const targets = nodes.filter(({ id }) => ends.has(id));
  const inProduction = targets.filter(({ environment = "production" }) => environment === "production");
  return (inProduction.length > 0 ? inProduction : targets).map(({ id }) => id);
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
  const { componentOf, isLeft, isEntered } = circlesOf(runners, edges);
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
  const { componentOf, isEntered } = circlesOf(runners, edges);
  return runners.flatMap(({ id }) => (isEntered[componentOf.get(id) ?? 0] === true ? [] : [id]));
}

/** The strongly connected components of some nodes and the flow edges between them; whether one of these leaves each, and whether any flow edge enters it. */
function circlesOf(members: readonly PipelineNode[], edges: readonly PipelineEdge[]) {
  const ids = new Set(members.map(({ id }) => id));
  const flow = edges.filter(isFlowEdge);
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
