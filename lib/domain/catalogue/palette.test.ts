import { describe, expect, test } from "vitest";
import { nodeKinds } from "../pipeline/document-lists";
import { catalogue } from "./load";
import { addNode } from "../edits/nodes";
import { emptyPipeline } from "../pipeline/pipeline";
import { describeEntry, kindEntries, searchPalette } from "./palette";

function first(text: string): string | undefined {
  return searchPalette(text)[0]?.name;
}

describe("searchPalette", () => {
  test("shows every kind, a stranger and every technology once when nothing is typed", () => {
    const entries = searchPalette(" ");
    expect(entries).toHaveLength(nodeKinds.length + 1 + catalogue.technologies.length);
    expect(
      entries.filter(({ technology, external }) => !technology && !external).map(({ kind }) => kind),
    ).toEqual(nodeKinds);
  });

  test("a word in the names of kinds finds those before tools", () => {
    const names = searchPalette("registry").map(({ name }) => name);
    expect(names.slice(0, 3).toSorted()).toEqual([
      "Package registry",
      "Parent registry",
      "Production registry",
    ]);
    expect(names).toContain("registry.k8s.io");
  });

  test.each([
    ["jenk", "Jenkins"],
    ["k8s", "Kubernetes"],
    ["argo-cd", "Argo CD"],
    ["CI", "CI"],
    ["elastic container registry", "Amazon ECR"],
    ["gitlab ci", "GitLab CI/CD"],
    ["laptop", "Developer workstation"],
    ["host", "Container host"],
    ["eks", "Amazon EKS"],
    ["ec2", "Amazon EC2"],
    ["docker hub", "Docker Hub"],
    ["fork", "Stranger"],
    ["pip", "PyPI"],
    ["npm", "npm"],
    ["github marketplace", "GitHub Marketplace (actions)"],
    ["stranger", "Stranger"],
    ["package registry", "Package registry"],
    ["image builder", "Image builder"],
    ["service", "Supporting service"],
  ])("%s finds %s first", (text, name) => {
    expect(first(text)).toBe(name);
  });

  test.each([
    ["action", "GitHub Marketplace (actions)"],
    ["plugin", "Jenkins update center"],
    ["contributor", "Stranger"],
    ["laptop", "Image builder"],
    ["developer machine", "Image builder"],
    ["workstation", "Image builder"],
    ["proxy", "Parent registry"],
    ["promotion", "Delivery"],
  ])("%s finds %s among others", (text, name) => {
    expect(searchPalette(text).map((entry) => entry.name)).toContain(name);
  });

  test("what is called just so is not found in the middle of other words, and a part of a name still is", () => {
    expect([...new Set(searchPalette("ECR").map(({ technology }) => technology?.id))]).toEqual([
      "ecr",
      "ecr-public",
    ]);
    expect(searchPalette("hub").map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Docker Hub", "GitHub"]),
    );
  });

  test("a technology that can be several kinds is offered as each, its usual one first", () => {
    const kinds = searchPalette("harbor")
      .filter(({ technology }) => technology?.id === "harbor")
      .map(({ kind }) => kind);
    expect(kinds).toEqual(["production-registry", "parent-registry"]);
  });

  test("before anything is typed a stranger stands beside the developer, and is put on the map as one", () => {
    expect(kindEntries.slice(0, 2).map(({ kind, external }) => [kind, external])).toEqual([
      ["developer", undefined],
      ["developer", true],
    ]);
    const [developer, stranger] = kindEntries;
    if (!developer || !stranger) throw new Error("The palette is empty");
    expect(describeEntry(stranger)).not.toBe(describeEntry(developer));
    expect(addNode(emptyPipeline("Map"), stranger, "n1").node).toMatchObject({
      kind: "developer",
      external: true,
    });
    expect(addNode(emptyPipeline("Map"), developer, "n1").node).not.toHaveProperty("external");
  });

  test.each([
    ["Harbor staging", "production-registry", "harbor", "staging"],
    [" EKS  staging", "orchestrator", "eks", "staging"],
    ["EC2 prod nodes", "host", "ec2", "production"],
    ["ECR prod", "production-registry", "ecr", "production"],
    ["Jenkins of the shop", "ci", "jenkins", undefined],
    ["TeamCity staging", "ci", "teamcity", undefined],
  ] as const)("“%s” is a %s of %s, called so, in %s", (text, kind, technology, environment) => {
    const [entry] = searchPalette(text);
    const name = text.trim().replace("  ", " ");
    if (!entry) throw new Error("nothing is found");
    const { node } = addNode(emptyPipeline("Map"), entry, "n1");
    expect(node).toMatchObject({ kind, technologies: [technology], name });
    expect(node.environment).toBe(environment);
  });

  test("a name that is in the catalogue is that alone", () => {
    expect(searchPalette("docker hub").every(({ name }) => name === "Docker Hub")).toBe(true);
  });

  test("what fits nothing finds nothing", () => {
    expect(searchPalette("zzzz")).toEqual([]);
  });
});
