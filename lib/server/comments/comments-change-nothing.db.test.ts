import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requirePipelineAccess, requireSnapshotAccess } from "../auth/access";
import { dayOf } from "../clock";
import { importInto } from "../merge/import-into";
import { previewRestore } from "../snapshot/plan-restore";
import { restoreSnapshot } from "../snapshot/restore-snapshot";
import { takeSnapshot } from "../snapshot/take-snapshot";

describeDatabases("what people say to each other", ({ database }) => {
  const say = (): OperationBody => ({
    type: "comment.added",
    comment: { id: `c-${randomUUID()}`, about: { node: "ci" }, text: '"type":"node.changed"}' },
  });
  const renamed = (name: string): OperationBody => ({ type: "node.changed", node: "ci", set: { name } });
  const shop = () => aPipeline("Shop").node("ci").toDocument();

  it("is no change of the map: lists still say who changed it, and when", async () => {
    const { ana, ben } = await makeViewers({ ana: "admin", ben: "editor" });
    const made = await makePipeline(ana, { document: shop() });
    const ofBen = await requirePipelineAccess(ben, made.pipelineId, "editor");
    const row = () =>
      database().client.pipeline.findUniqueOrThrow({
        where: { id: made.pipelineId },
        select: { updatedAt: true, updatedById: true },
      });
    const before = await row();
    await pushTo(ofBen, say());
    expect(await row()).toEqual(before);
    await pushTo(ofBen, say(), renamed("Jenkins"));
    expect(await row()).toMatchObject({ updatedById: ben.userId });
  });

  it("leaves what a person was shown of a restore and of an import as it is", async () => {
    const { ana } = await makeViewers({ ana: "admin" });
    const made = await makePipeline(ana, { document: shop() });
    const { id } = await takeSnapshot(made, { title: "Before" });
    const snapshot = await requireSnapshotAccess(ana, id, "editor");
    await pushTo(made, renamed("Jenkins"));

    const shown = await previewRestore(snapshot);
    await pushTo(made, say());
    await pushTo(made, say(), renamed("GitLab"));
    await expect(restoreSnapshot(snapshot, shown.revision)).rejects.toMatchObject({ code: "conflict" });
    const again = await previewRestore(snapshot);
    await pushTo(made, say());
    await expect(restoreSnapshot(snapshot, again.revision + 5)).rejects.toMatchObject({ code: "conflict" });
    expect(await restoreSnapshot(snapshot, again.revision)).toMatchObject({ changes: 1 });

    const document = aPipeline("Other").node("host").toDocument();
    const options = { day: dayOf(new Date()), same: {} };
    const coming = { document, from: "map" as const };
    const { revision } = await importInto(made, coming, options);
    await pushTo(made, say());
    const taken = await importInto(made, coming, { ...options, accept: "all", revision });
    expect(taken.revision).toBeGreaterThan(revision + 1);
    await expect(importInto(made, coming, { ...options, accept: "all", revision })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
