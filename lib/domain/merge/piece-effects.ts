import { catalogueOf } from "../catalogue/own/catalogue-of";
import { type ControlChange, compareControls } from "../compare/control-changes";
import { applyOperation } from "../pipeline/apply-operation";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import type { OperationBody } from "../pipeline/operations";
import { operationsOf } from "./choose-pieces";
import type { MergePiece, PieceEffect } from "./merge-piece";
import { withoutMoved } from "./without-moved";

/**
 * Adds to each piece its effect on a control, as in a comparison of the map before and after, and the source lines that it removes.
 * Linear in the pieces and in the controls of the map.
 * @param day the UTC day, `YYYY-MM-DD`
 */
export function withEffects(
  present: Pipeline,
  pieces: readonly MergePiece[],
  day: string,
): readonly MergePiece[] {
  const usual = pieces.filter(({ ticked }) => ticked);
  const asProposed = changesBy(present, usual, day);
  // Unticked pieces are judged as if all were ticked.
  const asAll = usual.length === pieces.length ? asProposed : changesBy(present, pieces, day);
  return pieces.map((piece) => {
    const effect = effectOf(piece, piece.ticked ? asProposed : asAll);
    const gone = linesGone(present, piece);
    return { ...piece, ...(effect && { effect }), ...(gone.length > 0 && { gone }) };
  });
}

type Changes = ReadonlyMap<string, ControlChange>;

function changesBy(present: Pipeline, pieces: readonly MergePiece[], day: string): Changes {
  const claimed = pieces.flatMap(({ of, node }) =>
    of === "claim" && node !== undefined && present.nodes.get(node) ? [node] : [],
  );
  if (claimed.length === 0) return new Map();
  let pipeline = present;
  for (const operation of operationsOf(pieces)) {
    const result = applyOperation(pipeline, operation);
    if (result.ok) ({ pipeline } = result.value);
  }
  const { changes } = compareControls(
    { pipeline: present, day, catalogue: catalogueOf(present) },
    { pipeline, day, catalogue: catalogueOf(pipeline) },
    new Set(claimed),
  );
  return new Map(changes.map((change) => [`${change.node} ${change.control}`, change]));
}

function effectOf({ of, operations: [first] }: MergePiece, changes: Changes): PieceEffect | undefined {
  if (of !== "claim" || !first || !("control" in first)) return undefined;
  const change = changes.get(`${first.node} ${first.control}`);
  if (change?.before === undefined || change.after === undefined) return undefined;
  const { group, before, after } = change;
  return group === "worse" || group === "better" ? { group, before, after } : undefined;
}

/** Source lines behind a removal, without lines that only moved. */
function linesGone(present: Pipeline, { operations }: MergePiece): readonly string[] {
  const gone = new Set(operations.flatMap((operation) => linesOf(present, operation)));
  const comes = operations.flatMap((operation) => newLines(present, operation));
  return withoutMoved([...gone], comes);
}

function newLines(present: Pipeline, operation: OperationBody): readonly string[] {
  if (operation.type === "evidence.added") return fileLines([operation.evidence.title]);
  if (operation.type !== "claim.changed" || !operation.set?.note) return [];
  const was = new Set(claimsOf(present, operation.node).get(operation.control)?.note?.split("\n"));
  return fileLines([operation.set.note]).filter((line) => !was.has(line));
}

function linesOf(present: Pipeline, operation: OperationBody): readonly string[] {
  if (operation.type === "node.removed")
    return [...claimsOf(present, operation.node).values()].flatMap(({ evidence = [], note }) =>
      fileLines([...evidence.map(({ title }) => title), note]),
    );
  if (operation.type === "evidence.removed") {
    const claim = claimsOf(present, operation.node).get(operation.control);
    return fileLines(claim?.evidence?.flatMap(({ id, title }) => (id === operation.evidence ? [title] : [])));
  }
  if (operation.type !== "claim.changed") return [];
  const { evidence = [], note } = claimsOf(present, operation.node).get(operation.control) ?? {};
  if (operation.set === null) return fileLines([...evidence.map(({ title }) => title), note]);
  if (operation.set.note === undefined) return [];
  const stays = new Set(operation.set.note?.split("\n"));
  return fileLines([note]).filter((line) => !stays.has(line));
}

/** The lines that begin with a file and a line number. */
function fileLines(texts: readonly (string | undefined)[] = []): readonly string[] {
  return texts.flatMap((text) => text?.split("\n").filter((line) => /^\S+:\d{1,7} /.test(line)) ?? []);
}
