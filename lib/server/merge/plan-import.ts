import "server-only";
import * as z from "zod";
import type { ImportedInto } from "@/lib/domain/contract/imports";
import { laidOut, isPiledUp } from "@/lib/domain/layout/piled-up";
import { operationsOf, withNeeds } from "@/lib/domain/merge/choose-pieces";
import type { MergePiece, SameAnswers } from "@/lib/domain/merge/merge-piece";
import { planMerge } from "@/lib/domain/merge/plan-merge";
import { sourceName } from "@/lib/domain/merge/source-name";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";
import { type OperationBody, operationBodySchema } from "@/lib/domain/pipeline/operations";
import type { ScanAnswer } from "@/lib/domain/scan/scan-answer";
import type { PipelineAccess } from "../auth/access";
import { AppError } from "../errors";
import { currentState } from "../pipeline/queries";
import { requireAsShown } from "../pipeline/require-as-shown";
import { readWritten } from "./read-written";

/**
 * The input: the JSON answer of reading files, and whether it has the name of an archive's folder; or a map.
 */
export type Coming =
  | { readonly scan: string; readonly isArchive?: boolean }
  | { readonly document: PipelineDocument; readonly from: "files" | "map" };

export interface ImportOptions {
  readonly day: string;
  /** The name of the files; absent: their folder's. */
  readonly source?: string | undefined;
  readonly same: SameAnswers;
  /** Absent: a preview, nothing is written. */
  readonly accept?: "all" | readonly string[] | undefined;
  /** The revision of the preview. */
  readonly revision?: number | undefined;
}

export interface ImportPlan {
  readonly revision: number;
  readonly erasures: number;
  readonly from: "files" | "map";
  readonly source?: string | undefined;
  readonly operations: readonly OperationBody[];
  /** Without the resulting revision. */
  readonly answer: Omit<ImportedInto, "revision">;
}

/** The long, read-only part of an import: the changes, and the operations of the accepted ones. */
export async function planImport(
  access: PipelineAccess,
  coming: Coming,
  { day, source: called, same, accept, revision: shown }: ImportOptions,
): Promise<ImportPlan> {
  // Our own process wrote it.
  const scan = "scan" in coming ? (JSON.parse(coming.scan) as ScanAnswer) : undefined;
  const from = "scan" in coming ? "files" : coming.from;
  const given = "scan" in coming ? scan?.document : coming.document;
  if (!given) throw new Error("Reading the files failed.");
  const { pipeline, revision, erasures } = await currentState(access);
  if (shown !== undefined) await requireAsShown(access.pipelineId, { revision, shown, done });
  const isArchive = called === undefined && "scan" in coming && coming.isArchive === true;
  const source = sourceName(called ?? given.name, isArchive ? "archive" : "name");
  const { pieces, questions, tooMuch } = planMerge({
    present: pipeline,
    incoming: isPiledUp(given) ? laidOut(given) : given,
    written: await readWritten(access.pipelineId, revision),
    from,
    source,
    day,
    same,
    ...(scan && { proofs: scan.proofs }),
  });
  const taken = accept === undefined ? [] : takenOf(pieces, accept);
  const isTaken = new Set(taken.map(({ id }) => id));
  const notUnderstood = [
    ...(scan?.notUnderstood ?? []),
    ...tooMuch.map((why) => ({ at: { file: "", line: 0 }, why })),
  ];
  return {
    revision,
    erasures,
    from,
    source,
    operations: accept === undefined ? [] : readOperations(operationsOf(taken)),
    answer: {
      changes: accept === undefined ? pieces : taken,
      questions,
      unknowns: scan?.unknowns ?? [],
      notUnderstood,
      ...(accept === undefined
        ? {
            document: given,
            files: scan?.files ?? [],
            facts: (scan?.facts ?? []).map((fact) => ({ ...fact })),
          }
        : { accepted: taken.length, left: pieces.filter(({ id }) => !isTaken.has(id)) }),
    },
  };
}

/** The refused action if the map has changed. */
export const done = "imported";

function takenOf(pieces: readonly MergePiece[], accept: "all" | readonly string[]): readonly MergePiece[] {
  if (accept === "all") return pieces.filter(({ ticked }) => ticked);
  const known = new Set(pieces.map(({ id }) => id));
  const odd = accept.find((id) => !known.has(id));
  if (odd !== undefined)
    throw new AppError("invalid", {
      errors: [{ path: "accept", message: `"${odd.slice(0, 100)}" is not a change of this import` }],
    });
  return withNeeds(pieces, new Set(accept));
}

function readOperations(operations: readonly OperationBody[]): readonly OperationBody[] {
  if (operations.length > limits.operationsPerRestore)
    throw new AppError("too-large", {
      detail: `This needs ${operations.length} operations; the limit for one change is ${limits.operationsPerRestore}. Accept a part first, then the rest.`,
    });
  const read = z.safeParse(z.array(operationBodySchema), operations);
  if (!read.success)
    throw new AppError("invalid", {
      detail: `The result is not a valid map: ${z.prettifyError(read.error).slice(0, 200)}`,
    });
  return read.data;
}
