import { beforeEach, expect, it } from "vitest";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { aPipeline } from "@/lib/testing/builders";
import { describeBothDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import { getPipeline } from "../pipeline/queries";
import { readClaimLog } from "./claim-log";
import { readGuardGrounds } from "./review-guard";

const control = "img-sign";

describeBothDatabases("what the log says of claims", ({ database }) => {
  let access: PipelineAccess;

  beforeEach(async () => {
    const { ana } = await makeViewers({ ana: "admin" });
    access = await makePipeline(ana, { document: aPipeline("Shop").node("ci").toDocument() });
  });

  it("is read in order, as far as it was at first, and then what came since, however many claims are asked of", async () => {
    const nodes = Array.from({ length: 60 }, (_, index) => `n${index}`);
    const bodies = nodes.toReversed().flatMap((id): OperationBody[] => [
      { type: "node.added", node: { id, kind: "ci", name: id, stage: "build", position: { x: 0, y: 0 } } },
      { type: "claim.changed", node: id, control, set: { status: "planned" } },
      { type: "claim.changed", node: "gone", control, set: { status: "planned" } },
    ]);
    await pushTo(access, ...bodies);
    const { revision } = await getPipeline(access);
    const places = [...nodes, "gone"].map((node) => ({ node, control }));
    const { client } = database();
    const read = async (of = places, between?: { readonly after?: number; readonly until?: number }) =>
      (await readClaimLog(client, access.pipelineId, of, between)).map((entry) => entry.revision);
    const claimed = nodes.map((_, index) => index * 3 + 3);
    const found = await read();
    const first = found[0] ?? 0;
    expect(found).toEqual(claimed.map((at) => at - 3 + first));
    for (const of of [places, places.slice(0, 40)]) {
      expect(await read(of, { after: revision })).toEqual([]);
      const all = await read(of);
      const until = all[2] ?? 0;
      expect(await read(of, { until })).toEqual(all.slice(0, 3));
      expect(await read(of, { after: until })).toEqual(all.slice(3));
    }
    const evidence = {
      id: `report-${"a".repeat(20)}-${"b".repeat(16)}`,
      title: "Scan",
      result: "supports" as const,
      effective: "2026-01-01",
    };
    // The log says nothing about this place.
    const grounds = await readGuardGrounds(access.pipelineId, [
      { type: "evidence.added", node: "ci", control, evidence },
    ]);
    expect(grounds).toMatchObject({ revision, log: [] });
  });
});
