import { beforeEach, expect, it } from "vitest";
import { catalogue } from "@/lib/domain/catalogue/load";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import { snapshotAnswerSchema, snapshotListSchema } from "@/lib/domain/contract/snapshots";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { type PipelineAccess, requireSnapshotAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { canonicalJson, sha256 } from "../catalogue/canonical";
import { dayOf } from "../clock";
import { runWrite } from "../db";
import { archivePipeline } from "../pipeline/commands";
import { postureOn } from "../pipeline/pipeline-state";
import { currentState, getPipeline } from "../pipeline/queries";
import { fingerprintOf } from "./fingerprint";
import { freezeSnapshot } from "./freeze-snapshot";
import { getSnapshot, listSnapshots } from "./queries";
import { takeSnapshot } from "./take-snapshot";
import { verifySnapshots } from "./verify-snapshots";

describeDatabases("snapshots", ({ database, dialect, url }) => {
  let access: PipelineAccess;
  let ana: Viewer;
  const push = (...bodies: OperationBody[]) => pushTo(access, ...bodies);
  const open = async (id: string) => getSnapshot(await requireSnapshotAccess(ana, id, "viewer"));
  const broken = async () =>
    (await verifySnapshots(database().client)).broken.filter(
      ({ pipelineId }) => pipelineId === access.pipelineId,
    );

  beforeEach(async () => {
    ({ ana } = await makeViewers({ ana: "admin" }));
    access = await makePipeline(ana, { name: "Payments API", template: "manual" });
  });

  it("stay as they were, whatever happens to the pipeline", async () => {
    const { document } = await getPipeline(access);
    const node = document.nodes[0]?.id ?? "";
    const taken = await takeSnapshot(access, { title: "Before the audit", note: "as drawn" });
    expect(taken).toMatchObject({ number: 1, previous: null, revision: 0 });
    const before = await open(taken.id);
    await push({ type: "node.removed", node }, { type: "pipeline.changed", set: { name: "Other" } });
    await archivePipeline(access);
    expect(await open(taken.id)).toEqual(before);
    expect(snapshotAnswerSchema.parse(before)).toMatchObject({
      title: "Before the audit",
      note: "as drawn",
      takenBy: "ana",
      catalogue: catalogue.version,
      document,
      pipeline: access.pipelineId,
    });
    expect(Object.keys(before.posture.coverage.nodes).toSorted()).toEqual(document.nodes.map(({ id }) => id));
  });

  it("are taken again after one failed halfway", async () => {
    const state = await currentState(access);
    const now = new Date();
    const posture = postureOn(state, dayOf(now));
    const chains = Object.getOwnPropertyDescriptor(posture, "chains") ?? {};
    const whole = { ...chains, configurable: true };
    Object.defineProperty(posture, "chains", {
      configurable: true,
      get: () => {
        throw new RangeError("no memory");
      },
    });
    await expect(freezeSnapshot(access, now)).rejects.toThrow("no memory");
    Object.defineProperty(posture, "chains", whole);
    expect((await freezeSnapshot(access, now)).posture.size).toBeGreaterThan(0);
  });

  it("hold the posture of their own document, as if nothing of another had been worked out before", async () => {
    const { document } = await getPipeline(access);
    const [first, last] = [document.nodes[0]?.id ?? "", document.nodes.at(-1)?.id ?? ""];
    const before = await open((await takeSnapshot(access, { title: "Before" })).id);
    const { node = "", control = "" } = before.posture.gaps.asDeclared[0] ?? {};
    const changes: readonly OperationBody[] = [
      { type: "node.changed", node: first, set: { owner: "Ana" } },
      { type: "claim.changed", node, control, set: { status: "planned" } },
      { type: "claim.changed", node, control, set: { owner: "Ana", note: "next month" } },
      { type: "claim.changed", node, control, set: { status: "implemented" } },
      { type: "node.changed", node: last, set: { name: "A first name" } },
      { type: "node.removed", node: first },
    ];
    const hashes = [];
    for (const change of changes) {
      await push(change);
      const { id } = await takeSnapshot(access, { title: change.type });
      const { document: frozen, posture, takenAt, documentHash, postureHash } = await open(id);
      const again = analyse(pipelineFromDocument(frozen), mappedCatalogue, takenAt.slice(0, 10));
      expect(canonicalJson(posture)).toBe(canonicalJson(publishedPosture(again)));
      hashes.push({ documentHash, postureHash });
    }
    expect(new Set(hashes.map(({ documentHash }) => documentHash)).size).toBe(changes.length);
    // An owner and a note are in no posture.
    expect(hashes[2]?.postureHash).toBe(hashes[1]?.postureHash);
    expect(hashes[3]?.postureHash).not.toBe(hashes[2]?.postureHash);
  });

  it("are chained, and their fingerprints can be computed by anyone", async () => {
    const first = await takeSnapshot(access, { title: "One" });
    await push({ type: "pipeline.changed", set: { name: "Two" } });
    const second = await takeSnapshot(access, { title: "Two" });
    expect(second).toMatchObject({ number: 2, previous: first.fingerprint, revision: 1 });
    const {
      number,
      title,
      note,
      takenAt,
      revision,
      documentHash,
      catalogueHash,
      postureHash,
      previous,
      salt = "",
      document,
      posture,
      fingerprint,
    } = await open(second.id);
    expect(salt).toHaveLength(43);
    expect(
      fingerprintOf({
        number,
        title,
        note,
        takenAt,
        revision,
        documentHash,
        catalogueHash,
        postureHash,
        previous,
        salt,
      }),
    ).toBe(fingerprint);
    expect([sha256(canonicalJson(document)), sha256(canonicalJson(posture))]).toEqual([
      documentHash,
      postureHash,
    ]);
    const { snapshots } = snapshotListSchema.parse(await listSnapshots(access));
    expect(
      snapshots.map((one) => [
        one.number,
        one.title,
        one.takenBy,
        (one.coverage?.stages.build.applicable ?? 0) > 0,
      ]),
    ).toEqual([
      [2, "Two", "ana", true],
      [1, "One", "ana", true],
    ]);
    expect(await broken()).toEqual([]);
  });

  it("taken at once get one number each", async () => {
    const taken = await Promise.all(
      Array.from({ length: 8 }, (_, index) => takeSnapshot(access, { title: `${index}` })),
    );
    expect(taken.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await broken()).toEqual([]);
  });

  it("keep the same content once", async () => {
    const before = await database().client.content.count();
    await takeSnapshot(access, { title: "One" });
    const after = await database().client.content.count();
    await takeSnapshot(access, { title: "Two" });
    expect(await database().client.content.count()).toBe(after);
    expect(after - before).toBeLessThanOrEqual(3);
  });

  it("are not taken by someone whose role was lowered meanwhile", async () => {
    await runWrite((transaction) =>
      transaction.membership.updateMany({ where: { userId: ana.userId }, data: { role: "viewer" } }),
    );
    await expect(takeSnapshot(access, { title: "One" })).rejects.toMatchObject({ code: "forbidden" });
    expect((await listSnapshots(access)).snapshots).toEqual([]);
  });

  it("are those of one's own workspace", async () => {
    const { id } = await takeSnapshot(access, { title: "One" });
    const { eve } = await makeViewers({ eve: "admin" });
    await expect(requireSnapshotAccess(eve, id, "viewer")).rejects.toMatchObject({ code: "not-found" });
  });

  it.each([
    ["snapshot", `"title" = 'Another'`],
    ["snapshot", `"note" = 'Another'`],
    ["snapshot", `"revision" = 9`],
    ["snapshot", `"postureHash" = "documentHash"`],
  ])("do not open when a %s was changed: %s", async (table, set) => {
    const { id } = await takeSnapshot(access, { title: "One" });
    await tamper(dialect, url(), table, `UPDATE "${table}" SET ${set} WHERE "id" = '${id}'`);
    await expect(open(id)).rejects.toThrow(/does not match|missing or altered/);
    expect(await broken()).toEqual([
      {
        pipelineId: access.pipelineId,
        number: 1,
        fault: expect.stringMatching(/^its fingerprint \w+… does not match its parts/),
      },
    ]);
  });

  it("do not open when the stored document was changed or taken away", async () => {
    const { id } = await takeSnapshot(access, { title: "One" });
    const { documentHash, postureHash } = await open(id);
    await tamper(
      dialect,
      url(),
      "content",
      `UPDATE "content" SET "bytes" = (SELECT "bytes" FROM "content" WHERE "hash" = '${postureHash}') WHERE "hash" = '${documentHash}'`,
    );
    await expect(open(id)).rejects.toThrow(/does not match|missing or altered/);
    expect(await broken()).toMatchObject([
      { number: 1, fault: expect.stringContaining("its map is altered: ") },
    ]);
    await tamper(dialect, url(), "content", `DELETE FROM "content" WHERE "hash" = '${documentHash}'`);
    await expect(open(id)).rejects.toThrow(/is missing/);
  });

  it("tell when one before them was taken out", async () => {
    const { id } = await takeSnapshot(access, { title: "One" });
    await takeSnapshot(access, { title: "Two" });
    await tamper(dialect, url(), "snapshot", `DELETE FROM "snapshot" WHERE "id" = '${id}'`);
    expect(await broken()).toMatchObject([{ number: 2, fault: "the snapshot before it, 1, is missing" }]);
  });
});
