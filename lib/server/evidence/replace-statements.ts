import "server-only";
import type { KeptStatement } from "@/lib/domain/evidence/kept-report";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import type { DatabaseTransaction } from "../database/database";
import { AppError } from "../errors";
import { stateColumns } from "./report-row";
import { sealedReport } from "./seal-report";

/** A report with changed results. */
export interface ChangedRow {
  readonly before: EvidenceReport;
  readonly statements: readonly KeptStatement[];
}

/** @throws conflict if another person changed the row meanwhile */
export async function replaceStatements(
  transaction: DatabaseTransaction,
  { before, statements }: ChangedRow,
): Promise<void> {
  const { count } = await transaction.evidenceReport.updateMany({
    where: { id: before.id, statements: before.statements, rowHash: before.rowHash },
    data: sealedReport(before, stateColumns(statements)),
  });
  if (count === 0)
    throw new AppError("conflict", { detail: "Another person just changed this. Review it again." });
}
