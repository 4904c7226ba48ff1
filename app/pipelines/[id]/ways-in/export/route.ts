import { waysInCsv } from "@/components/findings/ways-in/ways-in-csv";
import { waysInAddress } from "@/components/findings/ways-in/ways-in-query";
import { paramsOf } from "@/lib/client/address";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { defineFileRoute } from "@/lib/server/http/define-file-route";
import { csvFile } from "@/lib/server/http/kept-file";
import { getPipelineAndPosture } from "@/lib/server/pipeline/queries";

/** All entry points of the page as a CSV file, one line for each technique. */
export const GET = defineFileRoute("ways-in", async (access, asked) => {
  const {
    pipeline: { document },
    posture,
  } = await getPipelineAndPosture(access);
  const { proof } = waysInAddress.read(paramsOf(asked)).query;
  return csvFile(
    `${document.name} entry points ${posture.analysedAt.slice(0, 10)}`,
    waysInCsv(pipelineFromDocument(document), posture.waysIn[proof], posture.graph.targets.length),
  );
});
