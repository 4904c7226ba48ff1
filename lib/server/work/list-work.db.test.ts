import { beforeEach, expect, it } from "vitest";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireWorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { archivePipeline } from "../pipeline/commands";
import { forgetState } from "../pipeline/document-cache";
import { listWork } from "./list-work";

describeDatabases("work", ({ database }) => {
  let ana: Viewer;
  const list = async (owner: string, viewer = ana) =>
    listWork(await requireWorkspaceAccess(viewer, "viewer"), [owner]);
  const found = async (owner: string) =>
    (await list(owner)).items.map(({ pipelineName, node, control }) => [pipelineName, node, control]);
  const claim = (
    control: string,
    set: Extract<OperationBody, { type: "claim.changed" }>["set"],
  ): OperationBody => ({
    type: "claim.changed",
    node: "ci",
    control,
    set,
  });
  const withClaims = (name: string, owner = "Ana") =>
    makePipeline(ana, {
      document: aPipeline(name)
        .node("ci", { name: "Jenkins" })
        .claim("ci", "img-sign", { status: "planned", owner, due: "2026-12-01" })
        .claim("ci", "img-vuln-scan", { status: "missing", owner, due: "2026-11-01" })
        .claim("ci", "img-sbom", { status: "implemented" })
        .toDocument(),
    });

  beforeEach(async () => {
    ({ ana } = await makeViewers({ ana: "admin" }));
  });

  it("is what an owner has in all pipelines of the workspace, the nearest day first, and only of it", async () => {
    await withClaims("Shop");
    await withClaims("Search", "ANA ");
    await withClaims("Blog", "Ben");
    const { bob } = await makeViewers({ bob: "viewer" });
    expect((await list("ana", bob)).items).toEqual([]);
    const { items, total, unread } = await list("ana");
    expect([total, unread]).toEqual([4, 0]);
    expect(items.map(({ due }) => due)).toEqual(["2026-11-01", "2026-11-01", "2026-12-01", "2026-12-01"]);
    expect(new Set(items.map(({ pipelineName }) => pipelineName))).toEqual(new Set(["Shop", "Search"]));
    expect(items[0]).toMatchObject({
      node: "ci",
      control: "img-vuln-scan",
      nodeName: "Jenkins",
      kind: "ci",
      stage: "build",
      status: "missing",
    });
  });

  it("follows every commit, and leaves with the pipeline", async () => {
    const access = await withClaims("Shop");
    expect(await found("Ana")).toHaveLength(2);
    const rowsOf = () =>
      database().client.workItems.findMany({
        where: { pipelineId: access.pipelineId },
        orderBy: { ownerKey: "asc" },
      });
    await pushTo(access, claim("img-sign", { owner: "Ben" }));
    expect(await found("Ben")).toEqual([["Shop", "ci", "img-sign"]]);
    await pushTo(access, { type: "node.changed", node: "ci", set: { owner: "Cleo", name: "TeamCity" } });
    expect(await found("Cleo")).toEqual([
      ["Shop", "ci", ""],
      ["Shop", "ci", "img-sbom"],
    ]);
    expect((await list("Ben")).items).toMatchObject([{ nodeName: "TeamCity" }]);
    await pushTo(access, claim("img-vuln-scan", null));
    expect(await found("Ana")).toEqual([]);
    const before = await rowsOf();
    await pushTo(access, { type: "nodes.moved", positions: { ci: { x: 5, y: 5 } } });
    expect(await rowsOf()).toEqual(before);
    await pushTo(access, { type: "node.removed", node: "ci" });
    expect(await rowsOf()).toEqual([]);
    await pushTo(access, {
      type: "node.added",
      node: { id: "n2", kind: "host", name: "Host", stage: "run", owner: "Ana", position: { x: 0, y: 0 } },
    });
    expect(await found("Ana")).toEqual([["Shop", "n2", ""]]);
    await archivePipeline(access);
    expect(await found("Ana")).toEqual([]);
  });

  it("leaves out the sample, whoever is named there", async () => {
    const access = await makePipeline(ana, { sample: true });
    await pushTo(access, {
      type: "node.added",
      node: { id: "n2", kind: "host", name: "Host", stage: "run", owner: "Ana", position: { x: 0, y: 0 } },
    });
    expect(await list("Ana")).toEqual({ items: [], total: 0, unread: 0 });
  });

  it("without an owner is listed if it has a date", async () => {
    const access = await withClaims("Shop", "");
    expect(await found("")).toEqual([
      ["Shop", "ci", "img-vuln-scan"],
      ["Shop", "ci", "img-sign"],
    ]);
    await pushTo(access, claim("img-sign", { due: null }));
    expect(await found("")).toEqual([["Shop", "ci", "img-vuln-scan"]]);
  });

  it("of pipelines whose items were never made, or belong to another revision, is read once, a few at each visit", async () => {
    const made = [];
    for (let number = 0; number < 27; number += 1) made.push(await withClaims(`Old ${number}`));
    expect((await list("Ana")).unread).toBe(2);
    const { items, total, unread } = await list("Ana");
    expect([items.length, total, unread]).toEqual([54, 54, 0]);
    // As if an earlier version had written a commit meanwhile.
    const [first] = made;
    if (!first) throw new Error("No pipeline was made.");
    await database().client.pipeline.update({ where: { id: first.pipelineId }, data: { workRevision: 99 } });
    await pushTo(first, claim("img-sign", { owner: "Ben" }));
    expect(await found("Ben")).toEqual([["Old 0", "ci", "img-sign"]]);
  });

  it("of all others is listed if one pipeline can't be read", async () => {
    const { pipelineId } = await withClaims("Broken");
    await withClaims("Shop");
    forgetState(pipelineId);
    await database().client.pipelineCheckpoint.deleteMany({ where: { pipelineId } });
    const { items, unread } = await list("Ana");
    expect(new Set(items.map(({ pipelineName }) => pipelineName))).toEqual(new Set(["Shop"]));
    expect(unread).toBe(1);
  });

  it("is read without a document, once its items are made", async () => {
    const { pipelineId } = await withClaims("Shop");
    await list("Ana");
    forgetState(pipelineId);
    await database().client.pipelineCheckpoint.deleteMany({ where: { pipelineId } });
    expect(await found("Ana")).toHaveLength(2);
  });

  it("is right after many commit at once", async () => {
    const access = await withClaims("Shop");
    await list("Ana");
    await Promise.all(
      ["img-sign", "img-vuln-scan", "img-sbom", "ci-access-control"].flatMap((control) =>
        ["Ben", "Cleo"].map((owner) => pushTo(access, claim(control, { owner: `${owner} ${control}` }))),
      ),
    );
    const rows = await database().client.workItems.findMany({ where: { pipelineId: access.pipelineId } });
    await database().client.pipeline.update({ where: { id: access.pipelineId }, data: { workRevision: -1 } });
    await list("Ana");
    const rebuilt = await database().client.workItems.findMany({ where: { pipelineId: access.pipelineId } });
    const sorted = (all: typeof rows) => all.toSorted((a, b) => a.ownerKey.localeCompare(b.ownerKey));
    expect(sorted(rows)).toEqual(sorted(rebuilt));
  });
});
