import { isSame } from "../is-same";
import { parseImportedRun } from "../activity/imported-run";
import type { OperationBody } from "../pipeline/operations";
import { isUndoId } from "../pipeline/undo-id";
import { nothingWritten, type Written, WrittenLog } from "./written";

interface Run {
  readonly key: string;
  readonly source: string | undefined;
  readonly operations: OperationBody[];
  /** The operations of an undo in turn, once another client writes. */
  undo?: readonly string[];
  /** By client, how far its last entries match an undo. */
  readonly undoing: Map<string, number>;
  /** Its values that people changed since, by key of the change. */
  readonly replaced: Set<string>;
  /** Its operations that an undo has not reverted yet. */
  left: Set<string> | undefined;
  /** Once undone: operations that a redo has not repeated yet, with values if they identify the import. */
  again: Map<string, unknown> | undefined;
  isUndone: boolean;
}

/**
 * Collects from a pipeline's log, in order, what imports wrote. An import that was undone as a whole is forgotten. Undo entries are known
 * by their ids. Older entries and scripts lack such ids: they count as an undo if one client reverts every operation in reverse order.
 * For an import of one operation that could also be a person's removal, so it is remembered.
 */
export class ImportLog {
  readonly #runs: Run[] = [];

  /** @param operation with the id of its entry, if known */
  add(clientId: string, operation: OperationBody & { readonly id?: string }): void {
    const imported = parseImportedRun(clientId);
    if (!imported) return this.#follow(clientId, operation);
    const last = this.#runs.at(-1);
    if (last?.key === clientId) return void last.operations.push(operation);
    this.#runs.push({
      key: clientId,
      source: imported.source,
      operations: [operation],
      undoing: new Map(),
      replaced: new Set(),
      left: undefined,
      again: undefined,
      isUndone: false,
    });
  }

  /** @param from the document that the pipeline was created from */
  written(from: Written = nothingWritten): Written {
    const written = new WrittenLog(from);
    for (const { operations, source, isUndone } of this.#runs)
      if (!isUndone) for (const operation of operations) written.add(operation, source);
    return written;
  }

  #follow(clientId: string, operation: OperationBody & { readonly id?: string }): void {
    const isMarked = operation.id !== undefined && isUndoId(operation.id);
    for (const run of this.#runs) {
      if (isMarked) followMarked(run, operation);
      else followUnmarked(run, clientId, operation);
    }
  }
}

/** An entry of an undo: a removal takes dependent records along, in any order. */
function followMarked(run: Run, operation: OperationBody): void {
  // A redo.
  if (run.isUndone) return followAgain(run, operation);
  const done = keyOf(operation);
  const undoes = run.operations.filter(
    (one) =>
      (inverseKey(one) === done && !leavesAsImported(one, operation)) ||
      (operation.type === "node.removed" && hangsOn(one, operation.node)),
  );
  // Reverting a person's change to an imported record reverts nothing of the import.
  if (undoes.length === 0) return void run.replaced.delete(done);
  run.left ??= new Set(run.operations.map(inverseKey).filter((key) => !run.replaced.has(key)));
  for (const one of undoes) run.left.delete(inverseKey(one));
  run.isUndone = run.left.size === 0;
  if (run.isUndone) run.left = undefined;
}

/** Whether a change keeps what an import wrote: it sets other fields, or the import's values. */
function leavesAsImported(imported: OperationBody, operation: OperationBody): boolean {
  if (!("set" in imported) || !("set" in operation) || !imported.set || !operation.set) return false;
  const now: Readonly<Record<string, unknown>> = { ...operation.set };
  return Object.entries(imported.set).some(
    ([field, value]) => !Object.hasOwn(now, field) || isSame(now[field], value),
  );
}

/** Whether removing a node removes it. */
function hangsOn(operation: OperationBody, node: string): boolean {
  if (operation.type === "edge.added") {
    const { source, target } = operation.edge;
    return source === node || target === node;
  }
  return "node" in operation && operation.node === node;
}

/** An entry of a person or a script that is not a known undo. */
function followUnmarked(run: Run, clientId: string, operation: OperationBody): void {
  const done = keyOf(operation);
  // A value that a person set since stays: an undo skips it.
  if (done.includes(".changed ")) run.replaced.add(done);
  if (run.isUndone) return followAgain(run, operation);
  if (run.operations.length < 2) return;
  run.undo ??= run.operations.map(inverseKey).toReversed();
  const at = run.undoing.get(clientId) ?? 0;
  if (run.undo[at] === done) run.undoing.set(clientId, at + 1);
  // Restoring a removed record takes several operations, one per dependent record.
  else if (at > 0 && !run.operations.some(takesAway)) run.undoing.set(clientId, run.undo[0] === done ? 1 : 0);
  run.isUndone = run.undoing.get(clientId) === run.undo.length;
}

/**
 * Recognises a redo: nothing else has the import's ids. An import that added nothing is redone by all its changes with their values, as a
 * person may set the same fields to other values.
 */
function followAgain(run: Run, operation: OperationBody): void {
  const drawn = run.operations.filter(({ type }) => type.endsWith(".added") && type !== "evidence.added");
  run.again ??= new Map((drawn.length > 0 ? drawn : run.operations).flatMap(effectsOf));
  for (const [what, value] of effectsOf(operation))
    if (run.again.has(what) && isSame(run.again.get(what), value)) run.again.delete(what);
  if (run.again.size > 0) return;
  run.isUndone = false;
  run.left = undefined;
  run.again = undefined;
  run.replaced.clear();
  run.undoing.clear();
}

/** The parts of an operation: each changed field and each piece of evidence, with its value. */
function effectsOf(operation: OperationBody): readonly (readonly [string, unknown])[] {
  const key = keyOf(operation);
  if (operation.type === "evidence.added") return [[key, operation.evidence]];
  if (!("set" in operation) || !operation.set) return [[key, undefined]];
  return Object.entries(operation.set).map(([field, value]) => [`${key} ${field}`, value] as const);
}

function takesAway(operation: OperationBody): boolean {
  return (
    operation.type.endsWith(".removed") || (operation.type === "claim.changed" && operation.set === null)
  );
}

/** The record that an operation changes. */
function keyOf(operation: OperationBody): string {
  return `${operation.type} ${subjectOf(operation)}`;
}

/** The same for the operation that reverts it. */
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
    case "review.added":
      return `${operation.review.node} ${operation.review.control} ${operation.review.id}`;
    case "review.withdrawn":
      return `${operation.node} ${operation.control} ${operation.withdrawn}`;
    case "comment.added":
      return operation.comment.id;
    case "comment.removed":
      return operation.comment;
    case "thread.resolved":
    case "thread.reopened":
      return operation.thread;
    case "nodes.moved":
    case "pipeline.changed":
    case "policy.changed":
      return "";
  }
}
