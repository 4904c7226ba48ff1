import { describe, expect, test } from "vitest";
import { articlePipeline, articleUpToRegistry } from "@/lib/testing/article-pipeline";
import type { PipelineBuilder } from "@/lib/testing/builders";
import { judge, judgedOn, verdictOf } from "@/lib/testing/judge";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { compromisedBy, reachersOf } from "../compromise";

const implemented = { status: "implemented" } as const;
const holds = { verdict: "holds", exposedTargets: [], openEdges: [] };

describe("GitOps: images come from the registry, orders from the repository", () => {
  const gitOps = articlePipeline()
    .node("argo")
    .edge("repository", "argo", { artifact: "manifest" })
    .edge("argo", "cluster", { artifact: "manifest" });
  const withFlux = gitOps
    .node("flux", { kind: "delivery", stage: "distribute" })
    .edge("repository", "flux", { artifact: "manifest" })
    .edge("flux", "cluster", { artifact: "manifest" });

  test("no image passes Argo CD and no manifest passes the scanner, and neither is a hole", () => {
    expect(verdictOf("img-vuln-scan", gitOps.claim("ci", "img-vuln-scan", implemented))).toEqual(holds);
    expect(
      verdictOf("deploy-approval-gate", gitOps.claim("argo", "deploy-approval-gate", implemented)),
    ).toEqual(holds);
    expect(verdictOf("iac-scan", gitOps.claim("repository", "iac-scan", implemented))).toEqual(holds);
  });

  test("a check of content in the delivery stands for the cluster only if every delivery that orders it checks", () => {
    const one = gitOps.claim("argo", "reg-promotion-gate", implemented);
    expect(verdictOf("reg-promotion-gate", one)).toEqual(holds);
    const two = withFlux.claim("argo", "reg-promotion-gate", implemented);
    expect(verdictOf("reg-promotion-gate", two)).toMatchObject({
      verdict: "bypassed",
      exposedTargets: ["host"],
      witness: ["hub", "ci", "registry", "cluster", "host"],
    });
    expect(verdictOf("reg-promotion-gate", two.claim("flux", "reg-promotion-gate", implemented))).toEqual(
      holds,
    );
  });

  test("a gate on orders does not stand for another's orders", () => {
    const approved = withFlux.claim("argo", "deploy-approval-gate", implemented);
    expect(verdictOf("deploy-approval-gate", approved)).toMatchObject({
      verdict: "bypassed",
      witness: ["laptop", "repository", "flux", "cluster", "host"],
      openEdges: ["cluster-host", "flux-cluster", "laptop-repository", "repository-flux"],
      fix: { nodes: ["flux"], cost: 1, leaves: [] },
    });
  });

  test("a hostile delivery vouches for nothing that it hands on itself", () => {
    const checked = gitOps.claim("argo", "reg-promotion-gate", implemented);
    const reached = (node: string) =>
      compromisedBy(checked.build(), mappedCatalogue, judgedOn, node, "declared").targets[0];
    expect(reached("argo")).toMatchObject({ unguarded: true });
    expect(reached("registry")).toMatchObject({
      unguarded: false,
      stopping: [{ node: "cluster", control: "reg-promotion-gate" }],
    });
    // It hands on orders, and no gate about content stops these.
    expect(reached("repository")).toMatchObject({ unguarded: true });
  });
});

describe("staging, and promotion by retag", () => {
  const promoted = articleUpToRegistry()
    .node("staging", { kind: "orchestrator", stage: "run", environment: "staging" })
    .node("released", { kind: "production-registry", stage: "distribute" })
    .node("cluster")
    .edge("registry", "staging")
    .edge("registry", "released")
    .edge("released", "cluster");

  test("production alone is judged, and what only staging checks is no check", () => {
    expect(judge(promoted).graph).toMatchObject({ targets: ["cluster"], otherTargets: ["staging"] });
    expect(
      verdictOf("adm-allowed-registries", promoted.claim("staging", "adm-allowed-registries", implemented)),
    ).toMatchObject({
      verdict: "bypassed",
      witness: ["hub", "ci", "registry", "released", "cluster"],
      fix: { nodes: ["cluster"], cost: 1, leaves: [] },
    });
  });

  test("the gate of promotion holds on the registry that is promoted to, until somebody pushes into that", () => {
    const gated = promoted.claim("registry", "reg-promotion-gate", implemented);
    expect(verdictOf("reg-promotion-gate", gated)).toEqual(holds);
    const around = verdictOf("reg-promotion-gate", gated.edge("laptop", "released"));
    expect(around).toMatchObject({
      verdict: "bypassed",
      witness: ["laptop", "released", "cluster"],
      fix: { nodes: ["released"], cost: 1, leaves: [] },
    });
  });
});

describe("signing and verifying", () => {
  const chainsOf = (builder: PipelineBuilder) => judge(builder).chains.declared;
  const signed = articlePipeline().claim("ci", "img-sign", implemented);
  const checked = articlePipeline().claim("cluster", "adm-image-signature", implemented);
  const both = signed.claim("cluster", "adm-image-signature", implemented);

  test("a signature that nobody checks, and a check that lets by what nobody signs", () => {
    expect(chainsOf(signed)).toEqual([
      { finding: "signed-never-checked", node: "ci", path: ["ci", "registry", "cluster", "host"] },
    ]);
    expect(chainsOf(checked)).toEqual([
      { finding: "checked-not-signed", node: "cluster", path: [], from: ["ci"] },
    ]);
    expect(chainsOf(both)).toEqual([]);
    // One signer of two gives nothing.
    const pushed = both.edge("laptop", "registry");
    expect(chainsOf(pushed)).toEqual([
      { finding: "checked-not-signed", node: "cluster", path: [], from: ["laptop"] },
    ]);
    expect(verdictOf("adm-image-signature", both)).toEqual(holds);
    expect(verdictOf("adm-image-signature", pushed)).toMatchObject({
      verdict: "bypassed",
      fix: { nodes: [], cost: 0, unsigned: ["laptop"] },
    });
  });

  test("a signature that a later build takes away, unless that build signs", () => {
    const rebuilt = articleUpToRegistry()
      .node("builder")
      .node("cluster")
      .edge("registry", "builder")
      .edge("builder", "cluster")
      .claim("ci", "img-sign", implemented)
      .claim("cluster", "adm-image-signature", implemented);
    expect(chainsOf(rebuilt)).toEqual([
      { finding: "checked-not-signed", node: "cluster", path: [], from: ["builder"] },
      { finding: "signed-too-early", node: "ci", path: ["ci", "registry", "builder", "cluster"] },
    ]);
    expect(chainsOf(rebuilt.claim("builder", "img-sign", implemented))).toEqual([]);
  });

  const unguardedAt = (node: string, ...catching: readonly string[]) => ({
    node,
    unguarded: true,
    stopping: [],
    catching,
  });
  const checkedAtCluster = (node: string) => ({
    node,
    unguarded: false,
    stopping: [{ node: "cluster", control: "adm-image-signature" }],
    catching: [],
  });
  const answer = (builder: PipelineBuilder, node: string) =>
    compromisedBy(builder.build(), mappedCatalogue, judgedOn, node, "declared").targets;

  test("proves origin, not innocence: a hostile signer or a node before it gets its work signed, one after it does not", () => {
    for (const node of ["ci", "repository", "laptop", "hub"])
      expect(answer(both, node)).toEqual([unguardedAt("host")]);
    expect(answer(both, "registry")).toEqual([checkedAtCluster("host")]);
    // At the verifier itself nothing checks what the verifier does.
    expect(answer(both, "cluster")).toEqual([unguardedAt("host")]);
    expect(answer(both, "host")).toEqual([unguardedAt("host")]);
    // Where nobody signs, a check of signatures stops nobody.
    for (const node of ["repository", "registry"])
      expect(answer(checked, node)).toEqual([unguardedAt("host")]);
  });

  test("asked from the target: everyone reaches it, and only the registry meets a check", () => {
    const found = reachersOf(both.build(), mappedCatalogue, judgedOn, "host", "declared");
    expect(found.node).toBe("host");
    expect(found.targets.filter(({ unguarded }) => !unguarded)).toEqual([checkedAtCluster("registry")]);
    expect(found.targets.map(({ node }) => node).toSorted()).toEqual([
      "ci",
      "cluster",
      "host",
      "hub",
      "laptop",
      "registry",
      "repository",
    ]);
  });

  test("scans and a pod's security catch mistakes and stop no attacker, and by a credential a hostile node acts past them", () => {
    const guarded = articlePipeline()
      .claim("cluster", "adm-pod-security-baseline", implemented)
      .claim("ci", "img-vuln-scan", implemented);
    expect(answer(guarded, "registry")).toEqual([unguardedAt("host", "adm-pod-security-baseline")]);
    // The scan is in the hands of who has CI.
    expect(answer(guarded, "repository")).toEqual([unguardedAt("host", "adm-pod-security-baseline")]);
    const withKey = guarded.edge("repository", "cluster", { artifact: "credential" });
    expect(answer(withKey, "repository")).toEqual([unguardedAt("host")]);
  });
});
