/**
 * The id of an undo operation: a uuid of version 8, which RFC 9562 leaves free. It tells an undo in the log from the same edit by
 * a person.
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
