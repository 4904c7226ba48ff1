import type { Standing } from "./standing";
import type { WaysMap } from "./ways-map";

/**
 * How an attacker has a node (Analysis 6): the node or a job on it is compromised; or it holds code merged without review, a
 * stranger's proposal, an insider's branch, or a hijacked tool.
 */
export const acting = { hostile: 0, job: 1, merged: 2, proposed: 3, branch: 4, tool: 5 } as const;
export const actingCount = 6;

/** A node and one of these, as a number. */
export const stateAt = (node: number, how: number) => node * actingCount + how;
export const nodeOfState = (state: number) => Math.floor(state / actingCount);
export const howOfState = (state: number) => state % actingCount;

/** The first make the node attacker-controlled; the rest only lie there. */
export const isActing = (state: number) => howOfState(state) <= acting.job;

/** One step of an attacker's spread. @param edge -1 if the shared thing is not on the map */
export type VisitStep = (next: number, isAssumed: boolean, edge: number) => void;

/** Steps through shared resources of CI nodes. @see Sharing */
export function createSharedSteps({ sharing }: WaysMap, { isClosed }: Standing) {
  return (state: number, visit: VisitStep) => {
    if (!isActing(state)) return;
    const node = nodeOfState(state);
    for (const group of sharing.groupsOf[node] ?? [])
      for (const member of sharing.members[group] ?? [])
        if (member !== node && isClosed["shared-state"][member] === 0)
          visit(stateAt(member, acting.job), false, -1);
  };
}

/** @returns a function that visits the steps along edges out of a state, one by one, whatever their end */
export function createActingSteps(map: WaysMap, standing: Standing) {
  const { graph, isStranger, isRegistry, isRunner } = map;
  const { nodes, edges, from, to, leavingFrom, leaving, enteringFrom, entering } = graph;
  const isRelease = new Uint8Array(edges.length);
  for (const edge of map.releases.flat()) isRelease[edge] = 1;
  const isEscapeClosed = standing.isClosed.escape;
  const { isClosed, isReviewed, isIsolated, lacksIsolation, takesIn } = standing;

  const alongTool = (node: number, end: number, edge: number, visit: VisitStep) => {
    if (isRegistry[node] === 1 && takesIn[edge] === 0) return;
    if (nodes[end]?.kind === "package-registry") return visit(stateAt(end, acting.tool), false, edge);
    const isShared = nodes[node]?.kind === "ci" && nodes[end]?.kind === "ci";
    if (!isShared || isClosed["shared-state"][end] === 0) visit(stateAt(end, acting.job), false, edge);
  };
  const alongCode = (how: number, node: number, end: number, edge: number, visit: VisitStep) => {
    const kind = nodes[end]?.kind;
    const isOutside = isStranger[node] === 1;
    if (how === acting.tool) return;
    if (kind === "source-repository") {
      if (how === acting.proposed || how === acting.branch) return visit(stateAt(end, how), false, edge);
      visit(stateAt(end, isOutside ? acting.proposed : acting.branch), false, edge);
      if (isReviewed[end] === 0) visit(stateAt(end, acting.merged), false, edge);
    } else if (kind === "ci" || kind === "builder") {
      const isUnreviewed = isOutside || how === acting.proposed || how === acting.branch;
      if (isUnreviewed && isIsolated[end] === 1) return;
      const isAssumed = how === acting.branch && lacksIsolation[end] === 0;
      visit(stateAt(end, acting.job), isAssumed, edge);
    }
  };

  return (state: number, visit: VisitStep) => {
    const [node, how] = [nodeOfState(state), howOfState(state)];
    const acts = how <= acting.job;
    if (acts && nodes[node]?.kind === "workload" && isEscapeClosed[node] === 0)
      for (let place = enteringFrom[node] ?? 0; place < (enteringFrom[node + 1] ?? 0); place++) {
        const edge = entering[place] ?? 0;
        const runner = from[edge] ?? 0;
        if (edges[edge]?.artifact === "container" && isRunner[runner] === 1 && isEscapeClosed[runner] === 0)
          visit(stateAt(runner, acting.hostile), false, edge);
      }
    for (let place = leavingFrom[node] ?? 0; place < (leavingFrom[node + 1] ?? 0); place++) {
      const edge = leaving[place] ?? 0;
      const end = to[edge] ?? 0;
      const artifact = edges[edge]?.artifact;
      if (artifact === "credential") {
        // A credential that may only publish or deploy is a step into its end, and gives no control of it.
        if (isRelease[edge] === 1) continue;
        if (how === acting.hostile || (how === acting.job && isClosed["job-rights"][node] === 0))
          visit(stateAt(end, acting.hostile), false, edge);
      } else if (artifact === "container") {
        if (acts && isRunner[node] === 1) visit(stateAt(end, acting.hostile), false, edge);
      } else if (artifact === "tool") {
        if (how <= acting.merged || how === acting.tool) alongTool(node, end, edge, visit);
      } else if (artifact === "code") alongCode(how, node, end, edge, visit);
    }
  };
}

export type ActingSteps = ReturnType<typeof createActingSteps>;
