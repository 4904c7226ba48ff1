import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { parseDocument } from "../pipeline/parse-document";
import { connect } from "./edges";

describe("connect", () => {
  const pipeline = aPipeline()
    .node("ci", { name: "Jenkins" })
    .node("registry", { name: "Harbor" })
    .edge("ci", "registry")
    .build();

  it("draws what usually travels there, and nothing that is drawn already", () => {
    expect(connect(pipeline, "registry", "ci", "new")).toMatchObject({
      operations: [{ type: "edge.added", edge: { id: "new", source: "registry", target: "ci" } }],
      label: "connect Harbor to Jenkins",
    });
    expect(connect(pipeline, "ci", "registry", "new")).toBeUndefined();
    expect(connect(pipeline, "ci", "gone", "new")).toBeUndefined();
  });

  it("refuses a hand-over from a node to itself, which a document may still hold", () => {
    expect(connect(pipeline, "ci", "ci", "new")).toEqual({
      refused: "A hand-over goes from one node to another: Jenkins cannot hand over to itself.",
    });
    const document = aPipeline().node("ci").edge("ci", "ci").toDocument();
    expect(parseDocument(document).ok).toBe(true);
  });
});
