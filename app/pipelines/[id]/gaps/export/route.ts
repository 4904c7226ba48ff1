import { gapsCsv } from "@/lib/domain/exporters/gaps-csv";
import { selectGaps } from "@/components/findings/gaps/gap-rows";
import { paramsOf } from "@/lib/client/address";
import { defineFileRoute } from "@/lib/server/http/define-file-route";
import { csvFile } from "@/lib/server/http/kept-file";
import { readGaps } from "../read-gaps";
import { weakestFirst } from "@/lib/domain/posture/coverage/coverage";

/** The gaps page's rows, filtered by the same address, as a CSV file. */
export const GET = defineFileRoute("gaps", async (access, asked) => {
  const { document, posture, rows, query } = await readGaps(access, paramsOf(asked));
  const selected = selectGaps(rows, query, weakestFirst(posture.coverage.stages, query.proof));
  return csvFile(`${document.name} gaps ${posture.analysedAt.slice(0, 10)}`, gapsCsv(selected, document));
});
