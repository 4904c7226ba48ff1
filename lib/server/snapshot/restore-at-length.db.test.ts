import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { describeDatabases } from "@/lib/testing/databases";
import { aPipeline } from "@/lib/testing/builders";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { limits } from "@/lib/domain/pipeline/limits";
import { getActivity } from "../activity/queries";
import { requirePipelineAccess, requireSnapshotAccess } from "../auth/access";
import { commitOperations } from "../pipeline/commit-operations";
import { forgetState } from "../pipeline/document-cache";
import { getPipeline } from "../pipeline/queries";
import { verifyLogs } from "../pipeline/verify-log";
import { copySnapshot, restoreSnapshot } from "./restore-snapshot";
import { takeSnapshot } from "./take-snapshot";

/** `npm run test:long` uses the limit of one change. */
const asked = Number(process.env["RESTORED_OPERATIONS"] ?? 2_000);
const drawn = aPipeline()
  .node("ci")
  .node("registry", { position: { x: 260, y: 0 } })
  .edge("ci", "registry")
  .toDocument();

describeDatabases("restoring a snapshot by a great many operations", ({ database }) => {
  it(
    "across more than as many in the log, or else as a copy, is the map as it was",
    async () => {
      const { ana } = await makeViewers({ ana: "admin" });
      const access = await makePipeline(ana, { document: drawn });
      const { id } = await takeSnapshot(access, { title: "Q4 baseline" });
      const snapshot = await requireSnapshotAccess(ana, id, "editor");
      const logged = () =>
        database().client.pipelineOperation.count({ where: { pipelineId: access.pipelineId } });
      const handOvers = Array.from({ length: asked }, (_, index) => ({
        type: "edge.added" as const,
        edge: { id: `e${index}`, source: "ci", target: "registry", artifact: "tool" as const },
        id: randomUUID(),
      }));
      // Operations that belong together, as in a restore, may be of any length.
      await commitOperations(access, { clientId: "c", operations: handOvers }, new Date(), {
        revision: 0,
        erasures: 0,
      });
      await pushTo(access, { type: "pipeline.changed", set: { name: "Web shop" } });
      if (asked === limits.operationsPerRestore) {
        const detail = `Restoring snapshot 1 needs ${asked + 1} operations; the limit for one change is ${asked}. Restore it as a copy.`;
        await expect(restoreSnapshot(snapshot, asked + 1)).rejects.toMatchObject({
          code: "too-large",
          detail,
        });
        expect(await logged()).toBe(asked + 1);
      }
      const copy = await requirePipelineAccess(ana, (await copySnapshot(snapshot)).id, "editor");
      expect((await getPipeline(copy)).document.edges).toEqual(drawn.edges);
      await pushTo(access, { type: "pipeline.changed", set: { name: drawn.name } });
      expect(await restoreSnapshot(snapshot, asked + 2)).toMatchObject({
        revision: 2 * asked + 2,
        changes: asked,
      });
      forgetState(access.pipelineId);
      expect((await getPipeline(access)).document).toEqual(drawn);
      const { entries } = await getActivity(access, {});
      expect(entries[0]).toMatchObject({ revision: 2 * asked + 2, since: asked + 3 });
      const { broken } = await verifyLogs(database().client);
      expect(broken.filter(({ pipelineId }) => pipelineId === access.pipelineId)).toEqual([]);
    },
    30_000 + asked * 20,
  );
});
