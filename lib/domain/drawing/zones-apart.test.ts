import { expect, test } from "vitest";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { tidyUp } from "../layout/tidy-up";
import type { PipelineDocument } from "../pipeline/document";
import { zonesToTidy } from "./zones-apart";

type Drawn = Pick<PipelineDocument, "nodes" | "edges" | "zones">;

function tidied({ nodes, edges, zones }: Drawn): Drawn {
  const places = tidyUp(nodes, edges);
  return {
    nodes: nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position })),
    edges,
    zones,
  };
}

/** A new zone around these nodes, as it is made on the map: nothing moves. */
function withZone({ nodes, edges, zones }: Drawn, ids: readonly string[]): Drawn {
  return {
    nodes: nodes.map((node) => (ids.includes(node.id) ? { ...node, zone: "new" } : node)),
    edges,
    zones: [...zones, { id: "new", name: "New", kind: "network" }],
  };
}

function namesToTidy({ nodes, zones }: Drawn): readonly string[] {
  return zonesToTidy(zones, nodes).map(({ id }) => id);
}

test("a tidy map has no zone to tidy", () => {
  expect(namesToTidy(tidied(companyPipeline()))).toEqual([]);
});

test.each([
  [["jenkins", "laptop-build"]],
  [["docker-hub", "developers"]],
  [["bitbucket", "argo"]],
  [["argo", "promotion"]],
])("a zone made around %s on a tidy map holds what is not of it, until the map is tidied up", (ids) => {
  const made = withZone(tidied(companyPipeline()), ids);
  expect(namesToTidy(made)).toContain("new");
  expect(namesToTidy(tidied(made))).toEqual([]);
});

test("a zone without nodes has no frame", () => {
  const { nodes } = tidied(companyPipeline());
  expect(zonesToTidy([{ id: "empty", name: "Empty" }], nodes)).toEqual([]);
});
