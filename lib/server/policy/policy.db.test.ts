import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import type { Reviewable } from "@/lib/domain/pipeline/document";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { readAudit } from "../audit/audit-page";
import {
  type PipelineAccess,
  requireArchivedPipelineAccess,
  requirePipelineAccess,
  requireWorkspaceAccess,
} from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { runWrite } from "../db";
import { getLog } from "../log";
import { archivePipeline, bringBackPipeline } from "../pipeline/commands";
import { commitOperations } from "../pipeline/commit-operations";
import { forgetState } from "../pipeline/document-cache";
import { getPipeline } from "../pipeline/queries";
import { verifyLogs } from "../pipeline/verify-log";
import { processState } from "../process";
import { bringAllInLine, bringInLine } from "./bring-in-line";
import { raisePolicy } from "./raise-policy";
import { changeReviewRules, getReviewRules } from "./review-rules";

describeDatabases("what a workspace asks of its maps", ({ database }) => {
  let ana: Viewer;
  let ben: Viewer;
  let access: PipelineAccess;

  const admin = () => requireWorkspaceAccess(ana, "admin");
  const change = async (...needsReview: Reviewable[]) => changeReviewRules(await admin(), { needsReview });
  const policyIn = async (one: PipelineAccess) => (await getPipeline(one)).document.policy;
  const log = (one: PipelineAccess) =>
    database().client.pipelineOperation.findMany({
      where: { pipelineId: one.pipelineId },
      orderBy: { revision: "asc" },
    });

  beforeEach(async () => {
    ({ ana, ben } = await makeViewers({ ana: "admin", ben: "editor" }));
    access = await makePipeline(ana);
  });

  it("is nothing at first, and nothing is written", async () => {
    expect(await getReviewRules(await admin())).toEqual({ needsReview: [], waiting: 0 });
    await bringAllInLine();
    expect([await policyIn(access), (await log(access)).length]).toEqual([undefined, 0]);
  });

  it("is written into the log of every map when it changes, and is in the audit log", async () => {
    const other = await makePipeline(ana, { name: "Second" });
    expect(await change("accepted", "verified")).toEqual({
      needsReview: ["verified", "accepted"],
      waiting: 0,
    });
    for (const one of [access, other]) {
      expect(await policyIn(one)).toEqual({ needsReview: ["verified", "accepted"] });
      expect(await log(one)).toMatchObject([{ actorId: "", outcome: "applied" }]);
    }
    expect(await change("accepted", "verified")).toMatchObject({ waiting: 0 });
    expect(await log(access)).toHaveLength(1);
    await change();
    expect([await policyIn(access), (await log(access)).length]).toEqual([undefined, 2]);
    expect((await verifyLogs(database().client)).broken).toEqual([]);
    const { entries } = await readAudit(await admin(), { event: "review-rules-changed" });
    expect(entries.map(({ detail }) => detail["needs"])).toEqual(["none", "verified, accepted risk"]);
  });

  it("is in a new map from its start, whatever a file says, and in one that is brought back", async () => {
    await archivePipeline(access);
    await change("not-applicable");
    const document = {
      ...aPipeline("Shop").node("ci").toDocument(),
      policy: { needsReview: ["verified" as const] },
      reviews: [
        {
          id: "r1",
          node: "ci",
          control: "img-sign",
          reviewer: ben.userId,
          name: "ben",
          on: "2026-11-26",
          of: { status: "implemented" as const },
        },
      ],
    };
    const made = await makePipeline(ben, { document });
    const read = (await getPipeline(made)).document;
    expect([read.policy, read.reviews]).toEqual([{ needsReview: ["not-applicable"] }, undefined]);
    await bringBackPipeline(await requireArchivedPipelineAccess(ana, access.pipelineId, "admin"));
    expect(await policyIn(await requirePipelineAccess(ana, access.pipelineId, "admin"))).toEqual({
      needsReview: ["not-applicable"],
    });
  });

  it("is written once where two servers do it at the same time, and by the job where it was missed", async () => {
    const { workspaceId } = ana;
    await runWrite((transaction) =>
      raisePolicy(workspaceId, transaction, { needsReview: JSON.stringify(["verified"]) }),
    );
    expect(await getReviewRules(await admin())).toEqual({ needsReview: ["verified"], waiting: 1 });
    await Promise.all([1, 2].map(() => bringInLine({ id: access.pipelineId, workspaceId })));
    await bringAllInLine();
    expect((await log(access)).map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: "policy.changed", set: { needsReview: ["verified"] } },
    ]);
    expect(await getReviewRules(await admin())).toEqual({ needsReview: ["verified"], waiting: 0 });
  });

  it("is written into a map alone that is brought back, and into no map while the server stops", async () => {
    const other = await makePipeline(ana, { name: "Second" });
    const { workspaceId } = ana;
    await archivePipeline(access);
    await runWrite((transaction) =>
      raisePolicy(workspaceId, transaction, { needsReview: JSON.stringify(["verified"]) }),
    );
    await bringBackPipeline(await requireArchivedPipelineAccess(ana, access.pipelineId, "admin"));
    expect([(await log(access)).length, (await log(other)).length]).toEqual([1, 0]);
    processState().draining = true;
    try {
      await bringAllInLine();
      expect(await getReviewRules(await admin())).toMatchObject({ waiting: 1 });
    } finally {
      processState().draining = false;
    }
    await bringAllInLine();
    expect(await getReviewRules(await admin())).toMatchObject({ waiting: 0 });
  });

  it("is told once of a map that can't be read, and written into the others", async () => {
    const other = await makePipeline(ana, { name: "Second" });
    forgetState(access.pipelineId);
    await database().client.pipelineCheckpoint.deleteMany({ where: { pipelineId: access.pipelineId } });
    const said = vi.spyOn(getLog(), "error");
    const told = () =>
      said.mock.calls.filter(([entry]) => JSON.stringify(entry).includes(access.pipelineId)).length;
    await change("verified");
    await bringAllInLine();
    await bringAllInLine();
    expect(told()).toBe(1);
    await change("accepted");
    expect(told()).toBe(2);
    expect(await log(other)).toHaveLength(2);
    said.mockRestore();
  });

  it("is changed by admins alone, and never by an operation that is sent", async () => {
    await expect(requireWorkspaceAccess(ben, "admin")).rejects.toMatchObject({ code: "forbidden" });
    const sent = { type: "policy.changed", set: { needsReview: null }, id: randomUUID() } as const;
    const refused = {
      code: "invalid",
      detail: expect.stringContaining("changes workspace rules in the settings"),
    };
    await expect(pushTo(access, sent)).rejects.toMatchObject(refused);
    const whole = { revision: 0, erasures: 0 };
    await expect(
      commitOperations(access, { clientId: "c", operations: [sent] }, new Date(), whole),
    ).rejects.toMatchObject(refused);
    expect(await log(access)).toEqual([]);
  });
});
