import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Changes } from "@/lib/domain/edits/edit";
import type { Operation, OperationBody } from "@/lib/domain/pipeline/operations";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { asUndoId } from "@/lib/domain/pipeline/undo-id";
import { dayAhead } from "@/lib/testing/calendar";
import { describeBothDatabases } from "@/lib/testing/databases";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { runWrite } from "../db";
import { checkpointEvery, checkpointsWritten } from "./checkpoints";
import { archivePipeline } from "./commands";
import { commitOperations } from "./commit-operations";
import { forgetState } from "./document-cache";
import { getPipeline, getPipelineAndPosture } from "./queries";

const manyNodes = (length: number) =>
  Array.from({ length }, (_, index) => ({
    id: `n${index}`,
    kind: "ci" as const,
    name: "n",
    stage: "build" as const,
    position: { x: 0, y: 0 },
  }));
const withId = (body: OperationBody): Operation => ({ ...body, id: randomUUID() });
const addNode = (id: string) =>
  withId({
    type: "node.added",
    node: { id, kind: "ci", name: id, stage: "build", position: { x: 0, y: 0 } },
  });
const rename = (id: string, name: string) => withId({ type: "node.changed", node: id, set: { name } });

describeBothDatabases("committing operations", ({ database }) => {
  let access: PipelineAccess;
  let ana: Viewer;
  const push = (...operations: Operation[]) => commitOperations(access, { clientId: "c", operations });
  const logLength = () =>
    database().client.pipelineOperation.count({ where: { pipelineId: access.pipelineId } });

  beforeEach(async () => {
    ({ ana } = await makeViewers({ ana: "admin" }));
    access = await makePipeline(ana);
  });

  it("gives each operation a revision, and the document is what they say", async () => {
    const operations = [addNode("n1"), rename("n1", "Jenkins"), rename("gone", "x")];
    const answer = await push(...operations);
    expect(answer.revision).toBe(3);
    expect(answer.results).toEqual(
      operations.map(({ id }, index) => ({
        id,
        revision: index + 1,
        outcome: index === 2 ? "superseded" : "applied",
      })),
    );
    const { document, revision } = await getPipeline(access);
    expect([revision, document.nodes]).toMatchObject([3, [{ id: "n1", name: "Jenkins" }]]);
    expect((await getPipeline(access, 1)).document.nodes).toMatchObject([{ name: "n1" }]);
    expect((await getPipeline(access, 0)).document.nodes).toEqual([]);
    await expect(getPipeline(access, 4)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is safe to repeat, whole or in part, in another order and within one push", async () => {
    const [one, two, three] = [addNode("n1"), addNode("n2"), addNode("n3")];
    await push(one, two);
    expect(await push(one, two)).toEqual({
      revision: 2,
      results: [
        { id: one.id, revision: 1, outcome: "repeated" },
        { id: two.id, revision: 2, outcome: "repeated" },
      ],
    });
    const mixed = await push(two, three, one, three);
    expect(mixed.results.map(({ revision, outcome }) => [revision, outcome])).toEqual([
      [2, "repeated"],
      [3, "applied"],
      [1, "repeated"],
      [3, "repeated"],
    ]);
    expect(await logLength()).toBe(3);
  });

  it("refuses an id that was used for something else, and stores nothing", async () => {
    const one = addNode("n1");
    await push(one);
    await expect(push(addNode("n2"), { ...addNode("n9"), id: one.id })).rejects.toMatchObject({
      code: "conflict",
      errors: [{ path: "operations[1].id" }],
    });
    const twice = addNode("n3");
    await expect(push(twice, { ...addNode("n4"), id: twice.id })).rejects.toMatchObject({
      code: "conflict",
      errors: [{ path: "operations[1].id" }],
    });
    expect((await getPipeline(access)).revision).toBe(1);
  });

  it("refuses a whole push for one control that is not in the catalogue, but lets it be taken away", async () => {
    const claim = (control: string, set: { status: "planned" } | null) =>
      withId({ type: "claim.changed", node: "n1", control, set });
    await expect(push(addNode("n1"), claim("no-such-control", { status: "planned" }))).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "operations[1].control" }],
    });
    expect(await logLength()).toBe(0);
    expect(
      (
        await push(addNode("n1"), claim("img-sign", { status: "planned" }), claim("no-such-control", null))
      ).results.map(({ outcome }) => outcome),
    ).toEqual(["applied", "applied", "superseded"]);
  });

  it("refuses to take a control out of scope without a reason, naming the operation", async () => {
    const claim = (set: Changes<"claim">) =>
      withId({ type: "claim.changed", node: "n1", control: "img-sign", set });
    await push(addNode("n1"));
    const refused = { code: "invalid", errors: [{ path: "operations[1]" }] };
    await expect(push(rename("n1", "x"), claim({ status: "not-applicable" }))).rejects.toMatchObject(refused);
    await push(claim({ status: "not-applicable", reason: "Nothing is built here." }));
    await expect(push(rename("n1", "x"), claim({ reason: null }))).rejects.toMatchObject(refused);
    const review = dayAhead(new Date().toISOString().slice(0, 10), -1);
    await expect(push(rename("n1", "x"), claim({ review }))).rejects.toMatchObject(refused);
    await push({ ...claim({ review }), id: asUndoId(randomUUID()) });
    await push(claim({ reason: null, status: "missing" }));
    const { document } = await getPipeline(access);
    expect([document.nodes, document.claims]).toMatchObject([[{ name: "n1" }], [{ status: "missing" }]]);
  });

  it("takes an accepted risk that says all that has to be known, for a year at most, and gives it back when it has run out", async () => {
    const claim = (set: Changes<"claim">) =>
      withId({ type: "claim.changed", node: "n1", control: "img-sign", set });
    const day = (ahead: number) => dayAhead(new Date().toISOString().slice(0, 10), ahead);
    const accepted = (until: string): Changes<"claim"> => ({
      status: "accepted",
      reason: "Keys come in spring.",
      acceptance: { by: "Ana", until, residual: "An image of somebody else may run." },
    });
    await push(addNode("n1"), claim({ status: "missing" }));
    const refused = { code: "invalid", errors: [{ path: "operations[1]" }] };
    for (const set of [
      { status: "accepted" },
      { ...accepted(day(30)), reason: null },
      { ...accepted(day(30)), acceptance: { until: day(30) } },
      accepted(day(-1)),
      accepted(day(3650)),
    ] as const)
      await expect(push(rename("n1", "x"), claim(set))).rejects.toMatchObject(refused);
    await push(claim(accepted(day(0))));
    await push(claim(accepted(day(366))));
    await expect(push(rename("n1", "x"), claim({ acceptance: null }))).rejects.toMatchObject(refused);
    // An undo may restore an expired claim, but not one that runs for years.
    const undo = (set: Changes<"claim">) => ({ ...claim(set), id: asUndoId(randomUUID()) });
    await push(undo(accepted(day(-30))));
    await expect(push(undo(accepted(day(3650))))).rejects.toMatchObject({ code: "invalid" });
    await push(claim({ status: "missing" }));
    const { document } = await getPipeline(access);
    expect(document.claims).toMatchObject([{ status: "missing", acceptance: { until: day(-30) } }]);
  });

  it("takes a document with a risk that was accepted until a day that is over, and none that is accepted for years", async () => {
    const document = (until: string): PipelineDocument => ({
      schema: "blueline/pipeline/1",
      name: "Imported",
      nodes: [{ id: "n1", kind: "ci", name: "CI", stage: "build", position: { x: 0, y: 0 } }],
      edges: [],
      zones: [],
      images: [],
      claims: [{ node: "n1", control: "img-sign", status: "accepted", acceptance: { until } }],
    });
    await expect(makePipeline(ana, { document: document("2099-01-01") })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "document.claims[0].acceptance.until" }],
    });
    const whole = await makePipeline(ana, { document: document("2026-01-01") });
    const { posture } = await getPipelineAndPosture(whole);
    expect(posture.coverage.pipeline).toMatchObject({ missing: 1 });
    expect(posture.coverage.pipeline.accepted).toBeUndefined();
  });

  it("takes a document and a copied node whose claims have no reason, and allows other changes to them", async () => {
    const node = {
      id: "n1",
      kind: "ci" as const,
      name: "CI",
      stage: "build" as const,
      position: { x: 0, y: 0 },
    };
    access = await makePipeline(ana, {
      document: {
        schema: "blueline/pipeline/1",
        name: "Imported",
        nodes: [node],
        edges: [],
        zones: [],
        images: [],
        claims: [{ node: "n1", control: "img-sign", status: "not-applicable" }],
      },
    });
    const bare = { type: "claim.changed", control: "img-sign" } as const;
    await push(
      withId({ ...bare, node: "n1", set: { owner: "Ana" } }),
      addNode("copy"),
      withId({ ...bare, node: "copy", set: { status: "not-applicable" } }),
    );
    const { document } = await getPipeline(access);
    expect(document.claims.map(({ status, reason }) => [status, reason])).toEqual([
      ["not-applicable", undefined],
      ["not-applicable", undefined],
    ]);
  });

  it("refuses to exceed a limit of the pipeline, naming the operation", async () => {
    const nodes = manyNodes(2_000);
    access = await makePipeline(ana, {
      document: {
        schema: "blueline/pipeline/1",
        name: "Full",
        nodes,
        edges: [],
        zones: [],
        images: [],
        claims: [],
      },
    });
    await expect(push(rename("n1", "x"), addNode("one-more"))).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "operations[1]" }],
    });
    expect((await getPipeline(access)).document.nodes).toHaveLength(2_000);
    expect((await getPipeline(access)).revision).toBe(0);
  });

  it("opens larger stored documents, and lets them become smaller", async () => {
    const nodes = manyNodes(2_010);
    const [zones, edges, images, claims] = [[], [], [], []];
    const document = {
      schema: "blueline/pipeline/1",
      name: "Of before",
      nodes,
      zones,
      edges,
      images,
      claims,
    };
    access = await makePipeline(ana, { document: { ...document, schema: "blueline/pipeline/1" } });
    await expect(push(addNode("one-more"))).rejects.toMatchObject({ code: "invalid" });
    await push(rename("n1", "x"), withId({ type: "node.removed", node: "n0" }));
    expect((await getPipeline(access)).document.nodes).toHaveLength(2_009);
  });

  it("serves many writers at once, one after another", async () => {
    await push(addNode("n1"));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => push(rename("n1", `name ${index}`), addNode(`m${index}`))),
    );
    expect(answers.map(({ revision }) => revision).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, index) => 3 + 2 * index),
    );
    const { document, revision } = await getPipeline(access);
    expect([document.nodes.length, revision, await logLength()]).toEqual([51, 101, 101]);
    forgetState(access.pipelineId);
    expect((await getPipeline(access)).document).toEqual(document);
  });

  it("catches up where another server went on", async () => {
    await push(addNode("n1"));
    const document = (await getPipeline(access)).document;
    expect(document.nodes).toHaveLength(1);
    // Another server's commit: this one's memory still holds revision 1.
    const other = addNode("n2");
    const { slots } = (await import("../process")).processState();
    const ours = slots.get("document-cache");
    slots.delete("document-cache");
    await push(other);
    slots.set("document-cache", ours);
    expect((await push(other, addNode("n3"))).results).toMatchObject([
      { revision: 2, outcome: "repeated" },
      { revision: 3, outcome: "applied" },
    ]);
    expect((await getPipeline(access)).document.nodes.map(({ id }) => id)).toEqual(["n1", "n2", "n3"]);
  });

  it("writes a checkpoint now and then, and reads from it", async () => {
    await push(addNode("n1"));
    for (let sent = 1; sent < checkpointEvery + 3; sent += 100) {
      await push(...Array.from({ length: 100 }, (_, index) => rename("n1", `${sent + index}`)));
      // A checkpoint in progress is not counted by the next push, which writes another: harmless, and not
      // tested here.
      await checkpointsWritten();
    }
    const revisions = await database().client.pipelineCheckpoint.findMany({
      where: { pipelineId: access.pipelineId },
      select: { revision: true },
    });
    expect(revisions.map(({ revision }) => revision)).toEqual([0, 501]);
    const before = await getPipeline(access);
    forgetState(access.pipelineId);
    expect(await getPipeline(access)).toEqual(before);
    expect((await getPipeline(access, 500)).document.nodes).toMatchObject([{ name: "499" }]);
  });

  describe("asks for the right at the moment of the commit", () => {
    it("and refuses when the role was lowered meanwhile", async () => {
      await runWrite((transaction) =>
        transaction.membership.updateMany({ where: { userId: ana.userId }, data: { role: "viewer" } }),
      );
      await expect(push(addNode("n1"))).rejects.toMatchObject({ code: "forbidden" });
      await runWrite((transaction) => transaction.membership.deleteMany({ where: { userId: ana.userId } }));
      await expect(push(addNode("n1"))).rejects.toMatchObject({ code: "unauthorized" });
      expect(await logLength()).toBe(0);
    });

    it("and refuses when the pipeline was archived meanwhile", async () => {
      await archivePipeline(access);
      await expect(push(addNode("n1"))).rejects.toMatchObject({ code: "not-found" });
      expect(await logLength()).toBe(0);
    });
  });
});
