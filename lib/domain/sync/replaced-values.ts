import type { Operation } from "../pipeline/operations";

/** The fields that an operation sets, as `node n1 name` or `claim n1 img-sign status`. */
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
      return Object.keys(operation.set ?? {}).map(
        (field) => `claim ${operation.node} ${operation.control} ${field}`,
      );
    case "pipeline.changed":
      return Object.keys(operation.set).map((field) => `pipeline ${field}`);
    default:
      return [];
  }
}

/** The beginnings of all fields that go when an operation removes what they belong to. */
function removedBy(operation: Operation): readonly string[] {
  switch (operation.type) {
    case "node.removed":
      return [`node ${operation.node} `, `claim ${operation.node} `];
    case "edge.removed":
      return [`edge ${operation.edge} `];
    case "zone.removed":
      return [`zone ${operation.zone} `];
    case "image.removed":
      return [`image ${operation.image} `];
    case "claim.changed":
      return operation.set === null ? [`claim ${operation.node} ${operation.control} `] : [];
    default:
      return [];
  }
}

/**
 * The operations of `mine` of which someone else's `incoming` operation set a field, or removed the record it is in:
 * the later write wins, and the person whose value was replaced is told.
 */
export function replacedBy(incoming: Operation, mine: readonly Operation[]): readonly Operation[] {
  const fields = new Set(fieldsOf(incoming));
  const beginnings = removedBy(incoming);
  if (fields.size === 0 && beginnings.length === 0) return [];
  return mine.filter((operation) =>
    fieldsOf(operation).some(
      (field) => fields.has(field) || beginnings.some((beginning) => field.startsWith(beginning)),
    ),
  );
}
