import { describe, expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { attackStepSentence } from "../words/attack-step-sentence";
import { stepsOfAttack, stepsOfWayIn } from "./attack-steps";
import type { WayIn } from "./way-in";

const map = aPipeline()
  .node("fork", { kind: "developer", name: "Contributors", external: true })
  .node("repository", { name: "GitHub" })
  .node("npm", { kind: "package-registry", name: "npm" })
  .node("ci", { name: "Jenkins" })
  .node("ci2", { kind: "ci", name: "Jenkins 2" })
  .node("registry", { name: "ECR" })
  .node("cluster", { name: "EKS" })
  .edge("fork", "repository", { artifact: "code" })
  .edge("repository", "ci", { artifact: "code" })
  .edge("npm", "ci", { artifact: "tool" })
  .edge("ci", "registry")
  .edge("ci", "registry", { id: "key", artifact: "credential" })
  .edge("registry", "cluster")
  .build();

const told = (row: Partial<WayIn>) =>
  stepsOfWayIn(map, { places: [], entries: [], witness: [], ...row }).map(
    ({ edge, from, to, isActing }) => `${edge?.id ?? `${from} ${to}`}${isActing ? " acts" : ""}`,
  );

describe("the steps of a way in", () => {
  test("begin with the edge by which a tool comes, and go on along what is handed over", () => {
    const witness = ["ci", "registry", "cluster"];
    expect(told({ places: [{ edge: "npm-ci" }], witness })).toEqual([
      "npm-ci acts",
      "ci-registry",
      "registry-cluster",
    ]);
  });

  test("begin with the node whose key opens the first that acts, along the key that is the place", () => {
    expect(told({ places: [{ edge: "key" }], witness: ["registry", "cluster"] })).toEqual([
      "key acts",
      "registry-cluster",
    ]);
    expect(told({ places: [{ node: "ci" }], witness: ["registry", "cluster"] })[0]).toBe("key acts");
  });

  test("begin with the stranger whose change runs", () => {
    const entries: WayIn["entries"] = [{ type: "untrusted-change", state: "open", said: true, closers: [] }];
    expect(told({ places: [{ node: "ci" }], entries, witness: ["ci", "registry"] })).toEqual([
      "fork-repository acts",
      "repository-ci acts",
      "ci-registry",
    ]);
  });

  test("hold what nothing on the map joins, and nothing of what is gone", () => {
    expect(told({ witness: ["ci", "ci2", "gone", "cluster"] })).toEqual(["ci ci2 acts"]);
  });

  test("are told by what they are", () => {
    const say = (way: readonly string[]) =>
      stepsOfAttack(map, way).map((step) => attackStepSentence(map, step));
    expect(say(["npm", "ci", "registry"])).toEqual([
      "The tool from npm runs inside Jenkins, which is then attacker-controlled.",
      "Jenkins pushes an image to ECR. It is not answered whether this is automated.",
    ]);
    expect(say(["ci", "ci2"])).toEqual([
      "Jenkins 2 shares runners or job leftovers with Jenkins, and is then attacker-controlled.",
    ]);
  });
});
