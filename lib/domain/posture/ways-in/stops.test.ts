import { describe, expect, test } from "vitest";
import { claimed, drawn, ifHostile, rowAt } from "@/lib/testing/drawn";

// Analysis 7.2: what stops somebody hostile on his way to a target, and what only catches mistakes.

const shipped = "builder image registry image cluster";
const check = "cluster adm-image-signature";
const signed = "builder img-sign";
const approval = "argo deploy-approval-gate";
const gitOps = ["repository manifest argo manifest cluster", "builder image registry image cluster"];

type Case = readonly [
  why: string,
  ways: readonly string[],
  claims: readonly string[],
  hostile: string,
  answer: string,
];

const cases: readonly Case[] = [
  [
    "a scan only catches",
    ["ci image registry image cluster", "laptop image ci"],
    ["ci img-vuln-scan"],
    "laptop",
    "unguarded",
  ],
  [
    "an independent build stops what was built",
    [shipped],
    ["registry reg-rebuild-compare"],
    "builder",
    "registry reg-rebuild-compare",
  ],
  [
    "not somebody who holds the node where it is",
    [shipped],
    ["registry reg-rebuild-compare"],
    "registry",
    "unguarded",
  ],
  [
    "nor somebody who holds a key to it",
    [shipped, "builder credential registry"],
    ["registry reg-rebuild-compare"],
    "builder",
    "unguarded",
  ],
  [
    "a digest stops what was swapped after the build",
    [shipped],
    ["cluster deploy-by-digest"],
    "registry",
    "cluster deploy-by-digest",
  ],
  ["not what was built so", [shipped], ["cluster deploy-by-digest"], "builder", "unguarded"],
  [
    "nor what a builder made that people alone feed, where there is another",
    [`laptop code ${shipped}`, "library code builder2 image registry"],
    ["cluster deploy-by-digest"],
    "builder",
    "unguarded",
  ],
  [
    "nor what somebody begins who builds nothing",
    [shipped, "laptop image registry"],
    ["cluster deploy-by-digest"],
    "laptop",
    "unguarded",
  ],
  [
    "but what only passes images on",
    ["builder image argo image cluster"],
    ["cluster deploy-by-digest"],
    "argo",
    "cluster deploy-by-digest",
  ],
  [
    "nor what the build takes in on the way",
    [shipped, "ci image builder"],
    ["cluster deploy-by-digest"],
    "ci",
    "unguarded",
  ],
  [
    "a signature stops who swaps what all signed that hand there",
    [shipped],
    [signed, check],
    "registry",
    "cluster adm-image-signature",
  ],
  [
    "one signer of two gives nothing, of what the other hands on",
    [shipped, "ci image registry"],
    [signed, check],
    "ci",
    "unguarded",
  ],
  [
    "nor of what is swapped behind both",
    [shipped, "ci image registry"],
    [signed, check],
    "registry",
    "unguarded",
  ],
  [
    "and both do",
    [shipped, "ci image registry"],
    [signed, "ci img-sign", check],
    "registry",
    "cluster adm-image-signature",
  ],
  [
    "a promotion that signs launders what came before",
    ["laptop image ci image registry image cluster"],
    ["ci img-sign", check],
    "registry",
    "cluster adm-image-signature",
  ],
  [
    "signing before another node builds proves nothing",
    [shipped.replace("registry", "builder2 image registry")],
    [signed, check],
    "registry",
    "unguarded",
  ],
  ["not what the signer signs on the way", [shipped, "ci image builder"], [signed, check], "ci", "unguarded"],
  ["nor somebody who holds the signer", [shipped], [signed, check], "builder", "unguarded"],
  ["where nobody signs, the check stops nobody", [shipped], [check], "registry", "unguarded"],
  [
    "allowed sources stop what comes from no registry",
    ["ci image cluster"],
    ["cluster adm-allowed-registries"],
    "ci",
    "cluster adm-allowed-registries",
  ],
  ["not what comes out of one", [shipped], ["cluster adm-allowed-registries"], "registry", "unguarded"],
  [
    "nor what a delivery passes on that may have got it from one",
    ["registry image argo image cluster"],
    ["cluster adm-allowed-registries"],
    "argo",
    "unguarded",
  ],
  [
    "an order is stopped by no gate about content",
    ["argo manifest cluster"],
    ["cluster deploy-by-digest"],
    "argo",
    "unguarded",
  ],
  [
    "nor by a check of what it names",
    ["builder manifest argo manifest cluster"],
    [signed, check, "cluster adm-allowed-registries"],
    "argo",
    "unguarded",
  ],
  [
    "nor from a developer's hand to a cluster",
    ["laptop image cluster"],
    ["cluster adm-allowed-registries"],
    "laptop",
    "unguarded",
  ],
  ["an approval of orders stops it", gitOps, [approval], "repository", "argo deploy-approval-gate"],
  ["not the one who gives it", gitOps, [approval], "argo", "unguarded"],
  [
    "a check at a delivery stands for the runner that it sends manifests",
    [...gitOps, "registry image argo"],
    ["argo adm-image-signature", signed],
    "registry",
    "argo adm-image-signature, cluster adm-image-signature",
  ],
  [
    "not where that delivery is his",
    [...gitOps, "registry image argo", "registry credential argo"],
    ["argo adm-image-signature", signed],
    "registry",
    "unguarded",
  ],
  [
    "nor where a second sender lacks it",
    [...gitOps, "registry image argo", "ci2 manifest cluster"],
    ["argo adm-image-signature", signed],
    "registry",
    "unguarded",
  ],
  [
    "of two connections side by side the one lets him through",
    ["ci image cluster", "ci manifest cluster"],
    ["cluster adm-allowed-registries"],
    "ci",
    "unguarded",
  ],
  [
    "branch protection counts only with review",
    ["github code ci image registry", "laptop code github"],
    ["github src-branch-protection", "ci ci-untrusted-code-isolation"],
    "laptop",
    "unguarded",
  ],
  [
    "and with it both are met",
    ["github code ci image registry", "laptop code github"],
    ["github src-branch-protection", "github src-two-party-review", "ci ci-untrusted-code-isolation"],
    "laptop",
    "github src-branch-protection, github src-two-party-review",
  ],
  [
    "what a developer hands on by hand nothing stops",
    ["laptop manifest:hand argo manifest cluster"],
    [approval],
    "laptop",
    "unguarded",
  ],
  [
    "and by hand it is unless somebody says otherwise",
    ["laptop manifest argo manifest cluster"],
    [approval],
    "laptop",
    "unguarded",
  ],
  [
    "what a machine takes over from him is checked",
    ["laptop manifest:machine argo manifest cluster"],
    [approval],
    "laptop",
    "argo deploy-approval-gate",
  ],
  [
    "what a stranger hands straight to ci runs apart",
    ["fork code ci image registry image cluster"],
    ["ci ci-untrusted-code-isolation"],
    "fork",
    "ci ci-untrusted-code-isolation",
  ],
  [
    "an approved release is none that one person makes alone",
    [shipped, "laptop image registry"],
    ["registry release-approval"],
    "laptop",
    "registry release-approval",
  ],
  [
    "nor one right to publish",
    [shipped, "vault credential:publish registry"],
    ["registry release-approval"],
    "vault",
    "registry release-approval",
  ],
  ["but what a pipeline hands on", [shipped], ["registry release-approval"], "builder", "unguarded"],
  [
    "what is planned stops nobody",
    [shipped],
    ["registry reg-rebuild-compare planned"],
    "builder",
    "unguarded",
  ],
];

describe("who is hostile", () => {
  test.for(cases)("%s", ([, ways, claims, node, answer]) => {
    const { targets } = ifHostile(claimed(drawn(...ways), ...claims), node);
    const told = targets.map(({ unguarded, stopping }) =>
      unguarded ? "unguarded" : stopping.map((stop) => `${stop.node} ${stop.control}`).join(", "),
    );
    expect(told).toEqual([answer]);
  });

  test("is caught by the scans that are on every way, and not by those that he goes round or holds", () => {
    const map = claimed(
      drawn("laptop image:machine ci image registry image cluster"),
      "ci img-vuln-scan",
      "registry img-malware-scan",
    );
    const [target] = ifHostile(map, "laptop").targets;
    expect([target?.catching, target?.unguarded]).toEqual([["img-malware-scan", "img-vuln-scan"], true]);
    expect(ifHostile(map, "ci").targets[0]?.catching).toEqual(["img-malware-scan"]);
    const round = map.edge("laptop", "registry");
    expect(ifHostile(round, "laptop").targets[0]?.catching).toEqual(["img-malware-scan"]);
  });

  test("isolation further on stops a stranger's change, and nobody else's", () => {
    const map = drawn("fork code jenkins code builder image registry image cluster");
    const claims = [
      "builder ci-untrusted-code-isolation",
      "jenkins jenkins-access-and-scripts",
      "jenkins ci-access-control",
    ];
    const closed = claimed(
      map,
      ...claims,
      "jenkins ci-hardening-patching",
      "jenkins ci-short-lived-credentials",
    );
    // A job on jenkins hands on code as its own: it acts there, so no gate is met.
    expect(rowAt(closed, "jenkins")?.state).toBe("unguarded");
    const image = drawn(
      "fork code jenkins image builder image registry image cluster",
      "library code builder",
    );
    const stopped = claimed(
      image,
      ...claims,
      "jenkins ci-hardening-patching",
      "jenkins ci-short-lived-credentials",
    );
    expect(rowAt(stopped, "jenkins")).toMatchObject({
      state: "guarded",
      stops: [{ node: "builder", control: "ci-untrusted-code-isolation" }],
    });
    expect(ifHostile(stopped, "jenkins").targets[0]?.unguarded).toBe(true);
  });
});
