import { beforeAll, expect, it, vi } from "vitest";
import { claimsOf, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { confirmableOf } from "@/lib/domain/reviews/confirmable-of";
import { getUndo } from "@/lib/server/activity/get-undo";
import {
  type PipelineAccess,
  requireArchivedPipelineAccess,
  requirePipelineAccess,
  requireSnapshotAccess,
  requireWorkspaceAccess,
} from "@/lib/server/auth/access";
import { requireViewer, type Viewer } from "@/lib/server/auth/viewer";
import { dayOf } from "@/lib/server/clock";
import { listComments } from "@/lib/server/comments/list-comments";
import { eraseEverywhere } from "@/lib/server/erase/erase";
import { listEvidence } from "@/lib/server/evidence/list-evidence";
import { placeStatements } from "@/lib/server/evidence/place-statements";
import { importInto } from "@/lib/server/merge/import-into";
import { releaseControls } from "@/lib/server/own-controls/change-controls";
import { bringBackPipeline } from "@/lib/server/pipeline/commands";
import { getPipeline } from "@/lib/server/pipeline/queries";
import { undismissFinding } from "@/lib/server/running/commands";
import { getRunning } from "@/lib/server/running/queries";
import { createShare } from "@/lib/server/share/create-share";
import { takeDueSnapshots } from "@/lib/server/snapshot/automatic-snapshots";
import { previewRestore } from "@/lib/server/snapshot/plan-restore";
import { getSnapshot, listSnapshots } from "@/lib/server/snapshot/queries";
import { copySnapshot, restoreSnapshot } from "@/lib/server/snapshot/restore-snapshot";
import { takeSnapshot } from "@/lib/server/snapshot/take-snapshot";
import { pushTo } from "../push-to";
import { openSession } from "../team";
import { commandLine } from "./command-line";
import { describeStored } from "./describe-stored";
import { shopDraft } from "./story/shop-draft";
import { whatItShows } from "./what-it-shows";

describeStored("a workspace of then goes on", ({ workspace, viewer, database }) => {
  let ana: Viewer;
  let payments: PipelineAccess;
  const accessTo = async (name: string) =>
    requirePipelineAccess(ana, workspace.pipelines[name] ?? "", "editor");
  const documentOf = async (access: PipelineAccess) => (await getPipeline(access)).document;
  const nameOf = async (id: string) =>
    (await documentOf(payments)).nodes.find((node) => node.id === id)?.name;

  async function snapshotOf(access: PipelineAccess, number: number) {
    const where = { pipelineId_number: { pipelineId: access.pipelineId, number } };
    const { id } = await database().client.snapshot.findUniqueOrThrow({ where });
    return requireSnapshotAccess(ana, id, "editor");
  }

  beforeAll(async () => {
    ana = await viewer();
    payments = await accessTo("payments");
  });

  it("leaves, where files are read again, what somebody took away since", async () => {
    const shop = await accessTo("shop");
    const handOver =
      (await documentOf(shop)).edges.find(({ source }) => source === "scan-ci-github-actions")?.id ?? "";
    await pushTo(shop, { type: "edge.removed", edge: handOver });
    const day = dayOf(new Date());
    const { changes } = await importInto(
      shop,
      { document: shopDraft(day), from: "files" },
      { day, same: {} },
    );
    expect(changes.find(({ id }) => id === `edge ${handOver}`)).toMatchObject({ does: "add", ticked: false });
  });

  it("takes back an import and a restore as a whole, and an entry of long ago", async () => {
    const shop = await accessTo("shop");
    const imported = await getUndo(shop, 14, 1);
    expect(imported.operations.length).toBeGreaterThan(5);
    await pushTo(shop, ...imported.operations);
    expect((await documentOf(shop)).nodes.map(({ id }) => id)).not.toContain("scan-ci-github-actions");
    const restored = await getUndo(payments, 106, 105);
    await pushTo(payments, ...restored.operations);
    expect(await nameOf("partner")).toBeUndefined();
    const renamed = await database().client.pipelineOperation.findFirstOrThrow({
      where: { pipelineId: payments.pipelineId, body: { contains: '"name":"Worker nodes"' } },
    });
    expect(await nameOf("worker")).toBe("Worker nodes");
    await pushTo(payments, ...(await getUndo(payments, renamed.revision)).operations);
    expect(await nameOf("worker")).toBe("Workers");
  });

  it("answers in a thread of then, and confirms what waited", async () => {
    const comment = {
      id: "c9",
      thread: "c3",
      about: { node: "ci", control: "ci-access-control" },
      text: "Done.",
    };
    await pushTo(payments, { type: "comment.added", comment });
    const { threads } = await listComments(payments, { about: comment.about });
    expect(threads[0]?.comments.map(({ text }) => text)).toEqual([
      "Is this still planned?",
      "Until Christmas.",
      "Done.",
    ]);
    const { id: userId = "", name = "" } = workspace.people["ben"] ?? {};
    const ben = await requireViewer(new Headers({ cookie: await openSession({ userId }) }));
    const [node, control, on] = ["cluster", "adm-image-signature", dayOf(new Date())];
    const claim = claimsOf(pipelineFromDocument(await documentOf(payments)), node).get(control);
    const of = confirmableOf(claim, on) ?? expect.unreachable("It does not wait any more.");
    await pushTo(await requirePipelineAccess(ben, payments.pipelineId, "editor"), {
      type: "review.added",
      review: { id: "r9", node, control, reviewer: userId, name, on, of },
    });
    expect((await documentOf(payments)).reviews?.map((one) => one.id)).toContain("r9");
  });

  it("places what waited, and opens again what was dismissed", async () => {
    const report = (await listEvidence(payments)).reports.find(({ name }) => name === "tree.json")?.id ?? "";
    const placed = await placeStatements(payments, { report, statements: [0], to: { node: "repo" } });
    expect(placed.statements).toMatchObject([{ as: "matched" }]);
    const { dismissed, total } = await getRunning(payments);
    await undismissFinding(payments, dismissed[0]?.finding.key ?? "");
    expect((await getRunning(payments)).total).toBe(total + 1);
  });

  it("releases a control that was a draft, into every map", async () => {
    await releaseControls(await requireWorkspaceAccess(ana, "admin"), ["acme-draft"]);
    for (const name of ["payments", "shop", "ledger"])
      expect((await documentOf(await accessTo(name))).policy?.controls?.map(({ id }) => id)).toContain(
        "acme-draft",
      );
  });

  it("brings back what was archived, and copies a snapshot of it", async () => {
    const archived = workspace.pipelines["archived"] ?? "";
    await bringBackPipeline(await requireArchivedPipelineAccess(ana, archived, "admin"));
    const access = await accessTo("archived");
    expect((await documentOf(access)).name).toBe("Old shop");
    const { id } = await copySnapshot(await snapshotOf(access, 1));
    expect((await documentOf(await requirePipelineAccess(ana, id, "viewer"))).nodes).toEqual(
      (await documentOf(access)).nodes,
    );
  });

  it.each([
    ["payments", 3],
    ["ledger", 1],
    ["shop", 1],
  ] as const)("restores %s to its snapshot %i", async (name, number) => {
    const access = await accessTo(name);
    await pushTo(access, { type: "pipeline.changed", set: { description: "Something else" } });
    const snapshot = await snapshotOf(access, number);
    const { revision, changes } = await previewRestore(snapshot);
    expect(changes).toBeGreaterThan(0);
    expect((await restoreSnapshot(snapshot, revision)).changes).toBe(changes);
    const { policy: _asked, reviews: _given, ...map } = await documentOf(access);
    const { policy: _then, reviews: _before, ...was } = (await getSnapshot(snapshot)).document;
    expect(map).toEqual(was);
  });

  it("refuses to restore what a text was erased from since, in words", async () => {
    await expect(previewRestore(await snapshotOf(payments, 2))).rejects.toMatchObject({
      code: "conflict",
      detail: expect.stringContaining("erased"),
    });
  });

  it("chains a new snapshot to the last, shares it, and compares it with the first", async () => {
    const [last] = (await listSnapshots(payments)).snapshots;
    const taken = await takeSnapshot(payments, { title: "Today" });
    expect(taken).toMatchObject({ number: 4, previous: last?.fingerprint });
    const show = { owners: false, notes: false, evidence: false, hosts: false };
    const access = await requireSnapshotAccess(ana, taken.id, "editor");
    for (const more of [{}, { kind: "comparison", comparedWith: 1 }] as const)
      await expect(createShare(access, { show, ...more })).resolves.toBeDefined();
    const ledger = await accessTo("ledger");
    const first = (await listSnapshots(ledger)).snapshots[0];
    expect((await takeSnapshot(ledger, { title: "Today" })).previous).toBe(first?.fingerprint);
  });

  it("takes what is due by the schedules of then, and thins what is old", async () => {
    const [shop, ledger] = [await accessTo("shop"), await accessTo("ledger")];
    await pushTo(ledger, { type: "pipeline.changed", set: { description: "As of December" } });
    const before = vi.getMockedSystemTime() ?? expect.unreachable("The clock goes on by itself.");
    for (const day of ["2026-12-08", "2026-12-09", "2026-12-28"]) {
      vi.setSystemTime(`${day}T00:05:00Z`);
      await pushTo(shop, { type: "pipeline.changed", set: { description: `As of ${day}` } });
      await takeDueSnapshots();
    }
    vi.setSystemTime(before);
    const { snapshots } = await listSnapshots(shop);
    expect(snapshots.slice(0, 3).map(({ title, thinnedAt }) => [title, thinnedAt !== null])).toEqual([
      ["Automatic, 28 Dec 2026", false],
      ["Automatic, 9 Dec 2026", true],
      ["Automatic, 8 Dec 2026", false],
    ]);
    expect((await listSnapshots(ledger)).snapshots[0]?.title).toBe("Automatic, 8 Dec 2026");
  });

  it("shows what it showed, whatever was done since", async () => {
    const shown = await whatItShows(ana, workspace.shares);
    const kept = Object.keys(workspace.shown).filter((name) => name in shown);
    expect(kept.filter((name) => !name.startsWith("pipeline ")).length).toBeGreaterThan(20);
    for (const name of kept) expect([name, shown[name]]).toEqual([name, workspace.shown[name]]);
  });

  it("erases a text from all that is kept since then", async () => {
    const workspaceAccess = await requireWorkspaceAccess(ana, "admin");
    const found = await eraseEverywhere(workspaceAccess, { text: "Costs too much", reason: "Too blunt" });
    expect(found).toMatchObject({ changes: 1, documents: 2 });
    expect(found.snapshots).toBeGreaterThan(3);
    expect(JSON.stringify(await documentOf(payments))).not.toContain("Costs too much");
  });

  it("is whole after all that", async () => {
    const { code, text } = await commandLine("verify");
    expect([code, text]).toEqual([0, expect.stringMatching(/^No problems in /)]);
  });
});
