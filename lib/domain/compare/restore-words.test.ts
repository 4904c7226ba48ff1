import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { pipelineFromDocument } from "../pipeline/pipeline";
import { diffPipelines } from "./diff-pipelines";
import { restoreSentence } from "./restore-words";

const was = aPipeline()
  .node("ci")
  .node("registry")
  .node("scanner")
  .edge("ci", "registry")
  .claim("ci", "img-sign", { status: "implemented" })
  .claim("scanner", "img-sign", { status: "missing" });

describe("what a restore would do", () => {
  it("is said in one sentence, and a claim that comes back with its node is not counted again", () => {
    const is = aPipeline()
      .node("ci", { name: "Jenkins" })
      .node("laptop")
      .node("registry", { position: { x: 9, y: 9 } });
    expect(sentenceOf(is)).toBe(
      "1 node comes back, 1 goes, 1 changes, 1 connection comes back, 1 status changes and 1 node moves on the map.",
    );
  });

  it("is nothing where the map is as it was", () => {
    expect(sentenceOf(was)).toBe("Nothing to restore: the map has not changed.");
  });
});

function sentenceOf(is: ReturnType<typeof aPipeline>): string {
  return restoreSentence(
    diffPipelines(pipelineFromDocument(is.toDocument()), pipelineFromDocument(was.toDocument())),
  );
}
