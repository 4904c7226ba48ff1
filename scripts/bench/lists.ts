import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { forgetState } from "@/lib/server/pipeline/document-cache";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { bigPipeline } from "./big-pipeline";
import { inPairs } from "./measure";
import type { BenchDatabase } from "./on-database";
import { ratioRow } from "./ratio-row";
import type { Row } from "./table";

const most = 1.5;
const count = 3;

export async function benchLists({ dialect, url }: BenchDatabase): Promise<readonly Row[]> {
  const workspaceOf = async (nodes: number) => {
    const { member } = await makeViewers({ member: "editor" });
    const document = bigPipeline(nodes);
    for (let index = 0; index < count; index++)
      forgetState((await makePipeline(member, { document })).pipelineId);
    return requireWorkspaceAccess(member, "viewer");
  };
  const [small, large] = [await workspaceOf(100), await workspaceOf(2_000)];
  const middle = await inPairs(
    60,
    () => listPipelines(large),
    () => listPipelines(small),
  );

  // Destroyed data can't have been read.
  await tamper(dialect, url, "pipeline_checkpoint", "UPDATE pipeline_checkpoint SET document = ''");
  const { pipelines } = await listPipelines(large);
  const isWhole = pipelines.length === count && pipelines.every(({ coverage }) => coverage.nodes === 2_000);
  return [
    ratioRow({
      what: `the list of ${count} pipelines of 2,000 nodes (${dialect})`,
      middle,
      most,
      floor: "of 100 nodes",
    }),
    {
      what: `the same list, the documents destroyed (${dialect})`,
      measured: isWhole ? "whole" : "not whole",
      bound: "whole: it reads no document",
      beside: `${pipelines.length} pipelines listed`,
      holds: isWhole,
    },
  ];
}
