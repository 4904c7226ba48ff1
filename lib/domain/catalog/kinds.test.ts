import { describe, expect, test } from "vitest";
import { artifacts, nodeKinds } from "../pipeline/document";
import { connectionWarning, kindRow, kinds, proposeArtifact } from "./kinds";
import { oddConnections } from "./odd-connections";
import { usualConnections } from "./usual-connections";

describe("kinds", () => {
  test("there is one row for each node kind, in the order of the document's list", () => {
    expect(kinds.map(({ id }) => id)).toEqual(nodeKinds);
    for (const kind of nodeKinds) expect(kindRow(kind).description).toMatch(/\.$/);
  });

  test("each row proposes an artifact that is usual for one of its connections", () => {
    for (const { id, artifact } of kinds) {
      const leaving = usualConnections.filter(({ source }) => source === id).flatMap((row) => row.artifacts);
      if (id !== "workload") expect(leaving).toContain(artifact);
    }
  });
});

describe("connections", () => {
  test("what is proposed for a usual connection is never warned about", () => {
    for (const { source, target } of usualConnections) expect(connectionWarning(source, target, proposeArtifact(source, target))).toBeUndefined();
  });

  test("every other connection is told apart in one or two plain sentences", () => {
    for (const source of nodeKinds) {
      for (const target of nodeKinds) {
        for (const artifact of artifacts) {
          const warning = connectionWarning(source, target, artifact);
          if (warning !== undefined) expect(warning).toMatch(/^[A-Z].*\.$/);
        }
      }
    }
  });

  test("a laptop that pushes straight to a production registry is said to go around CI", () => {
    expect(connectionWarning("developer", "production-registry", "image")).toBe("A laptop that pushes straight to a production registry goes around CI: nothing that CI checks is checked on this way.");
  });

  test("a hand-over drawn backwards is said to point the wrong way", () => {
    expect(connectionWarning("ci", "source-repository", "parent-image")).toContain("usually hands a deployment manifest or code");
    expect(connectionWarning("orchestrator", "production-registry", "image")).toContain("usually moves the other way, from a production registry to an orchestrator");
  });

  test("an odd row never contradicts the table of usual ones", () => {
    for (const { source, target, artifact } of oddConnections) {
      const usual = usualConnections.find((row) => row.source === source && row.target === target);
      if (usual) expect(artifact === undefined ? [] : usual.artifacts).not.toContain(artifact ?? usual.artifacts[0]);
      if (usual) expect(artifact).toBeDefined();
    }
  });
});
