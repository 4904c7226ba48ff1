import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Control } from "../../catalogue/catalogue";
import type { Claim } from "../../pipeline/document";
import { emptyPipeline, type NodeClaims } from "../../pipeline/pipeline";
import { someCounts } from "../../../testing/some-counts";
import { heatOf, openFigures, worstByNode, worstControls, worstOf } from "./worst";
import { heatOfGroup, worstOfGroup } from "./worst-of-group";

const none = someCounts();

describe("the worst of a node", () => {
  it("is what is contradicted, else what is missing, with no other status in its count", () => {
    expect(worstOf({ ...none, inScope: 9, missing: 2, contradicted: 1, partial: 4 })).toEqual({
      status: "contradicted",
      count: 1,
    });
    expect(worstOf({ ...none, inScope: 6, missing: 2, partial: 4 })).toEqual({ status: "missing", count: 2 });
  });

  it("is else the worst that there is, and how many are in place where nothing is open", () => {
    expect(worstOf({ ...none, inScope: 6, planned: 2, notAssessed: 4 })).toEqual({
      status: "planned",
      count: 2,
    });
    expect(worstOf({ ...none, inScope: 6, declared: 2, verified: 4 })).toEqual({
      status: "declared",
      count: 6,
    });
    expect(worstOf(none)).toBeUndefined();
  });

  it("warms the card by the share of controls that are missing or contradicted", () => {
    const heat = (missing: number) => heatOf({ ...none, inScope: 20, missing, declared: 20 - missing });
    expect([0, 1, 2, 3, 6, 7, 20].map(heat)).toEqual([0, 1, 1, 2, 2, 3, 3]);
  });

  it("lists open controls by status, weight and title", () => {
    const control = (id: string, weight: number): Control => ({
      ...({} as Control),
      id,
      title: `Control ${id}`,
      weight,
    });
    const claim = (id: string, status: Claim["status"]): [string, Claim] => [
      id,
      { node: "n", control: id, ...(status === undefined ? {} : { status }) },
    ];
    const claims: NodeClaims = new Map([
      claim("a", "implemented"),
      claim("b", "partial"),
      claim("c", "missing"),
      claim("d", "missing"),
    ]);
    const controls = [control("a", 5), control("b", 5), control("c", 2), control("d", 4), control("e", 5)];
    expect(worstControls(controls, claims, "2026-11-26", emptyPipeline("No rule"), 3)).toEqual([
      { status: "missing", title: "Control d" },
      { status: "missing", title: "Control c" },
      { status: "partial", title: "Control b" },
    ]);
    expect(worstControls(controls, claims, "2026-11-26", emptyPipeline("No rule"), 9)).toHaveLength(4);
  });
});

describe("what a card on a page says", () => {
  it("has the worst of what is open beside what is in place, and after what is contradicted what is missing", () => {
    expect(openFigures({ ...none, missing: 3, contradicted: 1, partial: 4 })).toEqual([
      { status: "contradicted", count: 1 },
      { status: "missing", count: 3 },
    ]);
    expect(openFigures({ ...none, contradicted: 2, partial: 4 })).toEqual([
      { status: "contradicted", count: 2 },
    ]);
    expect(openFigures({ ...none, missing: 3, partial: 4 })).toEqual([{ status: "missing", count: 3 }]);
    expect(openFigures({ ...none, stale: 2, partial: 1, notAssessed: 4 })).toEqual([
      { status: "stale", count: 2 },
    ]);
    expect(openFigures({ ...none, planned: 3, notAssessed: 4 })).toEqual([{ status: "planned", count: 3 }]);
    expect(openFigures({ ...none, planned: 3, verified: 4 })).toEqual([{ status: "planned", count: 3 }]);
    expect(openFigures({ ...none, verified: 4 })).toEqual([]);
  });

  it("says first what its left edge and its tile say, of any counts", () => {
    const few = fc.nat(3);
    fc.assert(
      fc.property(
        fc.record({
          verified: few,
          declared: few,
          partial: few,
          planned: few,
          stale: few,
          contradicted: few,
          missing: few,
          notAssessed: few,
        }),
        (some) => {
          const counts = { ...none, ...some };
          const worst = worstOf(counts);
          const isOpen = worst && worst.status !== "declared" && worst.status !== "verified";
          expect(openFigures(counts)[0]).toEqual(isOpen ? worst : undefined);
        },
      ),
    );
  });

  it("names the worst controls of each node, and none of a node where nothing is open", () => {
    const open = [
      { node: "ci", title: "light", weight: 1, status: "missing" },
      { node: "ci", title: "planned", weight: 9, status: "planned" },
      { node: "ci", title: "heavy", weight: 5, status: "missing" },
      { node: "host", title: "there", weight: 5, status: "verified" },
    ] as const;
    expect([...worstByNode(open, 2)]).toEqual([
      [
        "ci",
        [
          { status: "missing", title: "heavy" },
          { status: "missing", title: "light" },
        ],
      ],
    ]);
  });
});

describe("the worst of a group", () => {
  const missing = { ...none, inScope: 4, missing: 1, partial: 3 };
  const partial = { ...none, inScope: 4, partial: 4 };

  it("is the worst status that any node has, and how many have it", () => {
    expect(worstOfGroup([partial, missing, partial, { ...missing, missing: 0, contradicted: 1 }])).toEqual({
      status: "missing",
      nodes: 2,
    });
    expect(worstOfGroup([none, partial])).toEqual({ status: "partial", nodes: 1 });
    expect(
      worstOfGroup([
        { ...none, inScope: 1, verified: 1 },
        { ...none, inScope: 1, declared: 1 },
      ]),
    ).toEqual({ status: "declared", nodes: 2 });
    expect(worstOfGroup([none])).toBeUndefined();
  });

  it("is hotter the more of its nodes have something missing", () => {
    const heat = (bad: number) =>
      heatOfGroup([...Array(8).keys()].map((index) => (index < bad ? missing : partial)));
    expect([0, 2, 3, 4, 5, 6, 7, 8].map(heat)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect(heatOfGroup([])).toBe(0);
  });
});
