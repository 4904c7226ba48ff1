import "server-only";
import type { EvidenceList, EvidenceShown } from "@/lib/domain/contract/evidence";
import type { PipelineAccess } from "../auth/access";
import { getDatabase } from "../db";
import { memberNames } from "../team/member-names";
import { describeAside, describeReport, statementsOf } from "./report-row";

export const reportsPerPage = 50;

const whereShown: { readonly [shown in EvidenceShown]: object } = {
  waiting: { waiting: { gt: 0 } },
  // As a statement is written.
  against: { statements: { contains: '"result":"contradicts"' } },
  aside: { aside: { gt: 0 } },
};

/** Reports, the newest first. @param page from 1 */
export async function listEvidence(
  { pipelineId }: PipelineAccess,
  { page = 1, show }: { readonly page?: number; readonly show?: EvidenceShown | undefined } = {},
): Promise<EvidenceList> {
  const { client } = getDatabase();
  const where = { pipelineId, ...(show && whereShown[show]) };
  const [total, { _sum: sum }, rows] = await Promise.all([
    client.evidenceReport.count({ where }),
    client.evidenceReport.aggregate({ where: { pipelineId }, _sum: { waiting: true } }),
    client.evidenceReport.findMany({
      where,
      orderBy: [{ uploadedAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * reportsPerPage,
      take: reportsPerPage,
    }),
  ]);
  const names = await memberNames(rows.map(({ uploadedById }) => uploadedById));
  return {
    total,
    waiting: sum.waiting ?? 0,
    reports: rows.map((row) => ({
      ...describeReport(row),
      size: row.size,
      uploadedAt: row.uploadedAt.toISOString(),
      uploadedBy: names(row.uploadedById),
      aside: describeAside(row),
      older: statementsOf(row).filter(({ state }) => state.as === "older").length,
    })),
  };
}
