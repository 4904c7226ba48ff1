import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { forgetState } from "@/lib/server/pipeline/document-cache";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { bigPipeline } from "./big-pipeline";
import { milliseconds, takeTurns, times } from "./measure";
import type { BenchDatabase } from "./on-database";
import type { Row } from "./table";

const most = 1.5;
const count = 3;

export async function benchLists({ dialect, database, url }: BenchDatabase): Promise<readonly Row[]> {
  const workspaceOf = async (nodes: number) => {
    const { member } = await makeViewers({ member: "editor" });
    const document = bigPipeline(nodes);
    for (let index = 0; index < count; index++)
      forgetState((await makePipeline(member, { document })).pipelineId);
    return requireWorkspaceAccess(member, "viewer");
  };
  const [small, large] = [await workspaceOf(100), await workspaceOf(10_000)];
  const took = await takeTurns(
    {
      small: () => listPipelines(small),
      large: () => listPipelines(large),
      floor: () => database.client.pipeline.count(),
    },
    60,
  );

  // What is destroyed cannot have been read.
  await tamper(dialect, url, "pipeline_checkpoint", "UPDATE pipeline_checkpoint SET document = ''");
  const { pipelines } = await listPipelines(large);
  const isWhole = pipelines.length === count && pipelines.every(({ coverage }) => coverage.nodes === 10_000);
  const ratio = took.large / took.small;
  return [
    {
      what: `the list of ${count} pipelines of 10,000 nodes, against 100 nodes (${dialect})`,
      measured: times(ratio),
      bound: `at most ${most} times`,
      beside: `${milliseconds(took.small)} for 100 nodes, ${milliseconds(took.large)} for 10,000, ${milliseconds(took.floor)} to count rows`,
      holds: ratio <= most,
    },
    {
      what: `the same list, the documents destroyed (${dialect})`,
      measured: isWhole ? "whole" : "not whole",
      bound: "whole: it reads no document",
      beside: `${pipelines.length} pipelines listed`,
      holds: isWhole,
    },
  ];
}
