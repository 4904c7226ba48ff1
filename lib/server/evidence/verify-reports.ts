import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { reportHash } from "./seal-report";

export interface ReportsReport {
  readonly reports: number;
  /** Those that were written before there was a fingerprint: nothing can be said of them. */
  readonly unsealed: number;
  readonly broken: readonly { readonly id: string; readonly pipelineId: string; readonly fault: string }[];
}

/** Each has long texts. */
const page = 20;

/** Whether what is kept of reports is what was written. It is in no chain: that none was taken away cannot be seen. */
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
        broken.push({ id: row.id, pipelineId: row.pipelineId, fault: "it is not what was kept" });
    }
    const last = rows.at(-1);
    if (last === undefined) return { reports, unsealed, broken };
    after = last.id;
  }
}
