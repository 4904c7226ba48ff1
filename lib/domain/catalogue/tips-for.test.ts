import { describe, expect, it } from "vitest";
import type { NodeKind } from "../pipeline/document";
import { tipsFor } from "./tips-for";

const workers = [
  "Use GitHub-hosted runners, or Actions Runner Controller.",
  "In GitLab, use the Kubernetes executor or the Docker Autoscaler executor.",
  "In Jenkins, use Kubernetes plugin pods; in TeamCity, cloud agents.",
  "Scope caches by branch.",
];
const writing = ["Kubernetes: a Kyverno policy.", "On EKS, pod identity.", "On ECS, task roles.", "Keep it."];
const tips = (how: readonly string[], kind: NodeKind, ...technologies: string[]) =>
  tipsFor(how, { kind, technologies });

describe("the tips for a node", () => {
  it.each([
    ["jenkins", ["In Jenkins, use Kubernetes plugin pods.", "Scope caches by branch."]],
    ["teamcity", ["In TeamCity, cloud agents.", "Scope caches by branch."]],
    ["github-actions", [workers[0], workers[3]]],
    ["gitlab-ci", [workers[1], workers[3]]],
    ["circleci", [workers[3]]],
  ])("of %s are about no other CI", (technology, left) => {
    expect(tips(workers, "ci", technology)).toEqual(left);
  });

  it("are about what its tool counts as, too", () => {
    expect(tips(writing, "orchestrator", "eks")).toEqual([writing[0], writing[1], writing[3]]);
    expect(tips(writing, "orchestrator", "kubernetes")).toEqual([writing[0], writing[3]]);
    expect(tips(writing, "orchestrator", "ecs")).toEqual([writing[2], writing[3]]);
  });

  it("keep another tool that is only an example, but for one that keeps code", () => {
    const copying = ["Copy by digest with crane, skopeo or Harbor replication."];
    expect(tips(copying, "production-registry", "ecr")).toEqual(copying);
    expect(tips(["Limit what apps may do in a GitHub organisation."], "ci", "jenkins")).toEqual([]);
    expect(tips(["Use Jenkinsfiles, or GitHub workflows."], "ci", "jenkins")).toHaveLength(1);
  });

  it("are all of them if its tool is not known, or it is several things at once", () => {
    expect(tips(workers, "ci")).toEqual(workers);
    expect(tips(workers, "ci", "a CI of our own")).toEqual(workers);
    expect(tips(writing, "host", "ec2")).toEqual(writing);
  });
});
