import { kindName } from "./kind-name";
import { describe, expect, it } from "vitest";
import { someCounts } from "../../testing/some-counts";
import { nodeLabel } from "./node-label";

const jenkins = { name: "Jenkins", kind: "ci", stage: "build" } as const;

describe("nodeLabel", () => {
  it("says what it is, where it stands, what is open and what comes next", () => {
    const said = (counts: Parameters<typeof someCounts>[0]) =>
      nodeLabel({ node: jenkins, counts: someCounts(counts), next: ["Harbor"] });
    expect(said({ missing: 3, declared: 6 })).toBe("Jenkins, CI, Build, 3 of 9 open, next: Harbor");
    expect(said({ missing: 2, "not-assessed": 1, declared: 6 })).toBe(
      "Jenkins, CI, Build, 3 of 9 open, 1 not assessed, next: Harbor",
    );
    expect(said({ "not-assessed": 9 })).toBe("Jenkins, CI, Build, 9 of 9 not assessed, next: Harbor");
  });

  it("says the kind once where the node is called as its kind is", () => {
    expect(
      nodeLabel({
        node: { ...jenkins, name: "CI" },
        counts: someCounts({ declared: 2 }),
        next: ["Harbor", "ECR"],
      }),
    ).toBe("CI, Build, 0 of 2 open, next: Harbor, ECR");
  });

  it("says of a person outside that they are, as the card does", () => {
    const person = { name: "Contributors", kind: "developer", stage: "build" } as const;
    const labelOf = (external: boolean) =>
      nodeLabel({ node: { ...person, external }, counts: someCounts(), next: ["GitHub"] });
    expect(labelOf(true)).toBe(
      "Contributors, Outside the organisation, Build, no controls in scope, next: GitHub",
    );
    expect(labelOf(false)).toMatch(/^Contributors, Developer, Build, /);
  });

  it("says so where no control is in scope and where nothing comes next", () => {
    expect(nodeLabel({ node: jenkins, counts: someCounts(), next: [] })).toBe(
      "Jenkins, CI, Build, no controls in scope, next: nothing",
    );
  });

  it("names three that come next and counts the rest", () => {
    expect(
      nodeLabel({ node: jenkins, counts: someCounts({ missing: 1 }), next: ["a", "b", "c", "d", "e"] }),
    ).toBe("Jenkins, CI, Build, 1 of 1 open, next: a, b, c and 2 more");
  });
});

it("a registry of another environment is not called one of production", () => {
  const registry = { kind: "production-registry" } as const;
  expect(kindName(registry)).toBe("Production registry");
  expect(kindName({ ...registry, environment: "production" })).toBe("Production registry");
  expect(kindName({ ...registry, environment: "staging" })).toBe("Staging registry");
  expect(kindName({ kind: "orchestrator", environment: "staging" })).toBe("Orchestrator");
});
