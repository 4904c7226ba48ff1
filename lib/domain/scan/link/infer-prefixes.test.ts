import { describe, expect, test } from "vitest";
import type { Fact } from "../facts";
import { withAnswers } from "./with-answers";
import { inferPrefixes } from "./infer-prefixes";

const at = { file: ".gitlab-ci.yml", line: 1 };
const push = (image: string): Fact => ({ kind: "push", at, by: "ci#build", image });
const run = (...refs: string[]): Fact => ({
  kind: "workload",
  at,
  id: "k8s.yaml#Deployment/web",
  orchestrator: "kubernetes",
  type: "Deployment",
  name: "web",
  images: refs.map((ref) => ({ ref, at })),
  from: "manifest",
});
const shop = run("registry.example.org/shop/api:1", "registry.example.org/shop/web:1", "redis");

describe("inferPrefixes", () => {
  test("two names that agree tell what a placeholder is", () => {
    expect(inferPrefixes([push("$CI_REGISTRY_IMAGE/api:1"), push("$CI_REGISTRY_IMAGE/web"), shop])).toEqual({
      $CI_REGISTRY_IMAGE: "registry.example.org/shop",
    });
  });

  test("one name alone, or two beginnings, tell nothing", () => {
    expect(inferPrefixes([push("%r%/api"), shop])).toEqual({});
    expect(inferPrefixes([push("${R}/api"), push("${R}/web"), shop, run("other.example.org/api")])).toEqual(
      {},
    );
  });

  test("what is filled in is the placeholder, not the beginning of another", () => {
    const filled = withAnswers([push("$R/api"), push("$R_OLD/api"), push("${R}/api")], { $R: "a.io" });
    expect(filled.map((fact) => fact.kind === "push" && fact.image)).toEqual([
      "a.io/api",
      "$R_OLD/api",
      "${R}/api",
    ]);
  });
});
