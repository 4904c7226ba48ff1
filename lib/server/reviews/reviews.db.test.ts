import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Claim, Review } from "@/lib/domain/pipeline/document";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { claimsOf, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { confirmableOf } from "@/lib/domain/reviews/confirmable-of";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import {
  type PipelineAccess,
  requirePipelineAccess,
  requireSnapshotAccess,
  requireWorkspaceAccess,
} from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { dayOf } from "../clock";
import { archivePipeline } from "../pipeline/commands";
import { commitOperations } from "../pipeline/commit-operations";
import { getPipeline } from "../pipeline/queries";
import { verifyLogs } from "../pipeline/verify-log";
import { changeReviewRules } from "../policy/review-rules";
import { getSnapshot } from "../snapshot/queries";
import { copySnapshot, restoreSnapshot } from "../snapshot/restore-snapshot";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { listToConfirm } from "../work/list-to-confirm";
import { getReviewQueue } from "./review-queue";

const control = "img-sign";
const today = dayOf(new Date());
const proof = { id: "e1", title: "Signing log", result: "supports", effective: "2026-01-01" } as const;
const reportId = (last: string) => `report-${"a".repeat(20)}-${"b".repeat(15)}${last}`;

describeDatabases("a second pair of eyes", ({ database }) => {
  let people: Record<"ana" | "ben" | "cara" | "dora", Viewer>;
  let access: PipelineAccess;

  const as = (viewer: Viewer) => requirePipelineAccess(viewer, access.pipelineId, "editor");
  const push = async (viewer: Viewer, ...bodies: OperationBody[]) => pushTo(await as(viewer), ...bodies);
  const now = async () => pipelineFromDocument((await getPipeline(access)).document);
  const claimNow = async (): Promise<Claim | undefined> => claimsOf(await now(), "ci").get(control);
  const status = async () => effectiveStatus(await claimNow(), today, await now());
  const set = (fields: Partial<Claim>): OperationBody => ({
    type: "claim.changed",
    node: "ci",
    control,
    set: fields,
  });
  const add = (evidence: NonNullable<Claim["evidence"]>[number]): OperationBody => ({
    type: "evidence.added",
    node: "ci",
    control,
    evidence,
  });
  const reviewBy = async ({ userId, name }: Viewer, fields: Partial<Review> = {}): Promise<OperationBody> => {
    const of = confirmableOf(await claimNow(), today);
    if (!of) throw new Error("There is nothing to confirm.");
    const id = `r-${randomUUID()}`;
    return {
      type: "review.added",
      review: { id, node: "ci", control, reviewer: userId, name, on: today, of, ...fields },
    };
  };
  const confirm = async (viewer: Viewer, fields?: Partial<Review>) =>
    push(viewer, await reviewBy(viewer, fields));
  const refusedWith = (words: string, code = "invalid") => ({
    code,
    errors: [expect.objectContaining({ message: expect.stringContaining(words) })],
  });

  beforeEach(async () => {
    people = await makeViewers({ ana: "editor", ben: "editor", cara: "viewer", dora: "admin" });
    access = await makePipeline(people.dora, { document: aPipeline("Shop").node("ci").toDocument() });
    await changeReviewRules(await requireWorkspaceAccess(people.dora, "admin"), {
      needsReview: ["verified", "not-applicable"],
    });
  });

  it("verifies a person's claim only after another's approval", async () => {
    const { ana, ben } = people;
    await push(ana, set({ status: "implemented" }), add(proof));
    expect(await status()).toBe("declared");
    await expect(confirm(ana)).rejects.toMatchObject(refusedWith("another person has to approve it"));
    await confirm(ben, { note: "Looked at the log" });
    expect(await status()).toBe("verified");
    await expect(confirm(ben)).rejects.toMatchObject(refusedWith("already approved this status"));
    await push(ben, set({ reason: "another" }));
    expect(await status()).toBe("declared");
    expect((await verifyLogs(database().client)).broken).toEqual([]);
  });

  it("is withdrawn only by its approver or by an admin", async () => {
    const { ana, ben, dora } = people;
    await push(ana, set({ status: "implemented" }), add(proof));
    for (const [by, refused] of [
      [ben, true],
      [dora, false],
    ] as const) {
      await confirm(ben);
      const [review] = (await getPipeline(access)).document.reviews ?? [];
      const withdraw = {
        type: "review.withdrawn",
        node: "ci",
        control,
        withdrawn: review?.id ?? "",
      } as const;
      if (refused)
        await expect(push(ana, withdraw)).rejects.toMatchObject(refusedWith("Only ben or an admin"));
      await push(by, withdraw);
      expect(await status()).toBe("declared");
    }
  });

  it("is refused in words with another name, another day, an unknown account, or a changed claim", async () => {
    const { ana, ben, cara } = people;
    await push(ana, set({ status: "not-applicable", reason: "No images" }));
    const stale = await reviewBy(ben);
    await expect(confirm(ben, { name: "Somebody" })).rejects.toMatchObject(refusedWith("must be your name"));
    await expect(confirm(ben, { on: "2026-01-01" })).rejects.toMatchObject(refusedWith("must be today"));
    for (const reviewer of [ana.userId, "nobody"])
      await expect(confirm(ben, { reviewer })).rejects.toMatchObject(refusedWith("must be you"));
    await expect(
      pushTo(await requirePipelineAccess(cara, access.pipelineId, "viewer"), stale),
    ).rejects.toMatchObject({ code: "forbidden" });
    const token = { id: "none", scopes: ["write" as const], pipelines: undefined };
    const grant = { code: expect.stringMatching(/invalid|unauthorized/) };
    await expect(pushTo({ ...(await as(ben)), viewer: { ...ben, token } }, stale)).rejects.toMatchObject(
      grant,
    );
    await push(ana, set({ reason: "Nothing is built here" }));
    await expect(push(ben, stale)).rejects.toMatchObject(
      refusedWith("It is now: not applicable, because “Nothing is built here”", "conflict"),
    );
    await push(ana, set({ status: "planned" }));
    await expect(push(ben, stale)).rejects.toMatchObject(refusedWith("It is now: planned", "conflict"));
    expect((await getPipeline(access)).document.reviews).toBeUndefined();
  });

  it("is not asked again of the person who sends it again, and judges what is sent together with it", async () => {
    const { ana, ben } = people;
    await push(ana, set({ status: "not-applicable", reason: "No images" }));
    const operation = { ...(await reviewBy(ben)), id: randomUUID() };
    const send = async () => commitOperations(await as(ben), { clientId: "c", operations: [operation] });
    await send();
    await push(ana, set({ reason: "Another" }));
    expect((await send()).results).toMatchObject([{ outcome: "repeated" }]);
    const of = { status: "not-applicable", reason: "Mine" } as const;
    await expect(push(ben, set({ reason: "Mine" }), await reviewBy(ben, { of }))).rejects.toMatchObject(
      refusedWith("another person has to approve it"),
    );
  });

  it("counts the creator of a pipeline as the author of its first claims", async () => {
    const { ben, dora } = people;
    const document = aPipeline("Whole")
      .node("ci")
      .claim("ci", control, { status: "not-applicable", reason: "No images" })
      .toDocument();
    access = await makePipeline(ben, { document });
    await expect(confirm(ben)).rejects.toMatchObject(refusedWith("another person has to approve it"));
    await confirm(dora);
    expect(await status()).toBe("not-applicable");
  });

  it("takes from a person what a report says first, in as many pushes as it takes, and nothing else under its id later", async () => {
    const { ana, ben } = people;
    const [piece, next] = [reportId("1"), reportId("2")].map((id) => ({ ...proof, id }));
    if (!piece || !next) throw new Error("Two pieces were made.");
    const remove = { type: "evidence.removed", node: "ci", control, evidence: piece.id } as const;
    await push(ana, set({ status: "implemented" }), add(piece));
    await push(ana, add(next));
    await push(ana, remove);
    await push(ana, add(piece));
    await push(ana, remove);
    const forged = { ...piece, title: "Forged" };
    const arriving: OperationBody = {
      type: "node.added",
      node: { id: "ci", kind: "ci", name: "CI", stage: "build", position: { x: 0, y: 0 } },
    };
    const refused = refusedWith("from a scanner report");
    await expect(push(ben, add(forged))).rejects.toMatchObject(refused);
    await expect(push(ben, arriving, add(forged))).rejects.toMatchObject(refused);
    await expect(push(ben, add(piece), remove, add(forged))).rejects.toMatchObject(refused);
  });

  it("holds for what was confirmed, and not for what its id said before a report came", async () => {
    const { ana, ben } = people;
    const piece = { ...proof, id: reportId("1") };
    const forged = { ...piece, title: "Forged" };
    const remove = { type: "evidence.removed", node: "ci", control, evidence: piece.id } as const;
    await push(ana, set({ status: "implemented" }), add(forged));
    // As reports arrive: by the server, complete.
    const { revision } = await getPipeline(access);
    const operations = [remove, add(piece)].map((body) => ({ ...body, id: randomUUID() }));
    await commitOperations(await as(ana), { clientId: "c", operations }, undefined, {
      revision,
      erasures: 0,
    });
    await confirm(ben);
    expect(await status()).toBe("verified");
    await push(ana, remove, add(piece));
    await expect(push(ana, remove, add(forged))).rejects.toMatchObject(refusedWith("from a scanner report"));
    expect(await status()).toBe("verified");
  });

  it("lists pending approvals, with authors and approvers, page by page and in each person's work", async () => {
    const { ana, ben, cara } = people;
    await push(ana, set({ status: "implemented" }), add(proof));
    const queueOf = async (viewer: Viewer) =>
      getReviewQueue(await requirePipelineAccess(viewer, access.pipelineId, "viewer"), { page: 1 });
    expect(await queueOf(ben)).toMatchObject({
      total: 1,
      items: [
        {
          node: "ci",
          control,
          isPending: true,
          mayConfirm: true,
          claimants: [{ name: "ana" }],
          says: expect.stringContaining("Signing log"),
        },
      ],
      you: { name: "ben", isAdmin: false },
    });
    expect((await queueOf(ana)).items).toMatchObject([
      { mayConfirm: false, whyNot: expect.stringContaining("You set this status") },
    ]);
    expect((await queueOf(cara)).items).toMatchObject([
      { mayConfirm: false, whyNot: "Only editors can approve." },
    ]);
    const work = async (viewer: Viewer) => listToConfirm(await requireWorkspaceAccess(viewer, "viewer"));
    expect(await work(ben)).toMatchObject({ items: [{ control, mayConfirm: true }], isMore: false });
    await confirm(ben);
    expect([await queueOf(ana), await work(ben)]).toMatchObject([{ total: 0, items: [] }, { items: [] }]);
    // The rule is removed and set again: the approvals are back.
    const admin = await requireWorkspaceAccess(people.dora, "admin");
    await changeReviewRules(admin, { needsReview: [] });
    await changeReviewRules(admin, { needsReview: ["verified"] });
    expect([await status(), (await work(ben)).items]).toEqual(["verified", []]);
  });

  it("is frozen with a snapshot, and stays what it is where a snapshot is restored", async () => {
    const { ana, ben, dora } = people;
    await push(ana, set({ status: "implemented" }), add(proof));
    const before = await takeSnapshot(access, { title: "Waiting" });
    await confirm(ben);
    const confirmed = await takeSnapshot(access, { title: "Confirmed" });
    const read = async ({ id }: { readonly id: string }) =>
      getSnapshot(await requireSnapshotAccess(dora, id, "editor"));
    const counts = async (snapshot: { readonly id: string }) => {
      const { verified, declared } = (await read(snapshot)).posture.coverage.pipeline;
      return { verified, declared };
    };
    expect([await counts(before), await counts(confirmed)]).toEqual([
      { verified: 0, declared: 1 },
      { verified: 1, declared: 0 },
    ]);
    const kept = [await read(before), await read(confirmed)];
    await changeReviewRules(await requireWorkspaceAccess(dora, "admin"), { needsReview: [] });
    expect([await read(before), await read(confirmed)]).toEqual(kept);
    const { revision } = await getPipeline(access);
    await push(ana, set({ status: "planned" }));
    await restoreSnapshot(await requireSnapshotAccess(dora, before.id, "editor"), revision + 1);
    const { document } = await getPipeline(access);
    expect([document.policy, document.reviews?.length]).toEqual([undefined, 1]);
    expect(await status()).toBe("verified");
  });

  describe("in a copy", () => {
    beforeEach(async () => {
      await push(people.ana, set({ status: "implemented" }), add(proof));
    });
    const cannot = () => refusedWith("You set this status or added its evidence");
    const copied = async (by: Viewer) => {
      const { id } = await takeSnapshot(await as(people.dora), { title: "Before" });
      return copySnapshot(await requireSnapshotAccess(by, id, "editor"));
    };
    const open = async ({ id }: { readonly id: string }, by: Viewer) => {
      access = await requirePipelineAccess(by, id, "editor");
    };

    it("of a snapshot that another person made, who claimed can't confirm, and who copied can", async () => {
      await open(await copied(people.ben), people.ben);
      await expect(confirm(people.ana)).rejects.toMatchObject(cannot());
      expect((await getReviewQueue(await as(people.ana), { page: 1 })).items).toMatchObject([
        { claimants: [{ name: people.ana.name }], mayConfirm: false },
      ]);
      await confirm(people.ben);
      expect(await status()).toBe("verified");
    });

    it("of a copy it is the same, and what is claimed in the copy is of who claims it there", async () => {
      await open(await copied(people.ben), people.ben);
      await push(people.ben, add({ ...proof, id: "e2", title: "Signing log of the copy" }));
      await open(await copied(people.dora), people.dora);
      await expect(confirm(people.ana)).rejects.toMatchObject(cannot());
      await expect(confirm(people.ben)).rejects.toMatchObject(cannot());
      await confirm(people.dora);
    });

    it("what was claimed in the first one later counts nothing", async () => {
      const copy = await copied(people.ben);
      await push(people.dora, set({ status: "missing" }), set({ status: "implemented" }));
      await open(copy, people.ben);
      await confirm(people.dora);
      expect(await status()).toBe("verified");
    });

    it("of an exported file neither the author nor the importer can approve", async () => {
      const { document } = await getPipeline(access);
      await archivePipeline(await requirePipelineAccess(people.dora, access.pipelineId, "admin"));
      access = await makePipeline(people.ben, { document: { ...document, name: "Another name" } });
      await expect(confirm(people.ana)).rejects.toMatchObject(cannot());
      await expect(confirm(people.ben)).rejects.toMatchObject(cannot());
      await confirm(people.dora);
      expect(await status()).toBe("verified");
    });

    it("a bare status that another map says too is not held against who said it there", async () => {
      const document = aPipeline("Shop")
        .node("ci")
        .claim("ci", control, { status: "implemented" })
        .toDocument();
      access = await makePipeline(people.ben, { document });
      await push(people.dora, add({ ...proof, id: "e2", title: "Another log" }));
      await confirm(people.ana);
      expect(await status()).toBe("verified");
    });
  });
});
