import { beforeEach, expect, it } from "vitest";
import { snapshotAnswerSchema } from "@/lib/domain/contract/snapshots";
import { sharedCopySchema } from "@/lib/domain/snapshot/shared-copy";
import { describeDatabases } from "@/lib/testing/databases";
import { firstSnapshot, storeFirstSnapshot } from "@/lib/testing/first-snapshot";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireSnapshotAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { thawContent } from "../catalogue/frozen-content";
import { getComparison } from "../compare/get-comparison";
import { freezeShare } from "../share/freeze-share";
import { getSnapshot } from "./queries";
import { verifySnapshots } from "./verify-snapshots";

describeDatabases("a snapshot of version 1 of the analysis", ({ database }) => {
  let ana: Viewer;
  let id = "";
  let pipelineId = "";
  const taken = firstSnapshot;

  beforeEach(async () => {
    ({ ana } = await makeViewers({ ana: "admin" }));
    ({ pipelineId } = await makePipeline(ana, { name: "Payments API", template: "manual" }));
    id = await storeFirstSnapshot(pipelineId, ana.userId);
  });

  it("opens as it was, and its fingerprint still verifies", async () => {
    const access = await requireSnapshotAccess(ana, id, "viewer");
    const opened = await getSnapshot(access);
    expect(opened.fingerprint).toBe(taken.fingerprint);
    expect(opened.posture).toEqual(taken.posture);
    const { posture } = snapshotAnswerSchema.parse(opened);
    expect([posture.analysis, posture.waysIn]).toEqual([undefined, undefined]);
    const { broken } = await verifySnapshots(database().client);
    expect(broken.filter((one) => one.pipelineId === pipelineId)).toEqual([]);
  });

  it("is compared with now by its own catalogue, which makes nothing better or worse, and says so", async () => {
    const as = { from: `snapshot:${id}`, to: `snapshot:${id}` };
    expect((await getComparison(ana, as)).answer).toMatchObject({ isSame: true, controls: [] });
    const { document } = taken;
    const now = await makePipeline(ana, { document });
    const { answer } = await getComparison(ana, { ...as, to: `pipeline:${now.pipelineId}` });
    const { groups, counts } = answer;
    expect([groups.worse, groups.better, groups.catalogue > 0]).toEqual([0, 0, true]);
    expect(counts.before.pipeline).toEqual(taken.posture.coverage.pipeline);
    expect(answer.warnings).toContainEqual(
      expect.stringContaining("are counted by its own catalogue, 2026.11.1; gates and entry points"),
    );
  });

  it("is shared as it was: with its gaps, and no word of ways in", async () => {
    const access = await requireSnapshotAccess(ana, id, "viewer");
    const show = { owners: false, notes: false, evidence: false, hosts: false };
    const frozen = await freezeShare(access, { kind: "snapshot", comparedWith: null, show });
    const copy = sharedCopySchema.parse(JSON.parse((await thawContent(frozen)) ?? ""));
    expect(copy.posture.gaps.asDeclared).toHaveLength(taken.posture.gaps.asDeclared.length);
    expect([copy.posture.analysis, copy.posture.waysIn]).toEqual([undefined, undefined]);
  });
});
