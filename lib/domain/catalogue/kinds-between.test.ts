import { expect, it } from "vitest";
import { nodeKinds } from "../pipeline/document-lists";
import { kindsBetween } from "./kinds-between";
import { connectionWarning, proposeArtifact } from "./kinds";

it("offers a registry after CI, and what runs images after a production registry", () => {
  expect(kindsBetween({ from: "ci" })).toContain("production-registry");
  expect(kindsBetween({ from: "production-registry" })).toEqual(
    expect.arrayContaining(["orchestrator", "host"]),
  );
  expect(kindsBetween({ from: "developer" })).toEqual(["source-repository"]);
  expect(kindsBetween({ from: "source-repository", to: "production-registry" })).toEqual(
    expect.arrayContaining(["ci", "builder"]),
  );
});

it("offers nothing that is then drawn with a warning", () => {
  const odd = nodeKinds.flatMap((from) =>
    kindsBetween({ from })
      .filter((kind) => connectionWarning(from, kind, proposeArtifact(from, kind)) !== undefined)
      .map((kind) => `${from} ${kind}`),
  );
  expect(odd).toEqual([]);
});

it("offers every kind where nothing stands before or after", () => {
  expect(kindsBetween({})).toEqual(nodeKinds);
});
