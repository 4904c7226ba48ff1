import { beforeEach, expect, it } from "vitest";
import { toConfirmKey } from "@/lib/domain/work/work-items";
import { aPipeline } from "@/lib/testing/builders";
import { dayAhead } from "@/lib/testing/calendar";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { getUndo } from "../activity/get-undo";
import { getActivity } from "../activity/queries";
import { readAudit } from "../audit/audit-page";
import { requireWorkspaceAccess, type WorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { dayOf } from "../clock";
import { runWrite } from "../db";
import { archivePipeline, filePipeline } from "../pipeline/commands";
import { forgetState } from "../pipeline/document-cache";
import { getPipeline } from "../pipeline/queries";
import { verifyLogs } from "../pipeline/verify-log";
import { changeReviewRules } from "../policy/review-rules";
import { createTeam } from "../team/teams";
import { listWork } from "../work/list-work";
import { listOwnersInUse } from "./list-owners-in-use";
import { mergeOwners } from "./merge-owners";
import { refile } from "./refile";
import { nearOwnName } from "./near-own-name";
import { readDirectory } from "./read-directory";

describeDatabases("owners in use", ({ database }) => {
  let ana: Viewer;
  let ben: Viewer;
  let admin: WorkspaceAccess;
  let editor: WorkspaceAccess;
  const mapOf = (name: string, owner: string) =>
    makePipeline(ana, {
      document: aPipeline(name)
        .node("ci", { owner })
        .node("host")
        .claim("ci", "img-sign", { status: "planned" })
        .claim("host", "img-sbom", { status: "planned", owner })
        .toDocument(),
    });
  const inUse = async () =>
    (await listOwnersInUse(admin)).owners.map(({ owner, kind, nodes, claims, pipelines, filed, near }) => [
      owner,
      kind,
      nodes,
      claims,
      pipelines,
      filed,
      near,
    ]);

  const near = async (access: WorkspaceAccess) => nearOwnName(access, await readDirectory(access));

  beforeEach(async () => {
    ({ ana, ben } = await makeViewers({ ana: "admin", ben: "editor" }));
    admin = await requireWorkspaceAccess(ana, "admin");
    editor = await requireWorkspaceAccess(ben, "editor");
    await createTeam(admin, { name: "Payments", members: [ben.userId] });
  });

  it("are counted by nodes, claims, maps and the list, free texts first, with what may be the same", async () => {
    await mapOf("Shop", "payments");
    const search = await mapOf("Search", "Payments team");
    await filePipeline(search, { owner: "Payments team" });
    await filePipeline(await mapOf("Blog", "ben"), { owner: "Cleo" });
    expect(await inUse()).toEqual([
      ["Payments team", "text", 1, 2, 1, 1, ["Payments"]],
      ["Cleo", "text", 0, 0, 0, 1, []],
      ["ben", "member", 1, 2, 1, 0, []],
      ["Payments", "team", 1, 2, 1, 0, []],
    ]);
    await archivePipeline(search);
    expect((await inUse()).map(([owner]) => owner)).toEqual(["Cleo", "ben", "Payments"]);
  });

  it("become one on every map, one change of each log, which one undo takes back", async () => {
    const shop = await mapOf("Shop", "Payments team");
    const search = await mapOf("Search", "paymnets");
    await filePipeline(search, { owner: "Paymnets" });
    await mapOf("Blog", "Cleo");
    const before = (await getPipeline(shop)).document;
    const merged = await mergeOwners(editor, { owners: ["payments TEAM", "Paymnets"], into: "Payments" });
    expect(merged).toEqual({
      done: [
        { id: search.pipelineId, name: "Search", nodes: 1, claims: 1 },
        { id: shop.pipelineId, name: "Shop", nodes: 1, claims: 1 },
      ],
      failed: [],
    });
    expect(await inUse()).toEqual([
      ["Cleo", "text", 1, 2, 1, 0, []],
      ["Payments", "team", 2, 4, 2, 1, []],
    ]);
    expect((await listWork(editor, ["Payments"])).total).toBe(6);
    const { entries } = await getActivity(shop, {});
    expect(entries).toMatchObject([
      { revision: 2, since: 1, text: "merged owners into “Payments” by 2 changes", by: { name: "ben" } },
    ]);
    const [told] = (await readAudit(admin, { event: "owners-merged" })).entries;
    expect(told).toMatchObject({
      target: { name: "Payments" },
      detail: { owners: "“payments TEAM”, “Paymnets”", pipelines: "2", changes: "4", failed: "0" },
    });
    const undo = await getUndo(shop, 2, 1);
    expect(undo).toMatchObject({ newer: [], operations: expect.arrayContaining([]) });
    await pushTo(shop, ...undo.operations);
    forgetState(shop.pipelineId);
    expect((await getPipeline(shop)).document).toEqual(before);
    const { broken } = await verifyLogs(database().client);
    expect(broken.filter(({ pipelineId }) => pipelineId === shop.pipelineId)).toEqual([]);
  });

  it("become one where they can, and those where they can't are named with the reason", async () => {
    const shop = await mapOf("Shop", "Cleo");
    const broken = await mapOf("Broken", "Cleo");
    forgetState(broken.pipelineId);
    await database().client.pipelineCheckpoint.deleteMany({ where: { pipelineId: broken.pipelineId } });
    const merged = await mergeOwners(editor, { owners: ["Cleo"], into: "Clea" });
    expect(merged.done.map(({ id }) => id)).toEqual([shop.pipelineId]);
    expect(merged.failed).toEqual([
      { id: broken.pipelineId, name: "Broken", why: "Unexpected server error. Try again." },
    ]);
    const [told] = (await readAudit(admin, { event: "owners-merged" })).entries;
    expect(told?.detail).toMatchObject({ pipelines: "1", failed: "1" });
  });

  it("become one while others edit, and nothing of theirs is lost", async () => {
    const shop = await mapOf("Shop", "Cleo");
    const notes = Array.from({ length: 8 }, (_, index) =>
      pushTo(shop, { type: "node.changed", node: "host", set: { note: `note ${index}` } }),
    );
    const [merged] = await Promise.all([mergeOwners(editor, { owners: ["Cleo"], into: "Clea" }), ...notes]);
    const { document, revision } = await getPipeline(shop);
    if (merged.failed.length > 0) expect(merged.failed[0]?.why).toContain("The map has changed: it is");
    else expect(document.nodes.map(({ owner }) => owner)).toEqual(["Clea", undefined]);
    expect(revision).toBe(8 + (merged.done.length > 0 ? 2 : 0));
    expect(document.nodes.find(({ id }) => id === "host")?.note).toMatch(/^note \d$/);
  });

  it("that are named nowhere change nothing, and are not told of", async () => {
    expect(await mergeOwners(editor, { owners: ["Nobody here"], into: "Cleo" })).toEqual({
      done: [],
      failed: [],
    });
    expect((await readAudit(admin, { event: "owners-merged" })).entries).toEqual([]);
    await expect(mergeOwners(editor, { owners: ["Cleo "], into: "Cleo" })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("do not include pending approvals, which have no owner", async () => {
    await changeReviewRules(admin, { needsReview: ["verified", "not-applicable"] });
    await makePipeline(ana, {
      document: aPipeline("Shop")
        .node("ci")
        .claim("ci", "img-sign", { status: "not-applicable", reason: "No images" })
        .toDocument(),
    });
    expect(await inUse()).toEqual([]);
    const rows = await database().client.workItems.findMany({ select: { ownerKey: true } });
    expect(rows).toContainEqual({ ownerKey: toConfirmKey });
    const named = { ...editor, viewer: { ...ben, name: "To Confirmm" } };
    expect(await near(named)).toEqual([]);
  });

  it("do not include people who only accepted a risk without an owner", async () => {
    const acceptance = { by: "Dana", until: dayAhead(dayOf(new Date()), 30), residual: "Little" };
    const accepted = { status: "accepted", reason: "Old", acceptance } as const;
    const document = aPipeline("Shop")
      .node("ci")
      .node("host", { owner: "Cleo" })
      .claim("ci", "img-sign", accepted)
      .claim("host", "img-sign", accepted)
      .toDocument();
    await makePipeline(ana, { document });
    expect(await inUse()).toEqual([["Cleo", "text", 1, 1, 1, 0, []]]);
    expect((await listWork(editor, ["Dana"])).total).toBe(1);
    await makePipeline(ana, {
      document: { ...document, nodes: document.nodes.map((node) => ({ ...node, owner: "Dana" })) },
    });
    expect((await inUse()).map(([owner, , nodes, claims]) => [owner, nodes, claims])).toEqual([
      ["Dana", 2, 2],
      ["Cleo", 1, 1],
    ]);
  });

  it("of the list are changed, except concurrently changed ones", async () => {
    const map = await mapOf("Shop", "Dora");
    await filePipeline(map, { owner: "Cleo" });
    expect(await mergeOwners(editor, { owners: ["cleo"], into: "Clea" })).toMatchObject({
      done: [{ name: "Shop", nodes: 0, claims: 0 }],
      failed: [],
    });
    const owner = () =>
      database().client.pipeline.findUnique({ where: { id: map.pipelineId }, select: { owner: true } });
    expect(await owner()).toEqual({ owner: "Clea" });
    await filePipeline(map, { owner: "Dora" });
    expect(await runWrite((transaction) => refile(transaction, map.pipelineId, "Clea", "Other"))).toBe(false);
    expect(await owner()).toEqual({ owner: "Dora" });
  });

  it("that may mean a member are told to that member alone", async () => {
    await mapOf("Shop", "ben@old.example");
    await mapOf("Search", "Benn and others");
    // Creates the rows that it reads.
    await listWork(editor, []);
    expect(await near(editor)).toEqual(["ben@old.example"]);
    expect(await near(admin)).toEqual([]);
  });

  it("of a pipeline that was made by an earlier version are merged too", async () => {
    const shop = await mapOf("Shop", "Cleo");
    await database().client.workItems.deleteMany({ where: { pipelineId: shop.pipelineId } });
    await database().client.pipeline.update({
      where: { id: shop.pipelineId },
      data: { workRevision: -1 },
    });
    expect((await mergeOwners(editor, { owners: ["cleo"], into: "Clea" })).done).toHaveLength(1);
  });
});
