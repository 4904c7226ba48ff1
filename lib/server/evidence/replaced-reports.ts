import "server-only";
import type { KeptReport } from "@/lib/domain/evidence/kept-report";
import type { PendingStatement } from "@/lib/domain/evidence/plan-evidence";
import { subjectKey } from "@/lib/domain/evidence/subject-key";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import type { DatabaseTransaction } from "../database/database";
import { AppError } from "../errors";
import { statementsOf } from "./report-row";
import { sealedReport } from "./seal-report";

/** A stored file whose results change because of a VEX document sent with it. */
interface Replacing {
  readonly id: string;
  readonly digest: string;
  readonly kept: KeptReport;
  readonly replaces?: EvidenceReport;
}

/** The map without the evidence of such files, and the operations for that. */
export function withoutReplaced(before: Pipeline, files: readonly Replacing[]) {
  const removals: OperationBody[] = [];
  let pipeline = before;
  for (const { replaces, digest } of files)
    for (const { control, state } of replaces ? statementsOf(replaces) : []) {
      if (state.as !== "matched") continue;
      const { node } = state;
      for (const piece of claimsOf(pipeline, node).get(control)?.evidence ?? []) {
        if (piece.digest !== digest) continue;
        const removal = { type: "evidence.removed", node, control, evidence: piece.id } as const;
        const applied = applyOperation(pipeline, removal);
        if (!applied.ok) continue;
        removals.push(removal);
        ({ pipeline } = applied.value);
      }
    }
  return { removals, pipeline };
}

/** The former node of the same result, which a person may have chosen. */
export function nodeBefore(
  before: EvidenceReport | undefined,
  { control, subject }: Pick<PendingStatement, "control" | "subject">,
): string | undefined {
  if (before === undefined) return undefined;
  const same = statementsOf(before).find(
    (one) => one.control === control && subjectKey(one.subject) === subjectKey(subject),
  );
  return same?.state.as === "matched" || same?.state.as === "held" ? same.state.node : undefined;
}

/** @throws conflict if another person changed such a row meanwhile */
export async function replaceRows(
  transaction: DatabaseTransaction,
  files: readonly Replacing[],
  rows: readonly Pick<
    EvidenceReport,
    "id" | "summary" | "warnings" | "statements" | "waiting" | "held" | "aside"
  >[],
): Promise<void> {
  for (const { id, replaces } of files) {
    const row = rows.find((one) => one.id === id);
    if (!replaces || !row) continue;
    const { summary, warnings, statements, waiting, held, aside } = row;
    const { count } = await transaction.evidenceReport.updateMany({
      where: { id, statements: replaces.statements, rowHash: replaces.rowHash },
      data: sealedReport(replaces, { summary, warnings, statements, waiting, held, aside }),
    });
    if (count === 0)
      throw new AppError("conflict", { detail: "Another person just changed this. Send it again." });
  }
}
