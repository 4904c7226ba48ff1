import { restoreFields } from "../pipeline/change-fields";
import type { OperationBody } from "../pipeline/operations";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";

/** What takes an edit back. */
export interface Inverse {
  readonly bodies: readonly OperationBody[];
  /** By body, the values that the edit left in its fields; null if it sets none. */
  readonly left: readonly (Values | null)[];
}

interface Values {
  readonly [field: string]: unknown;
}

/** @param after the pipeline as the edit left it */
export function inverseLeaving(after: Pipeline, inverse: readonly OperationBody[]): Inverse {
  // A confirmation is given by its reviewer on its day, and the server takes back no earlier one.
  const bodies = inverse.filter(({ type }) => type !== "review.added");
  return { bodies, left: bodies.map((body) => valuesIn(after, body)) };
}

/**
 * The operations that undo an edit, without values that another person has set since.
 * @returns the same list if nothing is left out
 */
export function withoutReplaced(now: Pipeline, { bodies, left }: Inverse): readonly OperationBody[] {
  const kept = bodies.flatMap((body, index): readonly OperationBody[] => {
    const [values, were] = [valuesIn(now, body), left[index]];
    if (!values || !were || !("set" in body)) return [body];
    const isTheirs = (field: string) => JSON.stringify(values[field]) !== JSON.stringify(were[field]);
    const fields = Object.entries(body.set ?? {});
    const mine = fields.filter(([field]) => !isTheirs(field));
    if (mine.length === fields.length) return [body];
    return mine.length === 0 ? [] : [{ ...body, set: Object.fromEntries(mine) }];
  });
  return kept.every((body, index) => body === bodies[index]) && kept.length === bodies.length ? bodies : kept;
}

/** The current values of the fields that a body sets, null if empty; null if it sets none, or if their record is deleted. */
function valuesIn(pipeline: Pipeline, body: OperationBody): Values | null {
  const record = recordOf(pipeline, body);
  return record && "set" in body && body.set ? { ...restoreFields(record, body.set) } : null;
}

function recordOf(pipeline: Pipeline, body: OperationBody): object | undefined {
  switch (body.type) {
    case "pipeline.changed":
      return pipeline;
    case "node.changed":
      return pipeline.nodes.get(body.node);
    case "edge.changed":
      return pipeline.edges.get(body.edge);
    case "zone.changed":
      return pipeline.zones.get(body.zone);
    case "image.changed":
      return pipeline.images.get(body.image);
    case "claim.changed":
      return claimsOf(pipeline, body.node).get(body.control) ?? {};
    default:
      return undefined;
  }
}
