import { technologyName } from "../catalogue/technologies";
import { toCsv } from "../exporters/csv";
import { stages } from "../pipeline/document-lists";
import { openCount } from "../posture/coverage/coverage";
import { stageNames } from "../words/english";
import type { ListedPipeline } from "./select-pipelines";

/** The list as a table: one line a pipeline, numbers as numbers, unknown values empty. */
export function portfolioCsv(pipelines: readonly ListedPipeline[]): string {
  return toCsv([
    [
      "Pipeline",
      "Tags",
      ...stages.flatMap((stage) => [`${stageNames[stage]} open`, `${stageNames[stage]} in scope`]),
      "Ways in",
      "Open gates",
      "Bypasses",
      "Owner",
      "Tools",
      "Last snapshot",
      "Taken",
      "Changed",
      "Gates not fully assessed",
    ],
    ...pipelines.map((pipeline) => [
      pipeline.name,
      pipeline.tags.join(", "),
      ...stages.flatMap((stage) => [
        openCount(pipeline.coverage.stages[stage]),
        pipeline.coverage.stages[stage].inScope,
      ]),
      pipeline.waysIn ?? "",
      pipeline.openGates ?? "",
      pipeline.bypasses ?? "",
      pipeline.owner,
      pipeline.tools.map(technologyName).join(", "),
      pipeline.lastSnapshot?.number ?? "",
      pipeline.lastSnapshot?.takenAt ?? "",
      pipeline.updatedAt,
      pipeline.openGates === undefined ? "" : (pipeline.unknownGates ?? 0),
    ]),
  ]);
}
