import { describe, expect, test } from "vitest";
import type { NodeKind } from "../pipeline/document";
import { readToolName } from "./read-tool-name";

describe("what the name of a tool says", () => {
  test.each<[string, NodeKind, string | undefined, string | undefined]>([
    ["EKS staging", "orchestrator", "eks", "staging"],
    ["eks-prod", "orchestrator", "eks", "production"],
    ["Amazon EKS (production, eu-west-1)", "orchestrator", "eks", "production"],
    ["dev GKE", "orchestrator", "gke", "development"],
    ["EC2 prod nodes", "host", "ec2", "production"],
    ["Harbor staging", "production-registry", "harbor", "staging"],
    ["Amazon ECR", "production-registry", "ecr", undefined],
    ["GitHub Actions", "ci", "github-actions", undefined],
    ["Jenkins QA", "ci", "jenkins", "test"],
    ["Our own cluster, live", "orchestrator", undefined, "production"],
    ["Deliverance", "orchestrator", undefined, undefined],
    ["constructor", "orchestrator", undefined, undefined],
    ["EKS staging", "host", undefined, "staging"],
    ["", "host", undefined, undefined],
  ])("“%s” as %s: %s, %s", (text, kind, technology, environment) => {
    expect(readToolName(text, kind)).toMatchObject({ technology, environment });
  });

  test("tells a bare technology from one of several", () => {
    expect(readToolName("amazon eks", "orchestrator").isTechnologyAlone).toBe(true);
    expect(readToolName("EKS two", "orchestrator").isTechnologyAlone).toBe(false);
  });
});
