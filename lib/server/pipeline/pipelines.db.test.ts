import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { pipelineAnswerSchema } from "@/lib/domain/contract/pipelines";
import { postureAnswerSchema, postureSummarySchema } from "@/lib/domain/contract/posture";
import { publishedAnswer, publishedSummary } from "@/lib/domain/contract/published-posture";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { describeDatabases } from "@/lib/testing/databases";
import { paymentsDocument } from "@/lib/testing/payments-document";
import { pushTo } from "@/lib/testing/push-to";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requirePipelineAccess, requireWorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { createPipeline } from "./commands";
import { commitOperations } from "./commit-operations";
import { forgetState } from "./document-cache";
import { listPipelines } from "./list-pipelines";
import { operationHash } from "./operation-hash";
import { getPipeline, getPipelineAndOpenCount, getPosture } from "./queries";
import { getTrail } from "./trail-query";
import { verifyLogs } from "./verify-log";

describeDatabases("pipelines", ({ database, dialect, url }) => {
  let ana: Viewer;
  const create = async (request: Parameters<typeof createPipeline>[1]) =>
    createPipeline(await requireWorkspaceAccess(ana, "editor"), request);
  const list = async (now?: Date) =>
    (await listPipelines(await requireWorkspaceAccess(ana, "viewer"), now ? { now } : {})).pipelines;

  beforeEach(async () => {
    ({ ana } = await makeViewers({ ana: "admin" }));
  });

  it("are made from nothing, a template or a document", async () => {
    const blank = await create({ name: "Blank" });
    const drawn = await create({ name: "By hand here", template: "manual" });
    const posted = await create({ document: paymentsDocument });
    const read = async (id: string) =>
      (await getPipeline(await requirePipelineAccess(ana, id, "viewer"))).document;
    expect(await read(blank.id)).toEqual({
      schema: "blueline/pipeline/1",
      name: "Blank",
      nodes: [],
      edges: [],
      zones: [],
      images: [],
      claims: [],
    });
    const byHand = await read(drawn.id);
    expect([byHand.name, byHand.nodes.length > 3]).toEqual(["By hand here", true]);
    const sorted = await read(posted.id);
    expect(sorted.nodes.map(({ id }) => id)).toEqual(["ci", "cluster", "laptop", "registry"]);
    expect(sorted.claims).toEqual(paymentsDocument.claims);
  });

  it("of a document whose nodes all lie at one place are laid out as they come in", async () => {
    const position = { x: 40, y: 40 };
    const piled = {
      ...paymentsDocument,
      nodes: paymentsDocument.nodes.map((node) => ({ ...node, position })),
    };
    const access = await makePipeline(ana, { document: piled });
    const { document } = await getPipeline(access);
    expect(new Set(document.nodes.map(({ position: { x, y } }) => `${x},${y}`)).size).toBe(4);
    expect(document.claims).toEqual(piled.claims);
    const seen = await getPipeline(await makePipeline(ana, { document: paymentsDocument }));
    expect(seen.document.nodes).toEqual(
      expect.arrayContaining(paymentsDocument.nodes.map((node): unknown => expect.objectContaining(node))),
    );
  });

  it("of an earlier version, with marks that turn text around, are read, replayed, verified and changed as before", async () => {
    const old: PipelineDocument = { ...paymentsDocument, name: "API\u202e" };
    const access = await makePipeline(ana, { document: old });
    const sent = {
      id: randomUUID(),
      type: "node.changed",
      node: "ci",
      set: { name: "gnp\u202eexe" },
    } as const;
    const first = await commitOperations(access, { clientId: "c", operations: [sent] });
    forgetState(access.pipelineId);
    expect((await getPipeline(access)).document.nodes.find(({ id }) => id === "ci")?.name).toBe(
      sent.set.name,
    );
    expect(pipelineAnswerSchema.parse(await getPipeline(access)).document).toMatchObject({
      name: "API[U+202E]",
    });
    // The same operation, sent again after the update.
    const again = { ...sent, set: { name: "gnp[U+202E]exe" } };
    const repeated = await commitOperations(access, { clientId: "c", operations: [again] });
    expect(repeated.results).toEqual([{ id: sent.id, revision: first.revision, outcome: "repeated" }]);
    await expect(
      commitOperations(access, { clientId: "c", operations: [{ ...sent, set: { name: "other" } }] }),
    ).rejects.toMatchObject({ code: "conflict" });
    expect((await verifyLogs(database().client)).broken).toEqual([]);
  });

  it("are read again where the database was put back to another history under a running server", async () => {
    const { id } = await create({ name: "Payments API" });
    const access = await requirePipelineAccess(ana, id, "editor");
    await pushTo(access, { type: "pipeline.changed", set: { name: "Lost" } });
    const lost = await database().client.pipelineOperation.findFirstOrThrow({ where: { pipelineId: id } });
    const body = lost.body.replace('"Lost"', '"Kept"');
    const hash = operationHash({ ...lost, body });
    await tamper(
      dialect,
      url(),
      "pipeline_operation",
      `UPDATE pipeline_operation SET body = '${body}', hash = '${hash}' WHERE "pipelineId" = '${id}'`,
    );
    await database().client.pipeline.update({ where: { id }, data: { headHash: hash } });
    await pushTo(access, { type: "pipeline.changed", set: { description: "after" } });
    expect((await getPipeline(access)).document).toMatchObject({ name: "Kept", description: "after" });
    expect((await verifyLogs(database().client)).broken).toEqual([]);
  });

  it.each([
    [
      "an edge that leads nowhere",
      { ...paymentsDocument, edges: [{ id: "e", source: "ci", target: "gone", artifact: "image" as const }] },
      "document.edges[0].target",
    ],
    [
      "an id used twice",
      { ...paymentsDocument, nodes: [...paymentsDocument.nodes, ...paymentsDocument.nodes.slice(0, 1)] },
      "document.nodes[4].id",
    ],
  ])("with %s are refused, and nothing is kept", async (_what, wrong, path) => {
    await expect(create({ document: wrong })).rejects.toMatchObject({ code: "invalid", errors: [{ path }] });
    expect(await list()).toEqual([]);
  });

  it("with claims of an unknown control are created, keep the claims, and name them", async () => {
    const unknown = { node: "ci", control: "no-such", status: "planned" as const };
    const document = { ...paymentsDocument, claims: [...paymentsDocument.claims, unknown] };
    const { id, unknownControls } = await create({ document });
    expect(unknownControls).toMatchObject([{ id: "no-such" }]);
    const kept = (await getPipeline(await requirePipelineAccess(ana, id, "viewer"))).document;
    expect(kept.claims).toContainEqual(unknown);
  });

  it("of an unknown template are refused", async () => {
    await expect(create({ name: "x", template: "no-such" })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "template" }],
    });
  });

  it("have as many open controls in the bar of their pages as the analysis finds gaps, after each change and each lapse", async () => {
    const access = await makePipeline(ana, { document: paymentsDocument });
    const both = async () => [
      (await getPipelineAndOpenCount(access)).open,
      (await getTrail(access, undefined)).open,
      (await getPosture(access)).gaps.declared.length,
    ];
    const [first = 0, ...others] = await both();
    expect([first > 0, ...others]).toEqual([true, first, first]);
    await pushTo(
      access,
      {
        type: "claim.changed",
        node: "ci",
        control: "img-sign",
        set: { status: "not-applicable", reason: "x" },
      },
      { type: "node.removed", node: "registry" },
    );
    const [second = 0, ...then] = await both();
    expect([second < first, ...then]).toEqual([true, second, second]);
    forgetState(access.pipelineId);
    expect(await both()).toEqual([second, second, second]);
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2099-01-02T00:30:00Z") });
    try {
      // The evidence of one control has expired.
      expect(await both()).toEqual([second + 1, second + 1, second + 1]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("say their posture as the contract has it", async () => {
    const claims = [
      { node: "ci", control: "img-sign", status: "planned" },
      { node: "ci", control: "img-sbom", status: "implemented" },
    ] as const;
    const access = await makePipeline(ana, {
      document: { ...paymentsDocument, claims: [...paymentsDocument.claims, ...claims] },
    });
    const posture = postureAnswerSchema.parse(publishedAnswer(await getPosture(access)));
    expect(posture.revision).toBe(0);
    const summary = postureSummarySchema.parse(publishedSummary(await getPosture(access), 1));
    expect(summary.gapCounts).toEqual({
      asDeclared: posture.gaps.asDeclared.length,
      asProven: posture.gaps.asProven.length,
    });
    expect(summary.gaps.asDeclared).toEqual(posture.gaps.asDeclared.slice(0, 100));
    const listsOf = (gaps: typeof posture.gaps.asProven) => [...new Set(gaps.map((gap) => gap.list))];
    expect(listsOf(posture.gaps.asDeclared)).toEqual(["fix", "assess"]);
    expect(listsOf(posture.gaps.asProven)).toEqual(["fix", "prove", "assess"]);
    expect(posture.gaps.asProven.filter((gap) => gap.list === "prove").length).toBe(
      posture.coverage.pipeline.declared,
    );
    expect(summary.coverage).toEqual({
      pipeline: posture.coverage.pipeline,
      stages: posture.coverage.stages,
    });
    expect(publishedSummary(await getPosture(access), summary.pages + 1).gaps.asProven).toEqual([]);
    expect(posture.coverage.nodes["ci"]).toMatchObject({ verified: 1 });
    expect(
      posture.gaps.asDeclared.some(({ node, control }) => node === "ci" && control === "img-vuln-scan"),
    ).toBe(false);
  });

  it("of another workspace are neither listed nor reached", async () => {
    const access = await makePipeline(ana, { document: paymentsDocument });
    const { eve } = await makeViewers({ eve: "admin" });
    expect((await listPipelines(await requireWorkspaceAccess(eve, "viewer"))).pipelines).toEqual([]);
    await expect(requirePipelineAccess(eve, access.pipelineId, "viewer")).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("cannot be touched through an operation on another one's records", async () => {
    const [mine, other] = [
      await makePipeline(ana, { name: "Mine" }),
      await makePipeline(ana, { document: paymentsDocument }),
    ];
    const answer = await pushTo(
      mine,
      { type: "node.removed", node: "ci" },
      { type: "claim.changed", node: "ci", control: "img-sign", set: null },
      { type: "edge.added", edge: { id: "e", source: "ci", target: "registry", artifact: "image" } },
    );
    expect(answer.results.every(({ outcome }) => outcome === "superseded")).toBe(true);
    expect((await getPipeline(other)).document.nodes).toHaveLength(4);
  });
});
