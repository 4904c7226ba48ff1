import { beforeAll, expect, it } from "vitest";
import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { articlePipeline } from "@/lib/testing/article-pipeline";
import { describeDatabases } from "@/lib/testing/databases";
import { makeViewers } from "@/lib/testing/viewers";
import { requirePipelineAccess, requireWorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { archivePipeline, createPipeline } from "./commands";
import { commitOperations } from "./commit-operations";
import { answersEverywhere, getIncidents } from "./incidents";
import { requireSupposed, supposePosture } from "./what-if";

type Viewers = { readonly admin: Viewer };

const movedTag = "tj-actions-reviewdog-2025";
const withTool = articlePipeline()
  .node("marketplace", { kind: "package-registry" })
  .edge("marketplace", "ci", { artifact: "tool", pinned: false })
  .toDocument();

describeDatabases("incidents at every pipeline", () => {
  let viewers: Viewers;
  beforeAll(async () => {
    viewers = await makeViewers({ admin: "admin" });
  });

  it("lists each pipeline of the workspace, the worst first, and follows what is changed", async () => {
    const workspace = await requireWorkspaceAccess(viewers.admin, "admin");
    const { id: reached } = await createPipeline(workspace, { document: { ...withTool, name: "B" } });
    const { id: asked } = await createPipeline(workspace, {
      document: { ...articlePipeline().toDocument(), name: "A" },
    });
    const { id: gone } = await createPipeline(workspace, { document: { ...withTool, name: "C" } });
    await archivePipeline(await requirePipelineAccess(viewers.admin, gone, "admin"));

    const before = await answersEverywhere(workspace, "declared");
    expect(before.pending).toBe(0);
    expect([...before.listed.keys()].toSorted()).toEqual(incidents.map(({ id }) => id).toSorted());
    expect(before.listed.get(movedTag)).toEqual([
      {
        id: reached,
        name: "B",
        result: "reached",
        said: true,
        line: "Path: marketplace → ci → registry → cluster → host.",
        place: { edge: "marketplace-ci" },
      },
      expect.objectContaining({ id: asked, name: "A", result: "not-drawn" }),
    ]);

    const access = await requirePipelineAccess(viewers.admin, reached, "editor");
    await commitOperations(access, {
      clientId: "tab-1",
      operations: [
        {
          id: "5f0c2a9e-4b7d-4c1a-9e3f-2d8b6a1c7e90",
          type: "claim.changed",
          node: "ci",
          control: "pin-dependencies",
          set: { status: "implemented" },
        },
      ],
    });
    const after = await answersEverywhere(workspace, "declared");
    expect(after.listed.get(movedTag)?.find(({ id }) => id === reached)).toMatchObject({ result: "stopped" });
    const proven = await answersEverywhere(workspace, "proven");
    expect(proven.listed.get(movedTag)?.find(({ id }) => id === reached)).toMatchObject({
      result: "reached",
    });
    const { answers } = await getIncidents(access);
    expect(answers.declared.find(({ incident }) => incident === movedTag)?.result).toBe("stopped");
  });

  it("works out a pipeline once for each state of it and each day", async () => {
    const workspace = await requireWorkspaceAccess(viewers.admin, "admin");
    const { id } = await createPipeline(workspace, { document: { ...withTool, name: "Kept" } });
    const placeOn = async (day: string) => {
      const { listed } = await answersEverywhere(workspace, "declared", new Date(`${day}T12:00:00Z`));
      return listed.get(movedTag)?.find((answer) => answer.id === id)?.place;
    };
    const first = await placeOn("2026-11-27");
    expect(first).toEqual({ edge: "marketplace-ci" });
    // The same object: nothing was replayed.
    expect(await placeOn("2026-11-27")).toBe(first);
    const next = await placeOn("2026-11-28");
    expect(next).toEqual(first);
    expect(next).not.toBe(first);
    await commitOperations(await requirePipelineAccess(viewers.admin, id, "editor"), {
      clientId: "tab-1",
      operations: [
        {
          id: "5f0c2a9e-4b7d-4c1a-9e3f-2d8b6a1c7e91",
          type: "node.changed",
          node: "ci",
          set: { name: "CI" },
        },
      ],
    });
    expect(await placeOn("2026-11-28")).not.toBe(next);
  });

  it("supposes, compares, names what is wrong, and stores nothing", async () => {
    const workspace = await requireWorkspaceAccess(viewers.admin, "admin");
    const { id, revision } = await createPipeline(workspace, { document: withTool });
    const access = await requirePipelineAccess(viewers.admin, id, "viewer");
    const now = new Date();
    const answer = requireSupposed(await supposePosture(access, { removeEdges: ["marketplace-ci"] }, now));
    expect(answer.posture.revision).toBe(revision);
    expect(answer.comparison.isSame).toBe(false);
    expect(await supposePosture(access, { removeEdges: ["gone"] }, now)).toEqual({
      errors: [{ path: "removeEdges[0]", message: 'there is no edge "gone"' }],
    });
    expect(() => requireSupposed({ errors: [] })).toThrow();
    const { state } = await getIncidents(access);
    expect([state.revision, state.pipeline.edges.get("marketplace-ci")?.artifact]).toEqual([
      revision,
      "tool",
    ]);
  });
});
