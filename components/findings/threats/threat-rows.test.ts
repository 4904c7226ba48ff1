import { describe, expect, test } from "vitest";
import { aPipeline, type PipelineBuilder } from "@/lib/testing/builders";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { analyse } from "@/lib/domain/posture/analyse";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { createPairsOf } from "@/lib/domain/posture/coverage/pairs-by-control";
import { linkNumbers } from "../number-links";
import { threatMatrices, type ThreatRow } from "./threat-rows";
import { threatLead, threatNumbers } from "./threat-sentence";

const today = "2026-11-24";

function rowsOf(builder: PipelineBuilder): readonly ThreatRow[] {
  const pipeline = builder.build();
  const pairsOf = createPairsOf(assessmentsOf(pipeline, mappedCatalogue, today));
  return threatMatrices(
    analyse(pipeline, mappedCatalogue, today).threats.declared,
    pairsOf,
    "declared",
  ).flatMap(({ rows }) => rows);
}

const rowOf = (builder: PipelineBuilder, id: string) => rowsOf(builder).find(({ item }) => item.id === id);
// T1525, Implant Internal Image, concerns the registry and the cluster.
const drawn = aPipeline().node("registry").node("cluster").edge("registry", "cluster");

describe("a technique", () => {
  test("counts each node once, however many of its controls mitigate it", () => {
    const row = rowOf(
      drawn
        .claim("registry", "reg-immutable-tags", { status: "implemented" })
        .claim("registry", "reg-access-control", { status: "implemented" }),
      "T1525",
    );
    expect(row).toMatchObject({ status: "partly", relevantNodes: 2, guardedNodes: 1, isUnassessed: false });
  });

  test("is open for want of any answer, or because something is known to be missing", () => {
    expect(rowOf(drawn, "T1525")).toMatchObject({ status: "open", guardedNodes: 0, isUnassessed: true });
    expect(
      rowOf(drawn.claim("registry", "reg-immutable-tags", { status: "missing" }), "T1525"),
    ).toMatchObject({ status: "open", isUnassessed: false });
  });

  test("agrees with the analysis: mitigated where all nodes that it concerns are guarded, not relevant where there is none", () => {
    const rows = rowsOf(
      drawn
        .claim("registry", "reg-immutable-tags", { status: "implemented" })
        .claim("cluster", "adm-image-signature", { status: "implemented" }),
    );
    for (const { item, status, relevantNodes, guardedNodes } of rows) {
      const expected =
        relevantNodes === 0
          ? "not-relevant"
          : guardedNodes === relevantNodes
            ? "mitigated"
            : guardedNodes > 0
              ? "partly"
              : "open";
      expect(status, item.id).toBe(expected);
    }
    expect(new Set(rows.map(({ status }) => status)).size).toBeGreaterThan(2);
  });

  test("of a part names the whole that it is part of", () => {
    expect(rowOf(drawn, "T1078.001")?.parent).toBe("Valid Accounts");
    expect(rowOf(drawn, "T1078")?.parent).toBeUndefined();
  });
});

describe("the sentence that the page opens with", () => {
  const lead = (...rows: Pick<ThreatRow, "status" | "isUnassessed">[]) => {
    const { stress, rest } = threatLead(rows);
    return stress + rest;
  };
  const open = { status: "open", isUnassessed: false } as const;
  const unassessed = { status: "open", isUnassessed: true } as const;
  const [partly, mitigated, aside] = (["partly", "mitigated", "not-relevant"] as const).map((status) => ({
    status,
    isUnassessed: false,
  }));

  test("has a link for every number, in its order", () => {
    if (!partly || !mitigated || !aside) throw new Error("unreachable");
    const linked = (...rows: Parameters<typeof threatLead>[0]) => {
      const [{ stress, rest }, numbers] = [threatLead(rows), threatNumbers(rows, (asked) => asked)];
      const parts = [...linkNumbers(stress, numbers.stress), ...linkNumbers(rest, numbers.rest)];
      // A number that stayed a text would stand among them.
      return parts.flatMap((part) =>
        typeof part === "string" ? (/\d/.test(part) ? [part] : []) : [part.href],
      );
    };
    expect(linked(open, unassessed, partly, mitigated, aside)).toEqual([
      "open",
      "relevant",
      "unassessed",
      "partly",
      "mitigated",
    ]);
    expect(linked(unassessed, unassessed, partly, partly)).toEqual(["open", "relevant", "partly"]);
    expect(linked(partly, mitigated)).toEqual(["relevant", "partly", "mitigated"]);
    expect(linked(mitigated, mitigated, aside)).toEqual(["mitigated"]);
    expect(linked(aside)).toEqual([]);
  });

  test("tells what is open from what nobody has assessed, and names the rest", () => {
    if (!partly || !mitigated || !aside) throw new Error("unreachable");
    expect(lead(open, unassessed, partly, mitigated, aside)).toBe(
      "2 of 4 relevant techniques are open: no control that mitigates them is known to be in place, and 1 of them has no assessed control yet. The others: 1 is mitigated on some nodes and not on others, 1 on every node.",
    );
    expect(lead(unassessed)).toBe(
      "The one relevant technique is open: no control that mitigates it is known to be in place, and none of its controls is assessed yet.",
    );
    expect(lead(partly, mitigated)).toBe(
      "No relevant technique is wholly open: of 2, 1 is mitigated on some nodes and not on others, 1 on every node.",
    );
    expect(lead(partly, partly, aside)).toBe(
      "No relevant technique is wholly open: all 2 are mitigated on some nodes and not on others.",
    );
    expect(lead(mitigated, mitigated, aside)).toBe(
      "All 2 relevant techniques are mitigated on every node that they concern.",
    );
    expect(lead(aside)).toContain("No technique is relevant yet");
  });
});
