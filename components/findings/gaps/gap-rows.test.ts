import { expect, test } from "vitest";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { aPipeline } from "@/lib/testing/builders";
import { gapRows } from "./gap-rows";

test("gaps of nodes of one name say which of them they are of", () => {
  const document = aPipeline()
    .node("a", { name: "Same" })
    .node("b", { name: "Same" })
    .node("registry", { name: "ECR" })
    .toDocument();
  const { gaps } = analyse(pipelineFromDocument(document), mappedCatalogue, "2026-11-24");
  expect(
    new Set(
      gapRows(document, gaps.declared, "2026-11-24").map(({ node, nodeName }) => `${node} ${nodeName}`),
    ),
  ).toEqual(new Set(["a Same (CI, 1)", "b Same (CI, 2)", "registry ECR"]));
});
