import { expect, test } from "vitest";
import { articleTemplates } from "@/lib/domain/catalogue/templates/article";
import { followed } from "@/lib/testing/followed";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { runsOf } from "./line-strip";

test("a line is drawn in strips: on from where the one before arrived, and a new one where something comes in", () => {
  const [article] = articleTemplates;
  if (!article) throw new Error("The article's template is gone.");
  const runs = runsOf(followed(pipelineFromDocument(article.document), "2026-11-24"));
  expect(
    runs.map(({ start, isFirst, hops }) => [
      start.name,
      isFirst,
      hops.map(({ number, hop }) => `${number} ${hop.to.name}`),
    ]),
  ).toEqual([
    ["Developer", true, ["1 Check-in", "2 Jenkins"]],
    ["Docker Hub", true, ["3 Jenkins"]],
    ["Jenkins", false, ["4 Production registry", "5 Kubernetes", "6 Container hosts"]],
  ]);
});
