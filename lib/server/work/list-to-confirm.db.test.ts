import { expect, it } from "vitest";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requirePipelineAccess, requireWorkspaceAccess } from "../auth/access";
import { changeReviewRules } from "../policy/review-rules";
import { listToConfirm } from "./list-to-confirm";

const control = "img-sign";
const nodes = Array.from({ length: 50 }, (_, index) => `n${String(index).padStart(2, "0")}`);

describeDatabases("what there is to confirm", () => {
  it("names what the person may confirm, also behind much that they claimed themselves", async () => {
    const { ana, ben } = await makeViewers({ ana: "admin", ben: "editor" });
    await changeReviewRules(await requireWorkspaceAccess(ana, "admin"), { needsReview: ["not-applicable"] });
    const map = nodes.reduce((drawn, id) => drawn.node(id), aPipeline("Shop"));
    const made = await makePipeline(ana, { document: map.toDocument() });
    const ofBen = await requirePipelineAccess(ben, made.pipelineId, "editor");
    const claims = nodes.map((node): OperationBody => ({
      type: "claim.changed",
      node,
      control,
      set: { status: "not-applicable", reason: "No images" },
    }));
    await pushTo(made, ...claims.slice(0, 45));
    await pushTo(ofBen, ...claims.slice(45));
    const listed = await listToConfirm(await requireWorkspaceAccess(ana, "viewer"));
    expect(listed.isMore).toBe(true);
    expect(listed.items).toHaveLength(20);
    expect(listed.items.filter(({ mayConfirm }) => mayConfirm).map(({ node }) => node)).toEqual(
      nodes.slice(45),
    );
    const theirs = await listToConfirm(await requireWorkspaceAccess(ben, "viewer"));
    expect([theirs.items.every(({ mayConfirm }) => mayConfirm), theirs.items.length]).toEqual([true, 20]);
  });
});
