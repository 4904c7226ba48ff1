import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Operation, OperationBody } from "@/lib/domain/pipeline/operations";
import { describeBothDatabases } from "@/lib/testing/databases";
import { aPipeline } from "@/lib/testing/builders";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { type PipelineAccess, requirePipelineAccess } from "../auth/access";
import { runWrite } from "../db";
import { checkpointsWritten } from "../pipeline/checkpoints";
import { commitOperations } from "../pipeline/commit-operations";
import { currentState } from "../pipeline/queries";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { getUndo } from "./get-undo";
import { getActivity, listActors } from "./queries";

const rename = (node: string, name: string): OperationBody => ({ type: "node.changed", node, set: { name } });
const withId = (body: OperationBody): Operation => ({ ...body, id: randomUUID() });
const control = "ci-ephemeral-workers";

describeBothDatabases("the log in words", () => {
  let ana: PipelineAccess;
  let ben: PipelineAccess;
  const push = (access: PipelineAccess, ...bodies: OperationBody[]) =>
    commitOperations(access, { clientId: "tab", operations: bodies.map(withId) });
  const texts = async (query: Parameters<typeof getActivity>[1] = {}) =>
    (await getActivity(ana, query)).entries.map(({ by, text }) => `${by.name} ${text}`);

  beforeEach(async () => {
    const viewers = await makeViewers({ ana: "editor", ben: "editor" });
    const document = aPipeline()
      .node("ci", { name: "Jenkins" })
      .node("registry", { name: "Harbor" })
      .edge("ci", "registry")
      .toDocument();
    ana = await makePipeline(viewers.ana, { document });
    ben = await requirePipelineAccess(viewers.ben, ana.pipelineId, "editor");
  });

  it("is listed newest first, with the names of the time, down to the pipeline's creator", async () => {
    await push(ana, rename("ci", "TeamCity"), {
      type: "claim.changed",
      node: "ci",
      control,
      set: { status: "implemented" },
    });
    await push(ben, { type: "edge.removed", edge: "ci-registry" }, { type: "node.removed", node: "ci" });
    const activity = await getActivity(ana, {});
    expect(activity.entries.map(({ revision, by, text }) => [revision, by.name, text])).toEqual([
      [4, "ben", "deleted TeamCity, with its 1 status"],
      [3, "ben", "deleted the connection from TeamCity to Harbor"],
      [2, "ana", "set “Isolated single-use build workers” on TeamCity to in place"],
      [1, "ana", "renamed Jenkins to TeamCity"],
    ]);
    expect(activity).toMatchObject({ searchedFrom: 1, made: { by: "ana" }, snapshots: [] });
    expect(activity.older).toBeUndefined();
  });

  it("comes by pages, across checkpoints, without a gap", async () => {
    for (let sent = 0; sent < 1200; sent += 300)
      await push(ana, ...Array.from({ length: 300 }, (_, index) => rename("ci", `CI ${sent + index + 1}`)));
    await checkpointsWritten();
    const seen: string[] = [];
    let before: number | undefined;
    let pages = 0;
    do {
      const page = await getActivity(ana, { before });
      seen.push(...page.entries.map(({ text }) => text));
      before = page.older;
      pages += 1;
    } while (before !== undefined);
    expect(pages).toBe(24);
    expect(seen).toEqual(
      Array.from({ length: 1200 }, (_, index) => 1200 - index).map(
        (n) => `renamed ${n === 1 ? "Jenkins" : `CI ${n - 1}`} to CI ${n}`,
      ),
    );
  });

  it("is filtered by person, node and control, and a connection is found by what it connects", async () => {
    await push(ana, rename("registry", 'not "ci"'), {
      type: "claim.changed",
      node: "ci",
      control,
      set: { status: "planned" },
    });
    await push(
      ben,
      { type: "edge.changed", edge: "ci-registry", set: { automated: true } },
      rename("registry", "ECR"),
    );
    await push(
      ben,
      { type: "edge.removed", edge: "ci-registry" },
      { type: "nodes.moved", positions: { ci: { x: 5, y: 5 } } },
    );
    expect(await texts({ person: ben.viewer.userId })).toHaveLength(4);
    expect(await texts({ node: "ci" })).toEqual([
      "ben moved Jenkins on the map",
      "ben deleted the connection from Jenkins to ECR",
      'ben set the automation of the connection from Jenkins to not "ci" to automated',
      "ana set “Isolated single-use build workers” on Jenkins to planned",
    ]);
    expect(await texts({ control, person: ben.viewer.userId })).toEqual([]);
    expect(await texts({ control, node: "ci" })).toHaveLength(1);
    expect((await listActors(ana)).map(({ name }) => name)).toEqual(["ana", "ben"]);
  });

  it("shows the snapshots among its entries, and marks entries without an effect", async () => {
    await push(ana, rename("ci", "A"));
    await takeSnapshot(ana, { title: "Before the audit" });
    await push(ana, rename("nowhere", "B"));
    const { entries, snapshots } = await getActivity(ana, {});
    expect(snapshots).toMatchObject([{ number: 1, title: "Before the audit", revision: 1 }]);
    expect(entries.map(({ outcome }) => outcome)).toEqual(["superseded", "applied"]);
  });

  it("answers a request beyond its end", async () => {
    await push(ana, rename("ci", "A"));
    expect(await texts({ before: 999_999_999_999_999 })).toEqual(["ana renamed Jenkins to A"]);
    expect(await texts({ before: 1 })).toEqual([]);
    expect(await texts({ node: "nowhere" })).toEqual([]);
  });

  it("keeps the name of a removed member, and has none for a deleted account", async () => {
    await push(ben, rename("ci", "A"));
    await runWrite((transaction) =>
      transaction.membership.deleteMany({ where: { userId: ben.viewer.userId } }),
    );
    expect(await texts()).toEqual(["ben renamed Jenkins to A"]);
    await runWrite((transaction) => transaction.user.delete({ where: { id: ben.viewer.userId } }));
    expect(await texts()).toEqual(["a former member renamed Jenkins to A"]);
  });

  describe("taking an entry back", () => {
    it("is an edit like any other, which only the asking for does not make", async () => {
      await push(
        ana,
        { type: "claim.changed", node: "ci", control, set: { status: "planned" } },
        { type: "node.removed", node: "ci" },
      );
      await push(ben, rename("registry", "ECR"));
      const undo = await getUndo(ben, 2);
      expect(undo).toMatchObject({ text: "deleted Jenkins, with its 1 connection and 1 status", newer: [] });
      expect(undo.problem).toBeUndefined();
      expect((await currentState(ana)).revision).toBe(3);
      await push(ben, ...undo.operations);
      const { pipeline } = await currentState(ana);
      expect([pipeline.nodes.size, pipeline.edges.size, pipeline.claimCount]).toEqual([2, 1, 1]);
      expect((await getUndo(ben, 2)).problem).toContain("the earlier state is already restored");
    });

    it("names later changes", async () => {
      await push(ana, rename("ci", "TeamCity"));
      await push(ben, rename("ci", "GitLab"));
      expect(await getUndo(ana, 1)).toMatchObject({
        newer: ["The name of GitLab is now GitLab."],
        operations: [{ set: { name: "Jenkins" } }],
      });
      expect(await getUndo(ana)).toMatchObject({ text: "renamed TeamCity to GitLab", newer: [] });
    });

    it("reports a deleted subject", async () => {
      await push(ana, rename("ci", "TeamCity"), { type: "node.removed", node: "ci" });
      expect(await getUndo(ana, 1)).toMatchObject({
        operations: [],
        problem: "This can't be undone: its subject was deleted.",
      });
    });

    it("takes several back at once, and nothing that is not there", async () => {
      expect((await getUndo(ana)).problem).toBe("There are no changes yet.");
      await push(
        ana,
        ...[1, 2, 3].map((x): OperationBody => ({ type: "nodes.moved", positions: { ci: { x, y: 0 } } })),
      );
      const { operations } = await getUndo(ana, 3, 1);
      await push(ana, ...operations);
      expect((await getActivity(ana, {})).entries).toHaveLength(6);
      await expect(getUndo(ana, 9)).rejects.toMatchObject({ code: "not-found" });
      await expect(getUndo(ana, 3, 4)).rejects.toMatchObject({ code: "invalid" });
      await expect(getUndo(ana, 3, 0)).rejects.toMatchObject({ code: "invalid" });
    });
  });
});
