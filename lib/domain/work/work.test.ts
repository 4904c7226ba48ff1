import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { aPipeline } from "../../testing/builders";
import { operationBodyArbitrary } from "../../testing/operation-arbitraries";
import { applyOperation } from "../pipeline/apply-operation";
import type { Claim } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { changedWork, ownerKey, type WorkItem, workItems } from "./work-items";
import { firstDay, judgeWork, type WorkReason } from "./work-reason";
import { graphParameters } from "@/lib/testing/graph-runs";

const today = "2026-11-24";

function apply(pipeline: Pipeline, operation: OperationBody): Pipeline {
  const result = applyOperation(pipeline, operation);
  return result.ok ? result.value.pipeline : pipeline;
}

const sorted = (items: readonly WorkItem[]) => items.map((item) => JSON.stringify(item)).toSorted();

describe("items of work", () => {
  test("kept by what changed are those of the whole", () => {
    fc.assert(
      fc.property(
        pipelineArbitrary,
        fc.array(fc.array(operationBodyArbitrary, { maxLength: 4 }), { maxLength: 10 }),
        (start, batches) => {
          let pipeline = start;
          const kept = byNode(workItems(start));
          for (const batch of batches) {
            const after = batch.reduce(apply, pipeline);
            for (const { node, items } of changedWork(pipeline, after)) {
              if (items.length === 0) kept.delete(node);
              else kept.set(node, items);
            }
            pipeline = after;
            expect(sorted([...kept.values()].flat())).toEqual(sorted(workItems(pipeline)));
          }
        },
      ),
      graphParameters(1.2),
    );
  });

  it("are a node with an owner, and claims that have one, or a date", () => {
    const pipeline = aPipeline()
      .node("ci", { owner: " Ana " })
      .node("host")
      .claim("ci", "c-scan", { status: "missing" })
      .claim("ci", "c-sign", { status: "missing", owner: "Ben" })
      .claim("host", "c-host", { status: "missing" })
      .claim("host", "c-scan", { status: "planned", due: "2026-12-01" })
      .build();
    expect(workItems(pipeline).map(({ node, control, owner }) => [node, control, owner])).toEqual(
      expect.arrayContaining([
        ["ci", "", "Ana"],
        ["ci", "c-scan", "Ana"],
        ["ci", "c-sign", "Ben"],
        ["host", "c-scan", ""],
      ]),
    );
    expect(workItems(pipeline)).toHaveLength(4);
  });

  it("are accepted risks, of who accepted them where nobody else owns them", () => {
    const accepted = { status: "accepted", acceptance: { by: "Ana", until: "2027-01-01" } } as const;
    const pipeline = aPipeline()
      .node("ci")
      .node("host", { owner: "Ben" })
      .claim("ci", "c-scan", accepted)
      .claim("ci", "c-sign", { ...accepted, status: "missing" })
      .claim("host", "c-host", accepted)
      .build();
    const claims = workItems(pipeline).filter(({ control }) => control !== "");
    expect(claims.map(({ node, owner, until }) => [node, owner, until])).toEqual([
      ["ci", "Ana", "2027-01-01"],
      ["host", "Ben", "2027-01-01"],
    ]);
  });

  it("do not change when a node only moves", () => {
    const before = aPipeline().node("ci", { owner: "Ana" }).build();
    expect(
      changedWork(before, apply(before, { type: "nodes.moved", positions: { ci: { x: 9, y: 9 } } })),
    ).toEqual([]);
    const renamed = changedWork(
      before,
      apply(before, { type: "node.changed", node: "ci", set: { name: "Jenkins" } }),
    );
    expect(renamed).toMatchObject([{ node: "ci", items: [{ nodeName: "Jenkins" }] }]);
  });

  it("belong to an owner however case and blanks are written", () => {
    expect(ownerKey("  Ana\t RUIZ ")).toBe(ownerKey("ana ruiz"));
    expect(ownerKey("Ana")).not.toBe(ownerKey("Ana Ruiz"));
    expect(ownerKey("\ufdfa".repeat(200))).toHaveLength(200);
  });
});

const item = ({ acceptance, ...claim }: Partial<Omit<Claim, "owner">>): WorkItem => ({
  node: "ci",
  control: "c-scan",
  owner: "Ana",
  nodeName: "CI",
  kind: "ci",
  stage: "build",
  until: acceptance?.until,
  ...claim,
});
const proof = (expires?: string, result: "supports" | "contradicts" = "supports") => ({
  id: "e",
  title: "t",
  result,
  effective: "2026-11-01",
  ...(expires === undefined ? {} : { expires }),
});

describe("why an item asks for attention", () => {
  it.each<[string, Partial<Omit<Claim, "owner">>, WorkReason | undefined, string?]>([
    ["missing, past its day", { status: "missing", due: "2026-11-23" }, "overdue", "2026-11-23"],
    ["planned for today", { status: "planned", due: "2026-11-24" }, "due-soon", "2026-11-24"],
    ["planned in 30 days", { status: "planned", due: "2026-12-24" }, "due-soon", "2026-12-24"],
    ["planned in 31 days", { status: "planned", due: "2026-12-25" }, "open", "2026-12-25"],
    ["partial without a day", { status: "partial" }, "open"],
    ["owned, and nobody has said", {}, "open"],
    ["implemented by word", { status: "implemented", due: "2026-01-01" }, undefined],
    ["proven for ever", { status: "implemented", evidence: [proof("2026-11-30"), proof()] }, undefined],
    [
      "proven for long",
      { status: "implemented", evidence: [proof("2026-11-30"), proof("2027-06-01")] },
      undefined,
    ],
    [
      "proven until soon",
      { status: "implemented", evidence: [proof("2026-11-30")] },
      "expiring",
      "2026-11-30",
    ],
    [
      "proven until today",
      { status: "implemented", evidence: [proof("2026-11-24")] },
      "expiring",
      "2026-11-24",
    ],
    [
      "proven until yesterday",
      { status: "implemented", evidence: [proof("2026-11-23")] },
      "expired",
      "2026-11-23",
    ],
    ["contradicted", { status: "implemented", evidence: [proof(undefined, "contradicts")] }, "contradicted"],
    ["not applicable for good", { status: "not-applicable" }, undefined],
    ["not applicable for long", { status: "not-applicable", review: "2027-06-01" }, undefined],
    [
      "not applicable until soon",
      { status: "not-applicable", review: "2026-12-01" },
      "review-soon",
      "2026-12-01",
    ],
    [
      "not applicable until yesterday",
      { status: "not-applicable", review: "2026-11-23" },
      "review-over",
      "2026-11-23",
    ],
    [
      "not applicable for four weeks",
      { status: "not-applicable", review: "2026-12-22" },
      "review-soon",
      "2026-12-22",
    ],
    ["not applicable for a day more", { status: "not-applicable", review: "2026-12-23" }, undefined],
    [
      "accepted for four weeks",
      { status: "accepted", acceptance: { until: "2026-12-22" } },
      "acceptance-soon",
      "2026-12-22",
    ],
    ["accepted for a day more", { status: "accepted", acceptance: { until: "2026-12-23" } }, undefined],
    [
      "accepted until yesterday",
      { status: "accepted", acceptance: { until: "2026-11-23" } },
      "acceptance-over",
      "2026-11-23",
    ],
    ["accepted, and not until when", { status: "accepted" }, "acceptance-over"],
    [
      "accepted for long, and due to be mended",
      { status: "accepted", due: "2026-12-01", acceptance: { until: "2027-06-01" } },
      "due-soon",
      "2026-12-01",
    ],
  ])("%s", (_, claim, reason, day) => {
    const judged = judgeWork(item(claim), today);
    expect([judged?.reason, judged?.day]).toEqual([reason, day]);
  });

  it("is never that it is a node", () => {
    expect(judgeWork({ ...item({}), control: "" }, today)).toBeUndefined();
  });

  it("has to do with the day that it is sorted by", () => {
    expect(
      firstDay(item({ status: "implemented", evidence: [proof("2026-11-30"), proof("2026-12-30")] })),
    ).toBe("2026-12-30");
    expect(firstDay(item({ status: "not-applicable", review: "2026-12-01", due: "2026-01-01" }))).toBe(
      "2026-12-01",
    );
    const unconfirmed = item({ status: "implemented", evidence: [proof("2027-12-30")] });
    const confirmed = { result: "supports", effective: "2026-11-01", expires: "2026-11-30" } as const;
    const asked: WorkItem = {
      ...unconfirmed,
      asked: true,
      isConfirmed: true,
      evidence: [...(unconfirmed.evidence ?? []), { ...confirmed, confirmedBy: [0] }],
    };
    expect([firstDay(asked), judgeWork(asked, today)]).toEqual([
      "2026-11-30",
      { reason: "expiring", day: "2026-11-30" },
    ]);
    expect(firstDay(item({ status: "planned", due: "2026-12-01" }))).toBe("2026-12-01");
  });
});

function byNode(items: readonly WorkItem[]): Map<string, readonly WorkItem[]> {
  const nodes = new Map<string, readonly WorkItem[]>();
  for (const one of items) nodes.set(one.node, [...(nodes.get(one.node) ?? []), one]);
  return nodes;
}
