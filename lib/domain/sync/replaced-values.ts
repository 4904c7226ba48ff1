import type { Operation } from "../pipeline/operations";

/** A field of one record, as `node n1 name` or `claim n1 img-sign status`. */
function fieldsOf(operation: Operation): readonly string[] {
  switch (operation.type) {
    case "node.changed":
      return Object.keys(operation.set).map((field) => `node ${operation.node} ${field}`);
    case "edge.changed":
      return Object.keys(operation.set).map((field) => `edge ${operation.edge} ${field}`);
    case "zone.changed":
      return Object.keys(operation.set).map((field) => `zone ${operation.zone} ${field}`);
    case "image.changed":
      return Object.keys(operation.set).map((field) => `image ${operation.image} ${field}`);
    case "claim.changed":
      return Object.keys(operation.set ?? {}).map((field) => `claim ${operation.node} ${operation.control} ${field}`);
    case "pipeline.changed":
      return Object.keys(operation.set).map((field) => `pipeline ${field}`);
    default:
      return [];
  }
}

/**
 * The operations of `mine` of which someone else's `incoming` operation set a field: the later write wins, and the
 * person whose value was replaced is told.
 */
export function replacedBy(incoming: Operation, mine: readonly Operation[]): readonly Operation[] {
  const fields = new Set(fieldsOf(incoming));
  return fields.size === 0 ? [] : mine.filter((operation) => fieldsOf(operation).some((field) => fields.has(field)));
}
