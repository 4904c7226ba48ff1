import * as fc from "fast-check";
import { expect, it } from "vitest";
import { hasRole, type Role, roles } from "@/lib/domain/contract/roles";
import { describeDatabases } from "@/lib/testing/databases";
import { makeWorkspace, signedInViewer, type TestMember } from "@/lib/testing/team";
import { runWrite } from "../db";
import {
  requirePipelineAccess,
  requireSnapshotAccess,
  requireStillAllowed,
  requireWorkspaceAccess,
} from "./access";
import { newRecordId } from "./secrets";

it("whatever is not in the table of roles has no right", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.constantFrom("Admin", "ADMIN", "admin ", "owner", "constructor", "__proto__", "undefined"),
      ),
      fc.constantFrom(...roles),
      (role, needed) => {
        fc.pre(!(roles as readonly string[]).includes(role));
        expect(hasRole(role, needed)).toBe(false);
      },
    ),
  );
  expect(roles.map((role) => roles.map((needed) => hasRole(role, needed)))).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});

describeDatabases("access", ({ database }) => {
  async function aPipeline({ workspaceId, userId }: TestMember, archivedAt: Date | null = null) {
    const now = new Date();
    const pipelineId = newRecordId();
    const snapshotId = newRecordId();
    const { client } = database();
    await client.pipeline.create({
      data: {
        id: pipelineId,
        workspaceId,
        name: "Payments",
        revision: 0,
        checkpointRevision: 0,
        headHash: "",
        summary: "{}",
        createdById: userId,
        createdAt: now,
        updatedById: userId,
        updatedAt: now,
        archivedAt,
      },
    });
    await client.snapshot.create({
      data: {
        id: snapshotId,
        pipelineId,
        number: 1,
        title: "One",
        note: "",
        takenAt: now,
        takenById: userId,
        revision: 0,
        catalogue: "1",
        documentHash: "",
        catalogueHash: "",
        postureHash: "",
        fingerprint: newRecordId(),
        summary: "{}",
      },
    });
    return { pipelineId, snapshotId };
  }

  it("is 404 without read access, and 403 with read access only", async () => {
    const ours = await makeWorkspace({ vera: "viewer", eda: "editor", ana: "admin" });
    const theirs = await makeWorkspace({ eve: "admin", kim: "viewer" });
    const { pipelineId, snapshotId } = await aPipeline(ours.ana);
    const codeOf = async (member: TestMember, role: Role) => {
      const viewer = await signedInViewer(member);
      const tries = [
        requirePipelineAccess(viewer, pipelineId, role),
        requireSnapshotAccess(viewer, snapshotId, role),
      ];
      const results = await Promise.allSettled<unknown>(tries);
      return [
        ...new Set(results.map((result) => (result.status === "fulfilled" ? "granted" : result.reason.code))),
      ];
    };
    expect(await codeOf(ours.vera, "viewer")).toEqual(["granted"]);
    expect(await codeOf(ours.vera, "editor")).toEqual(["forbidden"]);
    expect(await codeOf(ours.eda, "editor")).toEqual(["granted"]);
    expect(await codeOf(ours.eda, "admin")).toEqual(["forbidden"]);
    expect(await codeOf(ours.ana, "admin")).toEqual(["granted"]);
    expect(await codeOf(theirs.eve, "viewer")).toEqual(["not-found"]);
    expect(await codeOf(theirs.kim, "admin")).toEqual(["not-found"]);
  });

  it.each(["", "..", "\u0000", "p1", "A".repeat(25), "a".repeat(26)])(
    "is 404 for %j, which can be no id",
    async (id) => {
      const { ana } = await makeWorkspace({ ana: "admin" });
      const viewer = await signedInViewer(ana);
      await expect(requirePipelineAccess(viewer, id, "viewer")).rejects.toMatchObject({ code: "not-found" });
      await expect(requireSnapshotAccess(viewer, id, "viewer")).rejects.toMatchObject({ code: "not-found" });
    },
  );

  it("ends for an archived pipeline, and stays for its snapshots", async () => {
    const { ana } = await makeWorkspace({ ana: "admin" });
    const viewer = await signedInViewer(ana);
    const { pipelineId, snapshotId } = await aPipeline(ana, new Date());
    await expect(requirePipelineAccess(viewer, pipelineId, "viewer")).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(requireSnapshotAccess(viewer, snapshotId, "viewer")).resolves.toMatchObject({
      pipelineId,
      snapshotId,
    });
  });

  it("is checked again when a change is committed", async () => {
    const { eda } = await makeWorkspace({ eda: "editor" });
    const { pipelineId } = await aPipeline(eda);
    const viewer = await signedInViewer(eda);
    const access = await requirePipelineAccess(viewer, pipelineId, "editor");
    const check = () => runWrite((transaction) => requireStillAllowed(access, "editor", transaction));
    await expect(check()).resolves.toBeUndefined();
    await database().client.membership.updateMany({
      where: { userId: eda.userId },
      data: { role: "viewer" },
    });
    await expect(check()).rejects.toMatchObject({ code: "forbidden" });
    await database().client.membership.deleteMany({ where: { userId: eda.userId } });
    await expect(check()).rejects.toMatchObject({ code: "unauthorized" });
    await expect(requireWorkspaceAccess(viewer, "admin")).rejects.toMatchObject({ code: "forbidden" });
  });
});
