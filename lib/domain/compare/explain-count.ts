import type { Stage } from "../pipeline/document";
import { compareText } from "../pipeline/pipeline";
import { openCount, standingOf } from "../posture/coverage/coverage";
import { type EffectiveStatus, isEffective, isOpen } from "../posture/coverage/effective-status";
import type { Counts } from "../posture/posture";
import type { StatusStep, StepCause } from "./change-groups";
import type { StateComparison } from "./compare-states";
import type { ControlChange } from "./control-changes";

/** What is counted: controls with a status, or one of the sums of several. */
export type Counted =
  | EffectiveStatus
  | "applicable"
  | "in-scope"
  | "in-place"
  | "proven"
  | "open"
  | "open-proven";

export interface CountQuestion {
  readonly counted: Counted;
  /** Absent: the whole map. */
  readonly where?: { readonly stage: Stage } | { readonly node: string };
}

/**
 * Why a count differs. `claim`, `evidence`, `review`, `rule` and `time`: one control on one node; a node, its connections or its
 * stage: all its controls; the catalogue: one control on all nodes.
 */
export interface CountPart {
  readonly cause: StepCause | "stage";
  /** By how much, never 0. */
  readonly delta: number;
  /** Absent for the catalogue. */
  readonly node?: string;
  readonly control?: string;
}

export interface CountExplanation {
  readonly before: number;
  readonly after: number;
  /** They add up to `after - before`; those that take most first. */
  readonly parts: readonly CountPart[];
}

/** Which changes account for exactly the difference of a count between two states. O(changes + nodes). */
export function explainCount(
  { controls, nodes, counts }: Pick<StateComparison, "controls" | "nodes" | "counts">,
  { counted, where }: CountQuestion,
): CountExplanation {
  const parts = new Map<string, { part: Omit<CountPart, "delta">; delta: number }>();
  const add = (part: Omit<CountPart, "delta">, delta: number) => {
    const key = `${part.cause} ${part.node ?? ""} ${part.control ?? ""}`;
    const known = parts.get(key);
    if (known) known.delta += delta;
    else parts.set(key, { part, delta });
  };
  const stageOf = new Map(
    nodes.map(({ id, before, after }) => [id, { before: before?.stage, after: after?.stage }]),
  );
  for (const change of controls)
    if (isCountedAt(change, where, stageOf))
      for (const step of change.steps) add(partOf(change, step), weigh(step, counted));
  // A node in another stage takes its count along last.
  if (where && "stage" in where)
    for (const { id, before, after } of nodes)
      if (
        before &&
        after &&
        before.stage !== after.stage &&
        [before.stage, after.stage].includes(where.stage)
      )
        add(
          { cause: "stage", node: id },
          (after.stage === where.stage ? 1 : -1) * countOf(after.counts, counted),
        );
  return {
    ...totals(nodes, counts, counted, where),
    parts: [...parts.values()]
      .flatMap(({ part, delta }) => (delta === 0 ? [] : [{ ...part, delta }]))
      .toSorted(
        (a, b) =>
          Math.abs(b.delta) - Math.abs(a.delta) ||
          compareText(a.node ?? "", b.node ?? "") ||
          compareText(a.control ?? "", b.control ?? "") ||
          compareText(a.cause, b.cause),
      ),
  };
}

/** The number that a screen shows for it. */
export function countOf(counts: Counts, counted: Counted): number {
  switch (counted) {
    case "applicable":
      return counts.applicable;
    case "in-scope":
      return counts.inScope;
    case "in-place":
      return standingOf(counts);
    case "proven":
      return standingOf(counts, "proven");
    case "open":
      return openCount(counts);
    case "open-proven":
      return openCount(counts, "proven");
    case "not-applicable":
      return counts.notApplicable;
    case "not-assessed":
      return counts.notAssessed;
    default:
      return counts[counted];
  }
}

function isCounted(status: EffectiveStatus | undefined, counted: Counted): boolean {
  if (status === undefined) return false;
  switch (counted) {
    case "applicable":
      return true;
    case "in-scope":
      return status !== "not-applicable";
    case "in-place":
      return isEffective(status, "declared");
    case "proven":
      return isEffective(status, "proven");
    case "open":
      return isOpen(status, "declared");
    case "open-proven":
      return isOpen(status, "proven");
    default:
      return status === counted;
  }
}

function weigh({ from, to }: StatusStep, counted: Counted): number {
  return Number(isCounted(to, counted)) - Number(isCounted(from, counted));
}

/** The changes of a node that moved count in its old stage; then it moves. */
function isCountedAt(
  { node }: ControlChange,
  where: CountQuestion["where"],
  stageOf: ReadonlyMap<string, { readonly before: Stage | undefined; readonly after: Stage | undefined }>,
): boolean {
  if (!where) return true;
  if ("node" in where) return where.node === node;
  const { before, after } = stageOf.get(node) ?? {};
  return (before ?? after) === where.stage;
}

function partOf({ node, control }: ControlChange, { cause }: StatusStep): Omit<CountPart, "delta"> {
  switch (cause) {
    case "catalogue":
      return { cause, control };
    case "claim":
    case "evidence":
    case "review":
    case "rule":
    case "time":
      return { cause, node, control };
    default:
      return { cause, node };
  }
}

function totals(
  nodes: StateComparison["nodes"],
  counts: StateComparison["counts"],
  counted: Counted,
  where: CountQuestion["where"],
): Pick<CountExplanation, "before" | "after"> {
  if (!where)
    return {
      before: countOf(counts.before.pipeline, counted),
      after: countOf(counts.after.pipeline, counted),
    };
  if ("stage" in where) {
    const { stage } = where;
    return {
      before: countOf(counts.before.stages[stage], counted),
      after: countOf(counts.after.stages[stage], counted),
    };
  }
  const node = nodes.find(({ id }) => id === where.node);
  return {
    before: node?.before ? countOf(node.before.counts, counted) : 0,
    after: node?.after ? countOf(node.after.counts, counted) : 0,
  };
}
