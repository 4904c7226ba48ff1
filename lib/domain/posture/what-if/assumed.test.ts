import { describe, expect, test } from "vitest";
import { articlePipeline } from "@/lib/testing/article-pipeline";
import { aPipeline } from "@/lib/testing/builders";
import {
  assume,
  type Assumed,
  assumedFromKey,
  assumedKey,
  assumedOf,
  assumeNoMore,
  changeOf,
  keepPlaced,
  withAdded,
} from "./assumed";

const today = "2026-11-25";
const scan = { node: "ci", control: "c-scan" };
const node = { id: "n", kind: "workload", name: "N", stage: "run", position: { x: 0, y: 0 } } as const;
const edge = { id: "e", source: "registry", target: "n", artifact: "image" } as const;

describe("what is assumed", () => {
  test("is turned round in its place, and dropped alone", () => {
    const both = assume(
      [{ ...scan, stands: true }],
      [{ node: "registry", control: "c-scan", stands: true }, { remove: "e1" }],
    );
    expect(assume(both, [{ ...scan, stands: false }])[0]).toEqual({ ...scan, stands: false });
    expect(assumeNoMore(both, { ...scan, stands: true })).toEqual([
      { node: "registry", control: "c-scan", stands: true },
      { remove: "e1" },
    ]);
  });

  test("is one thing of a connection, the last", () => {
    const led = { lead: { edge: "e1", to: "r" } };
    expect(assume([{ remove: "e1" }, { remove: "e2" }], [led])).toEqual([led, { remove: "e2" }]);
  });

  test("is dropped with the node that it was added to", () => {
    const all: readonly Assumed[] = [
      { addNode: node },
      { addEdge: edge },
      { lead: { edge: "x", to: "n" } },
      { remove: "y" },
    ];
    expect(assumeNoMore(all, { addNode: node })).toEqual([{ remove: "y" }]);
  });

  test("stands by evidence of today, or is missing, and keeps what else is said of it", () => {
    const pipeline = aPipeline()
      .node("ci")
      .claim("ci", "c-scan", { status: "implemented", note: "By Ana" })
      .build();
    expect(changeOf(pipeline, [{ ...scan, stands: true }], today).claims).toMatchObject([
      { status: "implemented", note: "By Ana", evidence: [{ result: "supports", effective: today }] },
    ]);
    expect(changeOf(pipeline, [{ ...scan, stands: false }], today).claims).toEqual([
      { ...scan, status: "missing", note: "By Ana" },
    ]);
  });

  test("goes through an address and back, but for what an address cannot say", () => {
    const all: readonly Assumed[] = [
      { ...scan, stands: true },
      { remove: "a,b" },
      { lead: { edge: "e1", to: "r" } },
      { insert: { edge: "e2", kind: "mirror" } },
    ];
    expect(assumedFromKey(assumedKey(all))).toEqual(all);
    expect(assumedKey([{ ...scan, stands: false }, { addNode: node }])).toBe("");
    expect(assumedFromKey("nonsense,,remove:")).toEqual([]);
    expect(assumedOf({ revoke: "k" })).toEqual([{ remove: "k" }]);
    expect(
      assumedOf({ together: [{ revoke: "k" }, { implement: { node: "ci", control: "c-scan" } }] }),
    ).toEqual([{ remove: "k" }, { node: "ci", control: "c-scan", stands: true }]);
  });

  test("is lost with what it is about, or where a node cannot carry the control", () => {
    const map = articlePipeline().build();
    const kept: readonly Assumed[] = [
      { addNode: node },
      { addEdge: edge },
      { ...scan, stands: true },
      { remove: "hub-ci" },
      { lead: { edge: "hub-ci", to: "n" } },
    ];
    const lost: readonly Assumed[] = [
      { node: "gone", control: "c-scan", stands: true },
      { node: "ci", control: "c-host", stands: true },
      { remove: "gone" },
      { lead: { edge: "hub-ci", to: "gone" } },
      { addEdge: { ...edge, id: "e2", target: "gone" } },
      { addNode: { ...node, id: "ci" } },
    ];
    const canCarry = (_node: unknown, control: string) => control === "c-scan";
    expect(keepPlaced(map, [...kept, ...lost], canCarry)).toEqual({ kept, lost });
  });

  test("adds to the map what it is about", () => {
    const map = withAdded(articlePipeline().build(), [
      { addNode: node },
      { addEdge: edge },
      { remove: "hub-ci" },
    ]);
    expect([map.nodes.get("n"), map.edges.get("e"), map.edges.get("hub-ci")?.target]).toEqual([
      node,
      edge,
      "ci",
    ]);
  });
});
