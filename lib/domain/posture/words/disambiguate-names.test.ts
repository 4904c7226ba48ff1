import { expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { withDisambiguatedName, nodeName, nodeNames } from "./node-names";
import { disambiguatedNames } from "./disambiguate-names";
import { hopsAlong } from "./way-hops";
import { wayWords } from "./way-sentence";

const same = aPipeline()
  .node("laptop", { name: "Same" })
  .node("c2", { kind: "ci", name: "Same" })
  .node("c1", { kind: "ci", name: "Same" })
  .node("registry", { name: "ECR" })
  .edge("laptop", "c2", { artifact: "code" })
  .edge("c2", "registry")
  .build();

test("nodes of one name are told apart by their kind, and where that repeats by a number in the order of the document", () => {
  expect(nodeNames(same, ["laptop", "c1", "c2", "registry"], 4)).toBe(
    "ECR, Same (CI, 1), Same (CI, 2) and Same (Developer)",
  );
  expect(wayWords(hopsAlong(same, ["laptop", "c2", "registry"]), "")).toBe(
    "Same (Developer) checks in to Same (CI, 2), Same (CI, 2) to ECR",
  );
});

test("nodes are named in the order of their names, numbers by what they count", () => {
  const clusters = [11, 2, 1]
    .reduce(
      (map, number) => map.node(`c${number}`, { kind: "orchestrator", name: `Cluster ${number}` }),
      aPipeline(),
    )
    .build();
  expect(nodeNames(clusters, ["c1", "c11", "c2"])).toBe("Cluster 1, Cluster 2 and Cluster 11");
});

test("a map without repeated names reads as it is drawn, and keeps its nodes", () => {
  const pipeline = aPipeline().node("ci", { name: "Jenkins" }).node("host", { name: "Hosts" }).build();
  const [node] = [...pipeline.nodes.shards].flatMap((shard) => [...shard.values()]);
  if (!node) throw new Error("unreachable");
  expect(disambiguatedNames(pipeline).size).toBe(0);
  expect(withDisambiguatedName(pipeline, node)).toBe(node);
  expect(nodeName(pipeline, "gone")).toBe("a deleted node");
});

test("names are worked out once for each state of the nodes", () => {
  expect(disambiguatedNames(same)).toBe(disambiguatedNames({ nodes: same.nodes }));
  const renamed = {
    nodes: same.nodes.with("laptop", {
      id: "laptop",
      kind: "developer",
      name: "Ana",
      stage: "build",
      position: { x: 0, y: 0 },
    }),
  };
  expect(nodeName(renamed, "laptop")).toBe("Ana");
  expect(nodeName(renamed, "c1")).toBe("Same (CI, 1)");
});
