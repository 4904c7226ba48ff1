import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { reportHash } from "./seal-report";

export interface ReportsReport {
  readonly reports: number;
  /** Reports from before fingerprints, which can't be checked. */
  readonly unsealed: number;
  readonly broken: readonly { readonly id: string; readonly pipelineId: string; readonly fault: string }[];
}

/** Each has long texts. */
const page = 20;

/**
 * Checks stored reports against their fingerprints. They are in no chain, so a deleted one goes unnoticed.
 */
export async function verifyReports(database: DatabaseTransaction): Promise<ReportsReport> {
  const broken: { id: string; pipelineId: string; fault: string }[] = [];
  let [reports, unsealed, after] = [0, 0, ""];
  for (;;) {
    const rows = await database.evidenceReport.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: page,
    });
    for (const { rowHash, ...row } of rows) {
      reports += 1;
      if (rowHash === null) unsealed += 1;
      else if (rowHash !== reportHash(row))
        broken.push({ id: row.id, pipelineId: row.pipelineId, fault: "it does not match its fingerprint" });
    }
    const last = rows.at(-1);
    if (last === undefined) return { reports, unsealed, broken };
    after = last.id;
  }
}
