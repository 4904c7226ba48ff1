import type { Control } from "../catalogue/catalogue";
import type { PipelineNode } from "../pipeline/document";
import { compareNodes, compareText } from "../pipeline/pipeline";
import type { Assessment } from "../posture/coverage/assessments";
import { isEffective } from "../posture/coverage/effective-status";

/** The outliers in the matrix of controls and nodes. */
export interface MatrixStory {
  /** A control that one node has in place and another of its kind does not: production before anything else, then by weight. */
  readonly apart?: { readonly control: Control; readonly has: PipelineNode; readonly lacks: PipelineNode };
  /** The node with the most controls in scope that has none of them in place. */
  readonly bare?: { readonly node: PipelineNode; readonly inScope: number };
}

/** Fewer say little about a node. */
const leastInScope = 3;

/** Unassessed is neither in place nor missing: nodes and controls without a status are left out. */
export function matrixStory(assessments: readonly Assessment[]): MatrixStory {
  const [apart, bare] = [apartIn(assessments), bareIn(assessments)];
  return { ...(apart ? { apart } : {}), ...(bare ? { bare } : {}) };
}

function apartIn(assessments: readonly Assessment[]): MatrixStory["apart"] {
  const byControl = new Map<string, Assessment[]>();
  for (const one of assessments) {
    const key = `${one.control.id} ${one.node.kind}`;
    const ofKind = byControl.get(key);
    if (ofKind) ofKind.push(one);
    else byControl.set(key, [one]);
  }
  let best: NonNullable<MatrixStory["apart"]> | undefined;
  for (const ofKind of byControl.values()) {
    const has = firstOf(ofKind.filter(({ status }) => isEffective(status, "declared")));
    const lacks = firstOf(ofKind.filter(({ status }) => isKnownOpen(status)));
    if (!has || !lacks) continue;
    const found = { control: has.control, has: has.node, lacks: lacks.node };
    if (!best || compareApart(found, best) < 0) best = found;
  }
  return best;
}

/** Production first, then in reading order. */
function firstOf(assessments: readonly Assessment[]): Assessment | undefined {
  return assessments.toSorted(
    (a, b) => productionRank(a.node) - productionRank(b.node) || compareNodes(a.node, b.node),
  )[0];
}

function compareApart(a: NonNullable<MatrixStory["apart"]>, b: NonNullable<MatrixStory["apart"]>): number {
  return (
    productionRank(a.lacks) - productionRank(b.lacks) ||
    b.control.weight - a.control.weight ||
    compareText(a.control.id, b.control.id)
  );
}

function productionRank({ environment }: PipelineNode): number {
  return environment === "production" ? 0 : 1;
}

function isKnownOpen(status: Assessment["status"]): boolean {
  return status !== "not-assessed" && status !== "not-applicable" && !isEffective(status, "declared");
}

function bareIn(assessments: readonly Assessment[]): MatrixStory["bare"] {
  const byNode = new Map<
    string,
    { readonly node: PipelineNode; inScope: number; known: number; inPlace: number }
  >();
  for (const { node, status } of assessments) {
    if (status === "not-applicable") continue;
    const sum = byNode.get(node.id) ?? { node, inScope: 0, known: 0, inPlace: 0 };
    byNode.set(node.id, sum);
    sum.inScope += 1;
    if (status !== "not-assessed") sum.known += 1;
    if (isEffective(status, "declared")) sum.inPlace += 1;
  }
  const [found] = [...byNode.values()]
    .filter(({ inScope, known, inPlace }) => inScope >= leastInScope && known > 0 && inPlace === 0)
    .toSorted((a, b) => b.inScope - a.inScope || compareNodes(a.node, b.node));
  return found && { node: found.node, inScope: found.inScope };
}
