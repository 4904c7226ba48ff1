import "server-only";
import type { EvidenceList } from "@/lib/domain/contract/evidence";
import type { PipelineAccess } from "../auth/access";
import { getDatabase } from "../db";
import { memberNames } from "../team/member-names";
import { describeAside, describeReport, statementsOf } from "./report-row";

export const reportsPerPage = 50;

/** Reports, the newest first. @param page from 1; of those that wait for a person alone there is one page */
export async function listEvidence(
  { pipelineId }: PipelineAccess,
  { page = 1, isWaiting = false }: { readonly page?: number; readonly isWaiting?: boolean } = {},
): Promise<EvidenceList> {
  const { client } = getDatabase();
  const [total, { _sum: sum }, rows] = await Promise.all([
    client.evidenceReport.count({ where: { pipelineId } }),
    client.evidenceReport.aggregate({ where: { pipelineId }, _sum: { waiting: true } }),
    client.evidenceReport.findMany({
      where: { pipelineId, ...(isWaiting && { waiting: { gt: 0 } }) },
      orderBy: [{ uploadedAt: "desc" }, { id: "asc" }],
      skip: isWaiting ? 0 : (page - 1) * reportsPerPage,
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
