import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { Operation, OperationBody } from "@/lib/domain/pipeline/operations";
import { asUndoId } from "@/lib/domain/pipeline/undo-id";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import { commitOperations } from "./commit-operations";
import { getPipeline } from "./queries";

const withId = (body: OperationBody): Operation => ({ ...body, id: randomUUID() });
const unknown = "no-such-control";

describeDatabases("what comes with a node", () => {
  let access: PipelineAccess;
  const push = (...operations: Operation[]) => commitOperations(access, { clientId: "c", operations });
  const added: OperationBody = {
    type: "node.added",
    node: { id: "ci", kind: "ci", name: "CI", stage: "build", position: { x: 0, y: 0 } },
  };

  beforeEach(async () => {
    const { ana } = await makeViewers({ ana: "admin" });
    const document = aPipeline("Shop").node("ci").claim("ci", unknown, { status: "planned" }).toDocument();
    access = await makePipeline(ana, { document });
  });

  it("is asked for its reasons where the node was there already", async () => {
    const bare: OperationBody[] = [
      { type: "claim.changed", node: "ci", control: "img-sign", set: { status: "not-applicable" } },
      {
        type: "claim.changed",
        node: "ci",
        control: "img-sign",
        set: { status: "accepted", acceptance: { by: "", until: "2026-12-20", residual: "" } },
      },
    ];
    for (const claim of bare) {
      await expect(push(withId(added), withId(claim))).rejects.toMatchObject({
        code: "invalid",
        errors: [{ path: "operations[1]" }],
      });
      // Before its node, it refers to an existing one.
      await expect(
        push(withId(claim), withId({ type: "node.removed", node: "ci" }), withId(added)),
      ).rejects.toMatchObject({ errors: [{ path: "operations[0]" }] });
    }
    expect((await getPipeline(access)).revision).toBe(0);
  });

  it("comes back with it, claims of controls that are not known among it", async () => {
    const { claims } = (await getPipeline(access)).document;
    const claim: OperationBody = {
      type: "claim.changed",
      node: "ci",
      control: unknown,
      set: { status: "planned" },
    };
    const undo = [added, claim].map((body): Operation => ({ ...body, id: asUndoId(randomUUID()) }));
    const refused = { code: "invalid", errors: [{ path: "operations[1].control" }] };
    await expect(push(...undo)).rejects.toMatchObject(refused);
    await push(withId({ type: "node.removed", node: "ci" }));
    await expect(push(withId(added), withId(claim))).rejects.toMatchObject(refused);
    await push(...undo);
    expect((await getPipeline(access)).document.claims).toEqual(claims);
  });
});
