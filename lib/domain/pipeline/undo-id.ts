/**
 * The id of an operation that takes something back: a uuid of version 8, which RFC 9562 leaves to who makes it. The
 * log tells by it an undo from a person who does the same by hand.
 * @param id a uuid
 */
export function asUndoId(id: string): string {
  return `${id.slice(0, versionAt)}8${id.slice(versionAt + 1)}`;
}

/** Whether an operation with this id was made by an undo. */
export function isUndoId(id: string): boolean {
  return id[versionAt] === "8";
}

const versionAt = 14;
