import { describe, expect, test } from "vitest";
import { aPipeline } from "../../testing/builders";
import { waysBetween } from "./ways-between";

const pipeline = aPipeline()
  .node("laptop")
  .node("ci")
  .node("registry")
  .node("cluster")
  .node("host")
  .edge("laptop", "ci")
  .edge("ci", "registry")
  .edge("registry", "cluster")
  .edge("ci", "cluster", { artifact: "credential" })
  .edge("cluster", "ci", { artifact: "container" })
  .edge("cluster", "host")
  .build();

describe("the ways between two nodes", () => {
  test("lead along credentials too, the shortest among them told node by node", () => {
    expect(waysBetween(pipeline, "laptop", "host").shortest).toEqual(["laptop", "ci", "cluster", "host"]);
  });

  test("hold every node and connection on some of them, circles too", () => {
    const { nodes, edges } = waysBetween(pipeline, "ci", "host");
    expect([...nodes].toSorted()).toEqual(["ci", "cluster", "host", "registry"]);
    expect(edges.toSorted()).toEqual([
      "ci-cluster",
      "ci-registry",
      "cluster-ci",
      "cluster-host",
      "registry-cluster",
    ]);
  });

  test("are none backwards, or where a node is gone", () => {
    const none = { shortest: undefined, nodes: new Set(), edges: [] };
    expect(waysBetween(pipeline, "host", "laptop")).toEqual(none);
    expect(waysBetween(pipeline, "gone", "host")).toEqual(none);
  });

  test("from a node to itself is that node", () => {
    expect(waysBetween(pipeline, "host", "host")).toEqual({
      shortest: ["host"],
      nodes: new Set(["host"]),
      edges: [],
    });
  });
});
