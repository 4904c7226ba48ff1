import { matrixCsv } from "@/components/findings/matrix/matrix-csv";
import { matrixAddress } from "@/components/findings/matrix/matrix-query";
import { rowFrameworks } from "@/components/findings/matrix/matrix-rows";
import { dayOf } from "@/lib/server/clock";
import { paramsOf } from "@/lib/client/address";
import { defineFileRoute } from "@/lib/server/http/define-file-route";
import { csvFile } from "@/lib/server/http/kept-file";
import { getAssessments } from "@/lib/server/pipeline/assessments";

/** The matrix of the same address, of all its pages, as a CSV file. */
export const GET = defineFileRoute("matrix", async (access, asked) => {
  const now = new Date();
  const { name, policy, nodes, assessments } = await getAssessments(access, now);
  const { query } = matrixAddress.read(paramsOf(asked), { rows: new Set(rowFrameworks({ policy })) });
  return csvFile(`${name} matrix ${dayOf(now)}`, matrixCsv(nodes, assessments, query, { policy }));
});
