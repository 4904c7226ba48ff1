import "server-only";
import type { EvidenceList, EvidenceShown } from "@/lib/domain/contract/evidence";
import type { KeptStatement } from "@/lib/domain/evidence/kept-report";
import { createTakenAway } from "@/lib/domain/evidence/taken-away";
import type { PipelineAccess } from "../auth/access";
import { sha256 } from "../catalogue/canonical";
import { getDatabase } from "../db";
import { currentState } from "../pipeline/queries";
import { memberNames } from "../team/member-names";
import { toolOf } from "./pending-statements";
import { describeAside, describeReport, describeTakenAway, statementsOf } from "./report-row";

export const reportsPerPage = 50;

const whereShown: { readonly [shown in EvidenceShown]: object } = {
  waiting: { waiting: { gt: 0 } },
  // The form of a stored result.
  against: { statements: { contains: '"result":"contradicts"' } },
  aside: { aside: { gt: 0 } },
};

/** Reports, newest first. @param page from 1 */
export async function listEvidence(
  access: PipelineAccess,
  { page = 1, show }: { readonly page?: number; readonly show?: EvidenceShown | undefined } = {},
): Promise<EvidenceList> {
  const { pipelineId } = access;
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
  const takenAway = createTakenAway((await currentState(access)).pipeline, sha256);
  const names = await memberNames(rows.map(({ uploadedById }) => uploadedById));
  return {
    total,
    waiting: sum.waiting ?? 0,
    reports: rows.map((row) => {
      const about = { tool: toolOf(row), digest: row.digest };
      const isTakenAway = (statement: KeptStatement) => takenAway(about, statement);
      return {
        ...describeReport(row, isTakenAway),
        size: row.size,
        uploadedAt: row.uploadedAt.toISOString(),
        uploadedBy: names(row.uploadedById),
        aside: describeAside(row),
        takenAway: describeTakenAway(row, isTakenAway),
        older: statementsOf(row).filter(({ state }) => state.as === "older").length,
      };
    }),
  };
}
