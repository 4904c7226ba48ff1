import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import { signIn } from "@/lib/testing/api-client";
import { startAppServer } from "@/lib/testing/app-server";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { bigPipeline } from "./big-pipeline";
import { milliseconds, takeTurns } from "./measure";
import type { Row } from "./table";

const turns = 9;
const bounds = { snapshot: 300, report: 2_000 } as const;

/** What somebody waits for who takes a snapshot of a large map, or opens its report: asked of the built application. */
export async function benchReport(): Promise<readonly Row[]> {
  const scratch = await createScratchDatabase("sqlite", "");
  const server = await startAppServer({ databaseUrl: scratch.url });
  try {
    const asker = await signIn(server.url);
    const document = bigPipeline(1_000);
    const { id } = createdPipelineSchema.parse(await asker.json("POST", "/pipelines", { document }));
    const push = (operation: object) =>
      asker.json("POST", `/pipelines/${id}/operations`, {
        clientId: "bench",
        operations: [{ id: crypto.randomUUID(), ...operation }],
      });
    const taken = await takeTurns(
      {
        // Something new each time: what did not change is frozen already.
        change: (turn) =>
          push({ type: "node.changed", node: document.nodes[turn]?.id, set: { owner: `Team ${turn}` } }),
        snapshot: (turn) => asker.json("POST", `/pipelines/${id}/snapshots`, { title: `Snapshot ${turn}` }),
        claim: (turn) => {
          const { node, control, status } = document.claims[turn] ?? {};
          const set = { status: status === "implemented" ? "missing" : "implemented" };
          return push({ type: "claim.changed", node, control, set });
        },
        analysed: (turn) => asker.json("POST", `/pipelines/${id}/snapshots`, { title: `Analysed ${turn}` }),
        report: () => page(`${server.url}/pipelines/${id}/report`, asker.cookie),
        annex: () => page(`${server.url}/pipelines/${id}/report?annex=whole`, asker.cookie),
      },
      turns,
    );
    return [
      {
        what: "taking a snapshot of 1,000 nodes, one of which has another owner",
        measured: milliseconds(taken.snapshot),
        bound: `under ${bounds.snapshot} ms`,
        beside: `${milliseconds(taken.change)} for the change`,
        holds: taken.snapshot < bounds.snapshot,
      },
      {
        what: "taking a snapshot of 1,000 nodes, a claim on one of which has changed",
        measured: milliseconds(taken.analysed),
        bound: `under ${bounds.snapshot} ms`,
        beside: `${milliseconds(taken.claim)} for the change`,
        holds: taken.analysed < bounds.snapshot,
      },
      {
        what: "the report of 1,000 nodes",
        measured: milliseconds(taken.report),
        bound: `under ${bounds.report} ms`,
        beside: `${milliseconds(taken.annex)} with its whole annex`,
        holds: taken.report < bounds.report,
      },
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
