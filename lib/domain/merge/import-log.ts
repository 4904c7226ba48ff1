import { parseImportedRun } from "../activity/imported-run";
import type { OperationBody } from "../pipeline/operations";
import { nothingWritten, type Written, WrittenLog } from "./written";

interface Run {
  readonly key: string;
  readonly source: string | undefined;
  readonly operations: OperationBody[];
  /** What an undo does in turn, once somebody else writes. */
  undo?: readonly string[];
  /** By name of a client, how much of an undo its last entries are. */
  readonly undoing: Map<string, number>;
  isUndone: boolean;
}

/**
 * Follows the log of a pipeline, entry by entry in its order, for what imports wrote. An import that was undone as a whole is forgotten:
 * one client's entries take its operations back, each in turn from the last to the first. Of an import of one operation that can't be
 * told from a person who takes off what it drew, so that it is remembered.
 */
export class ImportLog {
  readonly #runs: Run[] = [];

  add(clientId: string, operation: OperationBody): void {
    const imported = parseImportedRun(clientId);
    if (!imported) return this.#follow(clientId, operation);
    const last = this.#runs.at(-1);
    if (last?.key === clientId) return void last.operations.push(operation);
    this.#runs.push({
      key: clientId,
      source: imported.source,
      operations: [operation],
      undoing: new Map(),
      isUndone: false,
    });
  }

  /** @param from what the pipeline was made from */
  written(from: Written = nothingWritten): Written {
    const written = new WrittenLog(from);
    for (const { operations, source, isUndone } of this.#runs)
      if (!isUndone) for (const operation of operations) written.add(operation, source);
    return written;
  }

  #follow(clientId: string, operation: OperationBody): void {
    const done = keyOf(operation);
    for (const run of this.#runs) {
      if (run.isUndone || run.operations.length < 2) continue;
      run.undo ??= run.operations.map(inverseKey).toReversed();
      const at = run.undoing.get(clientId) ?? 0;
      if (run.undo[at] === done) run.undoing.set(clientId, at + 1);
      // To bring back what went takes several operations, of what hung on it.
      else if (at > 0 && !run.operations.some(takesAway))
        run.undoing.set(clientId, run.undo[0] === done ? 1 : 0);
      run.isUndone = run.undoing.get(clientId) === run.undo.length;
    }
  }
}

function takesAway(operation: OperationBody): boolean {
  return (
    operation.type.endsWith(".removed") || (operation.type === "claim.changed" && operation.set === null)
  );
}

/** What an operation is done to. */
function keyOf(operation: OperationBody): string {
  return `${operation.type} ${subjectOf(operation)}`;
}

/** The same of the operation that takes it back. */
function inverseKey(operation: OperationBody): string {
  const [of = "", does = ""] = operation.type.split(".");
  const inverse = does === "added" ? "removed" : does === "removed" ? "added" : does;
  return `${of}.${inverse} ${subjectOf(operation)}`;
}

function subjectOf(operation: OperationBody): string {
  switch (operation.type) {
    case "node.added":
      return operation.node.id;
    case "edge.added":
      return operation.edge.id;
    case "zone.added":
      return operation.zone.id;
    case "image.added":
      return operation.image.id;
    case "node.changed":
    case "node.removed":
      return operation.node;
    case "edge.changed":
    case "edge.removed":
      return operation.edge;
    case "zone.changed":
    case "zone.removed":
      return operation.zone;
    case "image.changed":
    case "image.removed":
      return operation.image;
    case "claim.changed":
      return `${operation.node} ${operation.control}`;
    case "evidence.added":
      return `${operation.node} ${operation.control} ${operation.evidence.id}`;
    case "evidence.removed":
      return `${operation.node} ${operation.control} ${operation.evidence}`;
    case "nodes.moved":
    case "pipeline.changed":
      return "";
  }
}
