import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { commitOperations } from "../pipeline/commit-operations";
import { readBurnDown } from "./read-burn-down";

describeDatabases("the burn-down", ({ database }) => {
  it("is read from the log, day by day, and says what is overdue; where nothing is planned there is none", async () => {
    const { ana } = await makeViewers({ ana: "admin" });
    const access = await makePipeline(ana, { document: aPipeline().node("ci").node("scanner").toDocument() });
    await database().client.pipeline.update({
      where: { id: access.pipelineId },
      data: { createdAt: new Date("2026-11-01T08:00:00Z") },
      select: { id: true },
    });
    const push = (day: string, ...bodies: OperationBody[]) =>
      commitOperations(
        access,
        { clientId: "c", operations: bodies.map((body) => ({ ...body, id: randomUUID() })) },
        new Date(`${day}T08:00:00Z`),
      );
    const plan = (node: string, control: string, due?: string): OperationBody => ({
      type: "claim.changed",
      node,
      control,
      set: { status: "planned", ...(due === undefined ? {} : { due }) },
    });
    const read = () => readBurnDown(access, new Date("2026-11-24T12:00:00Z"));
    expect(await read()).toBeUndefined();
    await push("2026-11-02", { type: "node.changed", node: "ci", set: { note: 'says "claim.changed"' } });
    await push("2026-11-03", plan("ci", "img-sign", "2026-11-20"), plan("ci", "img-sbom", "9999-12-31"));
    await push("2026-11-05", plan("scanner", "img-vuln-scan"), plan("ci", "img-vuln-scan", "2026-12-31"));
    await push("2026-11-10", { type: "node.removed", node: "scanner" });
    await push("2026-11-12", plan("ci", "ci-ephemeral-workers"));
    expect(await read()).toEqual({
      today: "2026-11-24",
      days: [
        { day: "2026-11-03", left: 2 },
        { day: "2026-11-05", left: 4 },
        { day: "2026-11-10", left: 3 },
        { day: "2026-11-12", left: 4 },
      ],
      left: 4,
      overdue: 1,
      undated: 1,
      until: "2026-12-31",
      isCut: false,
    });
  });
});
