import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { signIn } from "@/lib/testing/api-client";
import { startAppServer } from "@/lib/testing/app-server";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { bigPipeline } from "./big-pipeline";
import { middleOf, milliseconds, type Pair, timeOf } from "./measure";
import { ratioRow } from "./ratio-row";
import { readPosture } from "./read-posture";
import type { Row } from "./table";

const turns = 10;
const most = { renamed: 1, analysed: 2, report: 5 } as const;

/** The wait for a snapshot of a large map, and for its report, from the built application. */
export async function benchReport(): Promise<readonly Row[]> {
  const scratch = await createScratchDatabase("sqlite", "");
  const server = await startAppServer({ databaseUrl: scratch.url });
  try {
    const asker = await signIn(server.url);
    const document = bigPipeline(1_000);
    const pipeline = pipelineFromDocument(document);
    const { id } = createdPipelineSchema.parse(await asker.json("POST", "/pipelines", { document }));
    const push = (operation: object) =>
      asker.json("POST", `/pipelines/${id}/operations`, {
        clientId: "bench",
        operations: [{ id: crypto.randomUUID(), ...operation }],
      });
    const snapshot = (title: string) => () => asker.json("POST", `/pipelines/${id}/snapshots`, { title });
    const report = (query: string) => () =>
      page(`${server.url}/pipelines/${id}/report${query}`, asker.cookie);
    const pairs: { readonly [what in keyof typeof most]: Pair[] } = { renamed: [], analysed: [], report: [] };
    for (let turn = 0; turn < turns; turn++) {
      const floor = await timeOf(() => readPosture(analyse(pipeline, mappedCatalogue, "2026-11-24")));
      // A new change each time, because unchanged content is frozen already.
      await push({ type: "node.changed", node: document.nodes[turn]?.id, set: { owner: `Team ${turn}` } });
      pairs.renamed.push([await timeOf(snapshot(`Snapshot ${turn}`)), floor]);
      const { node, control, status } = document.claims[turn] ?? {};
      const set = { status: status === "implemented" ? "missing" : "implemented" };
      await push({ type: "claim.changed", node, control, set });
      pairs.analysed.push([await timeOf(snapshot(`Analysed ${turn}`)), floor]);
      pairs.report.push([await timeOf(report("")), floor]);
    }
    const annex = await timeOf(report("?annex=whole"));
    const floor = "for its posture from nothing, in this process";
    return [
      ratioRow({
        what: "taking a snapshot of 1,000 nodes, one of which has another owner",
        middle: middleOf(pairs.renamed),
        most: most.renamed,
        floor,
      }),
      ratioRow({
        what: "taking a snapshot of 1,000 nodes, a claim on one of which has changed",
        middle: middleOf(pairs.analysed),
        most: most.analysed,
        floor,
      }),
      ratioRow({
        what: "the report of 1,000 nodes",
        middle: middleOf(pairs.report),
        most: most.report,
        floor: `${floor}; ${milliseconds(annex)} with its whole annex`,
      }),
    ];
  } finally {
    await server.stop();
    await scratch.remove();
  }
}

async function page(url: string, cookie: string): Promise<number> {
  const answer = await fetch(url, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  return (await answer.arrayBuffer()).byteLength;
}
