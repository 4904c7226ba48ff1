import { randomUUID } from "node:crypto";
import { commitOperations } from "@/lib/server/pipeline/commit-operations";
import { readHead } from "@/lib/server/pipeline/read-log";
import { makePipeline } from "@/lib/testing/viewers";
import { median, milliseconds, timeOf } from "./measure";
import type { BenchDatabase } from "./on-database";
import type { Row } from "./table";

const writers = 50;
const rounds = 5;

export async function benchWriters({ dialect, editor }: BenchDatabase): Promise<readonly Row[]> {
  const access = await makePipeline(editor);
  const write = (index: number) =>
    commitOperations(access, {
      clientId: `writer-${index}`,
      operations: [
        {
          id: randomUUID(),
          type: "node.added",
          node: { id: `n${randomUUID()}`, kind: "ci", name: "CI", stage: "build", position: { x: 0, y: 0 } },
        },
      ],
    });
  const everyone = Array.from({ length: writers }, (_, index) => index);
  const atOnce = () => Promise.all(everyone.map(write));
  const oneByOne = async () => {
    for (const index of everyone) await write(index);
  };
  await oneByOne();
  const taken: { readonly together: number; readonly alone: number }[] = [];
  for (let round = 0; round < rounds; round++)
    taken.push({ together: await timeOf(atOnce), alone: await timeOf(oneByOne) });
  const served = (await readHead(access.pipelineId)).revision === writers * (2 * rounds + 1);
  return [
    {
      what: `${writers} writers at once on one pipeline (${dialect})`,
      measured: `${served ? "all served" : "not all served"}, in ${milliseconds(median(taken.map(({ together }) => together)))}`,
      bound: "all served",
      beside: `${milliseconds(median(taken.map(({ alone }) => alone)))} for the same commits one after another`,
      holds: served,
    },
  ];
}
