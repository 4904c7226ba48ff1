import { describe, expect, test } from "vitest";
import { nodeKinds } from "../pipeline/document-lists";
import { catalogue } from "./load";
import { searchPalette } from "./palette";

function first(text: string): string | undefined {
  return searchPalette(text)[0]?.name;
}

describe("searchPalette", () => {
  test("shows every kind and every technology once when nothing is typed", () => {
    const entries = searchPalette(" ");
    expect(entries).toHaveLength(nodeKinds.length + catalogue.technologies.length);
    expect(entries.filter(({ technology }) => !technology).map(({ kind }) => kind)).toEqual(nodeKinds);
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
  ])("%s finds %s first", (text, name) => {
    expect(first(text)).toBe(name);
  });

  test("a technology that can be several kinds is offered as each, its usual one first", () => {
    const kinds = searchPalette("harbor")
      .filter(({ technology }) => technology?.id === "harbor")
      .map(({ kind }) => kind);
    expect(kinds).toEqual(["production-registry", "parent-registry"]);
  });

  test("what fits nothing finds nothing", () => {
    expect(searchPalette("zzzz")).toEqual([]);
  });
});
