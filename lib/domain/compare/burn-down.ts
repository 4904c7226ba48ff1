import { replayOperation } from "../pipeline/apply-operation";
import type { OperationBody } from "../pipeline/operations";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";

/** How many planned claims were left at the end of a UTC day, and until the next of them. */
export interface LeftOnDay {
  readonly day: string;
  readonly left: number;
}

export interface OperationOnDay {
  readonly day: string;
  readonly operation: OperationBody;
}

/**
 * The days on which the number of planned claims changed, from the first plan on, in one pass over a log. O(touched records).
 * @param start the map before the first operation, and its day
 * @param operations in the order of the log
 */
export function burnDown(
  start: { readonly pipeline: Pipeline; readonly day: string },
  operations: Iterable<OperationOnDay>,
): readonly LeftOnDay[] {
  let { pipeline, day: today } = start;
  let left = [...pipeline.nodes.values()].reduce((sum, { id }) => sum + plannedOn(pipeline, id), 0);
  const days: LeftOnDay[] = [];
  for (const { day, operation } of operations) {
    // A clock that was set back does not make a day twice.
    if (day > today) {
      days.push({ day: today, left });
      today = day;
    }
    const result = replayOperation(pipeline, operation);
    if (!result.ok) continue;
    const after = result.value.pipeline;
    if (operation.type === "claim.changed" || operation.type === "node.removed")
      left += plannedOn(after, operation.node) - plannedOn(pipeline, operation.node);
    pipeline = after;
  }
  days.push({ day: today, left });
  return days.filter((one, index) => one.left !== (days[index - 1]?.left ?? 0));
}

function plannedOn(pipeline: Pipeline, node: string): number {
  let count = 0;
  for (const { status } of claimsOf(pipeline, node).values()) if (status === "planned") count += 1;
  return count;
}
