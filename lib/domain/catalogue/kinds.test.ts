import { describe, expect, test } from "vitest";
import { artifacts, nodeKinds } from "../pipeline/document-lists";
import { kindDescriptions } from "./kind-descriptions";
import { connectionWarning, kinds, proposeArtifact } from "./kinds";
import { oddConnections } from "./odd-connections";
import { usualConnections } from "./usual-connections";

describe("kinds", () => {
  test("there is one row for each node kind, in the order of the document's list", () => {
    expect(kinds.map(({ id }) => id)).toEqual(nodeKinds);
    for (const kind of nodeKinds) expect(kindDescriptions[kind]).toMatch(/\.$/);
  });

  test("each row proposes an artifact that is usual for one of its connections", () => {
    const unusual = kinds.filter(
      ({ id, artifact }) =>
        !usualConnections.some(({ source, artifacts: usual }) => source === id && usual.includes(artifact)),
    );
    // A workload is where ways end: nothing usually leaves it.
    expect(unusual.map(({ id }) => id)).toEqual(["workload"]);
  });
});

describe("connections", () => {
  test("what is proposed for a usual connection is never warned about", () => {
    const warned = usualConnections.filter(
      ({ source, target }) =>
        connectionWarning(source, target, proposeArtifact(source, target)) !== undefined,
    );
    expect(warned).toEqual([]);
  });

  test("every other connection is told apart in one or two plain sentences", () => {
    const all = nodeKinds.flatMap((source) =>
      nodeKinds.flatMap((target) =>
        artifacts.flatMap((artifact) => connectionWarning(source, target, artifact) ?? []),
      ),
    );
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((warning) => !/^[A-Z].*\.$/.test(warning))).toEqual([]);
  });

  test("a laptop that pushes straight to a production registry is said to go around CI", () => {
    expect(connectionWarning("developer", "production-registry", "image")).toBe(
      "A push from a laptop straight to a production registry bypasses all CI checks.",
    );
  });

  test("a connection drawn backwards is said to point the wrong way", () => {
    expect(connectionWarning("ci", "source-repository", "parent-image")).toContain(
      "usually hands a deployment manifest or code",
    );
    expect(connectionWarning("orchestrator", "production-registry", "image")).toContain(
      "usually moves the other way, from a production registry to an orchestrator",
    );
  });

  test("a package registry usually hands tools on, to what builds first of all", () => {
    for (const target of ["ci", "builder", "package-registry"] as const)
      expect(proposeArtifact("package-registry", target)).toBe("tool");
    expect(connectionWarning("package-registry", "ci", "tool")).toBeUndefined();
    expect(connectionWarning("package-registry", "workload", "tool")).toContain(
      "neither reviewed nor scanned",
    );
  });

  test("what a stranger proposes is usual at a repository, and is told apart where it runs or reaches something", () => {
    expect(connectionWarning("developer", "source-repository", "code", true)).toBeUndefined();
    expect(connectionWarning("developer", "workload", "image", true)).toBeUndefined();
    expect(connectionWarning("developer", "ci", "code", true)).toContain("before review");
    expect(connectionWarning("developer", "orchestrator", "container", true)).toContain("outside");
  });

  test("an odd row never contradicts the table of usual ones", () => {
    const contradicting = oddConnections.filter(({ source, target, artifact }) =>
      usualConnections.some(
        (usual) =>
          usual.source === source &&
          usual.target === target &&
          (artifact === undefined || usual.artifacts.includes(artifact)),
      ),
    );
    expect(contradicting).toEqual([]);
  });
});
