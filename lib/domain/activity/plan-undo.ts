import { applyOperation } from "../pipeline/apply-operation";
import { invertOperation } from "../pipeline/invert-operation";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { differences, type Place, valueAt } from "./differences";
import { isSame } from "../is-same";

export type UndoPlan =
  /**
   * `gone`: the record was deleted. `back`: the value is already as before. `full`: a limit prevents it. `empty`: it had no
   * effect. `rule`: workspace settings did it. `given`: an approval is given again, not restored.
   */
  | {
      readonly kind: "nothing";
      readonly because: "gone" | "back" | "full" | "empty" | "rule" | "given";
    }
  | {
      readonly kind: "possible";
      readonly operations: readonly OperationBody[];
      /** Values that another person has set since, and that the undo would replace or remove. */
      readonly newer: readonly Place[];
      /** How many operations have no effect now, so that the undo is partial. */
      readonly lost: number;
    };

/**
 * How to take back entries of the log today.
 * @param before the pipeline as it was before the first of them.
 * @param operations those entries, which followed one another.
 * @param current the pipeline as it is now.
 */
export function planUndo(
  before: Pipeline,
  operations: readonly OperationBody[],
  current: Pipeline,
): UndoPlan {
  if (operations.some(({ type }) => type === "policy.changed")) return { kind: "nothing", because: "rule" };
  // An approval has today's date and the approver's own name.
  if (operations.some(({ type }) => type === "review.withdrawn"))
    return { kind: "nothing", because: "given" };
  const { after, inverse } = follow(before, operations);
  if (inverse.length === 0) return { kind: "nothing", because: "empty" };
  let undone = current;
  let lost = 0;
  for (const operation of inverse) {
    const result = applyOperation(undone, operation);
    if (!result.ok) return { kind: "nothing", because: "full" };
    if (result.value.outcome === "superseded") lost += 1;
    undone = result.value.pipeline;
  }
  const changes = differences(current, undone);
  if (changes.length === 0)
    return { kind: "nothing", because: lost === 0 || isAsBefore(before, after, current) ? "back" : "gone" };
  const newer = changes.filter((place) => !isSame(valueAt(after, place), valueAt(current, place)));
  return { kind: "possible", operations: inverse, newer, lost };
}

/** The changes by the entries, and the operations that undo them, last ones first. */
function follow(before: Pipeline, operations: readonly OperationBody[]) {
  let after = before;
  const inverses: (readonly OperationBody[])[] = [];
  for (const operation of operations) {
    inverses.unshift(invertOperation(after, operation));
    const result = applyOperation(after, operation);
    if (result.ok) after = result.value.pipeline;
  }
  return { after, inverse: inverses.flat() };
}

/**
 * Whether every value that the entries changed is as before them again. An unset value does not count if its record was deleted.
 */
function isAsBefore(before: Pipeline, after: Pipeline, current: Pipeline): boolean {
  return differences(before, after).every(
    (place) =>
      isSame(valueAt(before, place), valueAt(current, place)) &&
      (holderAt(current, place) !== undefined || holderAt(before, place) === undefined),
  );
}

/** What holds a value: the node of a claim, the record of a field, the pipeline of a record. */
function holderAt(pipeline: Pipeline, { of, id, field }: Place): unknown {
  if (of === "pipeline") return pipeline;
  if (of === "claims" || of === "reviews") return pipeline.nodes.get(id);
  return field === undefined ? pipeline : valueAt(pipeline, { of, id });
}
