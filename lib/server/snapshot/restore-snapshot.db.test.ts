import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { describeDatabases } from "@/lib/testing/databases";
import { aPipeline } from "@/lib/testing/builders";
import { pushTo } from "@/lib/testing/push-to";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { getActivity } from "../activity/queries";
import { getUndo } from "../activity/get-undo";
import {
  type PipelineAccess,
  requirePipelineAccess,
  requireSnapshotAccess,
  requireWorkspaceAccess,
} from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { runWrite } from "../db";
import { eraseEverywhere } from "../erase/erase";
import { type LoggedEvent, subscribe } from "../live/hub";
import { archivePipeline, createPipelineFrom } from "../pipeline/commands";
import { commitOperations } from "../pipeline/commit-operations";
import { forgetState } from "../pipeline/document-cache";
import { getPipeline } from "../pipeline/queries";
import { verifyLogs } from "../pipeline/verify-log";
import { previewRestore } from "./plan-restore";
import { copySnapshot, restoreSnapshot } from "./restore-snapshot";
import { takeSnapshot } from "./take-snapshot";

const drawn = aPipeline()
  .node("ci", { name: "Jenkins", note: "a secret of theirs" })
  .node("registry", { name: "Harbor", position: { x: 260, y: 0 } })
  .edge("ci", "registry")
  // As an earlier version stored it.
  .claim("ci", "img-sbom", { status: "not-applicable" })
  .claim("ci", "img-sign", { status: "implemented" })
  .toDocument();

describeDatabases("restoring a snapshot", ({ database, dialect, url }) => {
  let ana: Viewer;
  let access: PipelineAccess;
  const push = (...bodies: OperationBody[]) => pushTo(access, ...bodies);
  const taken = async (title = "Q4 baseline") =>
    requireSnapshotAccess(ana, (await takeSnapshot(access, { title })).id, "editor");
  const logged = () =>
    database().client.pipelineOperation.count({ where: { pipelineId: access.pipelineId } });

  beforeEach(async () => {
    ({ ana } = await makeViewers({ ana: "admin" }));
    access = await makePipeline(ana, { document: drawn });
  });

  it("makes the map what it was as one change of the log, which others see and one undo takes back", async () => {
    const snapshot = await taken();
    await push(
      { type: "node.removed", node: "ci" },
      { type: "pipeline.changed", set: { name: "Web shop" } },
      { type: "node.changed", node: "registry", set: { name: "ECR" } },
    );
    const changed = await getPipeline(access);
    const preview = await previewRestore(snapshot);
    expect(preview).toEqual({
      revision: 3,
      changes: 6,
      sentence: "1 node comes back, 1 changes, 1 connection comes back and the name is restored.",
    });
    const seen: LoggedEvent[] = [];
    const unsubscribe = subscribe(access.pipelineId, (notice) => {
      if (notice.type === "advanced") seen.push(...notice.events);
    });
    const restored = await restoreSnapshot(snapshot, preview.revision);
    unsubscribe();
    expect(restored).toEqual({ pipeline: access.pipelineId, revision: 9, changes: 6 });
    expect(seen.map(({ revision }) => revision)).toEqual([4, 5, 6, 7, 8, 9]);
    forgetState(access.pipelineId);
    expect((await getPipeline(access)).document).toEqual(drawn);
    const { broken } = await verifyLogs(database().client);
    expect(broken.filter(({ pipelineId }) => pipelineId === access.pipelineId)).toEqual([]);
    const { entries } = await getActivity(access, {});
    expect(entries).toHaveLength(4);
    expect(entries[0]).toMatchObject({
      revision: 9,
      since: 4,
      text: "restored snapshot 1, “Q4 baseline”, by 6 changes",
    });
    const undo = await getUndo(access, 9, 4);
    expect(undo).toMatchObject({ text: entries[0]?.text, newer: [] });
    await push(...undo.operations);
    expect((await getPipeline(access)).document).toEqual(changed.document);
  });

  it("is refused in words if the map has changed, and writes nothing", async () => {
    const snapshot = await taken();
    await push({ type: "node.removed", node: "ci" });
    const { revision } = await previewRestore(snapshot);
    await push({ type: "node.changed", node: "registry", set: { name: "ECR" } });
    const refusal = {
      code: "conflict",
      detail: expect.stringMatching(
        /at revision 2, and your preview shows revision 1\. Nothing was restored/,
      ) as string,
    };
    await expect(restoreSnapshot(snapshot, revision)).rejects.toMatchObject(refusal);
    // An edit after the operations were calculated.
    const late = commitOperations(
      access,
      { clientId: "c", operations: [{ type: "node.removed", node: "registry", id: randomUUID() }] },
      new Date(),
      { revision, erasures: 0 },
    );
    await expect(late).rejects.toMatchObject(refusal);
    expect(await logged()).toBe(2);
    expect((await getPipeline(access)).document.nodes).toMatchObject([{ id: "registry", name: "ECR" }]);
  });

  it("is all or nothing, also of more operations than one push may carry", async () => {
    const ids = Array.from({ length: 510 }, (_, index) => `n${index}`);
    const large = ids.reduce((pipeline, id) => pipeline.node(id), aPipeline()).toDocument();
    access = await makePipeline(ana, { document: large });
    const snapshot = await taken();
    const removals = ids.map((node): OperationBody => ({ type: "node.removed", node }));
    await push(...removals.slice(0, 400));
    await push(...removals.slice(400));
    expect(await restoreSnapshot(snapshot, 510)).toMatchObject({ revision: 1020, changes: 510 });
    forgetState(access.pipelineId);
    expect((await getPipeline(access)).document.nodes).toHaveLength(510);
    const { entries, older } = await getActivity(access, {});
    expect(entries[0]).toMatchObject({ revision: 1020, since: 511 });
    expect(entries[1]).toMatchObject({ revision: 510 });
    expect(older).toBe(462);
    expect((await getUndo(access, 1020, 511)).operations).toHaveLength(510);
    const tooMany = Array.from({ length: 201 }, (_, index) => ({
      type: "image.added" as const,
      image: { id: `i${index}`, name: "shop" },
      id: randomUUID(),
    }));
    const whole = commitOperations(access, { clientId: "c", operations: tooMany }, new Date(), {
      revision: 1020,
      erasures: 0,
    });
    await expect(whole).rejects.toMatchObject({ code: "invalid" });
    expect(await logged()).toBe(1020);
  });

  it("of a map that is as it was changes nothing", async () => {
    const snapshot = await taken();
    expect(await restoreSnapshot(snapshot, 0)).toMatchObject({ revision: 0, changes: 0 });
    expect(await logged()).toBe(0);
  });

  it("needs the right until the end, and a pipeline that is not archived", async () => {
    const { ben, eve } = await makeViewers({ ben: "editor", eve: "viewer" });
    const own = await makePipeline(ben, { document: drawn });
    const { id } = await takeSnapshot(own, { title: "Now" });
    await expect(requireSnapshotAccess(eve, id, "editor")).rejects.toMatchObject({ code: "forbidden" });
    const snapshot = await requireSnapshotAccess(ben, id, "editor");
    await pushTo(own, { type: "node.removed", node: "ci" });
    await runWrite((transaction) =>
      transaction.membership.updateMany({ where: { userId: ben.userId }, data: { role: "viewer" } }),
    );
    await expect(restoreSnapshot(snapshot, 1)).rejects.toMatchObject({ code: "forbidden" });
    await expect(copySnapshot(snapshot)).rejects.toMatchObject({ code: "forbidden" });
    const archived = await taken();
    await archivePipeline(access);
    await expect(restoreSnapshot(archived, 0)).rejects.toMatchObject({
      code: "not-found",
      detail: expect.stringContaining("Restore the snapshot as a copy") as string,
    });
  });

  it("as a copy is a pipeline of its own, with a note about its origin", async () => {
    const snapshot = await taken();
    await push({ type: "node.removed", node: "ci" });
    await archivePipeline(access);
    const { id } = await copySnapshot(snapshot, new Date("2026-11-28T10:00:00Z"));
    const { document, revision } = await getPipeline(await requirePipelineAccess(ana, id, "editor"));
    expect(revision).toBe(0);
    expect(document).toEqual({
      ...drawn,
      name: `${drawn.name} (from snapshot 1)`,
      description: expect.stringMatching(
        new RegExp(`^Copied from snapshot 1, “Q4 baseline”, of ${drawn.name}, taken on \\d+ \\w+ \\d{4}\\.$`),
      ) as string,
    });
  });

  it("brings back what another catalogue knew", async () => {
    const old = aPipeline().node("ci").claim("ci", "gone-control", { status: "implemented" });
    const { id } = await createPipelineFrom(
      await requireWorkspaceAccess(ana, "editor"),
      pipelineFromDocument(old.toDocument()),
      { isSample: false },
      new Date(),
    );
    access = await requirePipelineAccess(ana, id, "editor");
    const snapshot = await taken();
    await push({ type: "claim.changed", node: "ci", control: "gone-control", set: null });
    await restoreSnapshot(snapshot, 1);
    expect((await getPipeline(access)).document.claims).toEqual(old.toDocument().claims);
    const copy = await requirePipelineAccess(ana, (await copySnapshot(snapshot)).id, "editor");
    expect((await getPipeline(copy)).document.claims).toEqual(old.toDocument().claims);
  });

  it("refuses one that was altered, and one that a text was erased from", async () => {
    const snapshot = await taken();
    await eraseEverywhere(await requireWorkspaceAccess(ana, "admin"), {
      text: "secret of theirs",
      reason: "pasted",
    });
    const refusal = (words: string) => ({
      code: "conflict",
      detail: expect.stringContaining(words) as string,
    });
    for (const attempt of [previewRestore, copySnapshot])
      await expect(attempt(snapshot)).rejects.toMatchObject(refusal("A text was erased from snapshot 1"));
    await push({ type: "node.removed", node: "ci" });
    const next = await taken("Altered");
    await tamper(
      dialect,
      url(),
      "snapshot",
      `UPDATE "snapshot" SET "title" = 'Other' WHERE "id" = '${next.snapshotId}'`,
    );
    await expect(restoreSnapshot(next, 1)).rejects.toMatchObject(
      refusal("Snapshot 2 was altered in the database"),
    );
  });
});
