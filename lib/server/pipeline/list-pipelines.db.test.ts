import { beforeEach, expect, it, vi } from "vitest";
import { pipelineListSchema } from "@/lib/domain/contract/pipelines";
import { countWaysIn } from "@/lib/domain/posture/words/ways-in-sentence";
import { bypassCount, openGateCount } from "@/lib/domain/posture/gates/open-gates";
import { unassessedGates } from "@/lib/domain/posture/words/gates-sentence";
import { describeBothDatabases } from "@/lib/testing/databases";
import { paymentsDocument } from "@/lib/testing/payments-document";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireArchivedPipelineAccess, requirePipelineAccess, requireWorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { archivePipeline, bringBackPipeline, createPipeline, filePipeline, removeSample } from "./commands";
import { forgetState } from "./document-cache";
import { listPipelines } from "./list-pipelines";
import { getPipeline, getPosture } from "./queries";

describeBothDatabases("listed pipelines", ({ database }) => {
  let ana: Viewer;
  const create = async (request: Parameters<typeof createPipeline>[1]) =>
    createPipeline(await requireWorkspaceAccess(ana, "editor"), request);
  const list = async (now?: Date) =>
    (await listPipelines(await requireWorkspaceAccess(ana, "viewer"), now ? { now } : {})).pipelines;

  beforeEach(async () => {
    ({ ana } = await makeViewers({ ana: "admin" }));
  });

  it("are listed with their counts, from the rows alone once they were listed", async () => {
    const access = await makePipeline(ana, { document: paymentsDocument });
    await pushTo(access, {
      type: "claim.changed",
      node: "ci",
      control: "img-sign",
      set: { status: "missing" },
    });
    await takeSnapshot(access, { title: "One" });
    await list();
    forgetState(access.pipelineId);
    const checkpoints = vi.spyOn(database().client.pipelineCheckpoint, "findMany");
    const operations = vi.spyOn(database().client.pipelineOperation, "findMany");
    const [listed] = pipelineListSchema.parse({ pipelines: await list() }).pipelines;
    expect([checkpoints.mock.calls, operations.mock.calls]).toEqual([[], []]);
    checkpoints.mockRestore();
    operations.mockRestore();
    const { coverage, gaps, gates, waysIn } = await getPosture(access);
    const { wholly, partly } = unassessedGates(gates.map(({ declared }) => declared));
    expect(wholly + partly).toBeGreaterThan(0);
    expect(listed).toMatchObject({
      waysIn: countWaysIn(waysIn.declared).said,
      openGates: openGateCount(gates, "declared"),
      bypasses: bypassCount(gates, "declared"),
      unknownGates: wholly + partly,
      tools: ["jenkins", "kubernetes"],
      picture: { rows: 1, lines: [{}, {}, {}] },
      openBefore: [gaps.declared.length],
      id: access.pipelineId,
      name: "Payments API",
      revision: 1,
      updatedBy: "ana",
      lastSnapshot: { number: 1 },
      coverage: {
        stages: coverage.stages,
        nodes: 4,
        edges: 3,
        technologies: ["Ana", "jenkins", "registry", "kubernetes"],
      },
    });
    expect(listed?.coverage.stages.build).toMatchObject({ verified: 1, missing: 1 });
  });

  it("are counted again when the day comes on which evidence lapses, without being read before", async () => {
    const access = await makePipeline(ana, { document: paymentsDocument });
    expect((await list())[0]?.coverage.stages.build).toMatchObject({ verified: 1, stale: 0 });
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2099-01-02T00:30:00Z") });
    try {
      expect((await list(new Date()))[0]?.coverage.stages.build).toMatchObject({ verified: 0, stale: 1 });
      expect((await getPosture(access)).coverage.stages.build).toMatchObject({ verified: 0, stale: 1 });
    } finally {
      vi.useRealTimers();
    }
  });

  it("say how many gates something gets past as it is after each change, and nothing while nothing is assessed", async () => {
    const access = await makePipeline(ana, { document: paymentsDocument });
    const [before] = await list();
    await pushTo(access, { type: "claim.changed", node: "ci", control: "img-vuln-scan", set: null });
    const [after] = await list();
    expect([typeof before?.openGates, after?.openGates]).toEqual(["number", undefined]);
  });

  it("are filed under an owner and tags, which no revision and no document tells of", async () => {
    const access = await makePipeline(ana, { document: paymentsDocument });
    await filePipeline(access, { owner: " Shop team ", tags: ["pci", "aws ", "pci"] });
    expect((await list())[0]).toMatchObject({ owner: "Shop team", tags: ["pci", "aws"], revision: 0 });
    await filePipeline(access, { tags: [] });
    expect((await list())[0]).toMatchObject({ owner: "Shop team", tags: [] });
    expect(JSON.stringify((await getPipeline(access)).document)).not.toContain("Shop team");
  });

  it("made as the sample can be taken away by an editor, and no others can", async () => {
    const { id } = await create({ sample: true });
    expect((await list())[0]).toMatchObject({ id, isSample: true, coverage: { nodes: 14 } });
    const other = await makePipeline(ana, { document: paymentsDocument });
    await expect(removeSample(other)).rejects.toMatchObject({ code: "not-found" });
    await removeSample(await requirePipelineAccess(ana, id, "editor"));
    expect((await list()).map((one) => one.id)).toEqual([other.pipelineId]);
  });

  it("leave the lists when they are archived, their log stays, and they can be brought back", async () => {
    const access = await makePipeline(ana, { document: paymentsDocument });
    await pushTo(access, { type: "node.removed", node: "laptop" });
    await archivePipeline(access);
    expect(await list()).toEqual([]);
    const { pipelines } = await listPipelines(await requireWorkspaceAccess(ana, "viewer"), {
      isArchived: true,
    });
    expect(pipelines).toMatchObject([{ id: access.pipelineId, archivedAt: expect.any(String) }]);
    await expect(requirePipelineAccess(ana, access.pipelineId, "viewer")).rejects.toMatchObject({
      code: "not-found",
    });
    expect(
      await database().client.pipelineOperation.count({ where: { pipelineId: access.pipelineId } }),
    ).toBe(1);
    await bringBackPipeline(await requireArchivedPipelineAccess(ana, access.pipelineId, "admin"));
    expect(await list()).toMatchObject([{ id: access.pipelineId, revision: 1 }]);
    await pushTo(access, { type: "node.removed", node: "registry" });
  });
});
