import { describe, expect, test } from "vitest";
import { claimed, drawn, ifHostile, rowAt } from "@/lib/testing/drawn";

// Section 6 of the analysis: what stops somebody hostile on his way to a target, and what only catches mistakes.

const shipped = "builder image registry image cluster";
const check = "cluster adm-image-signature";
const approval = "argo deploy-approval-gate";
const gitOps = ["repository manifest argo manifest cluster", "registry image cluster"];

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
    "nor what the build takes in on the way",
    [shipped, "ci image builder"],
    ["cluster deploy-by-digest"],
    "ci",
    "unguarded",
  ],
  [
    "a signature stops what nobody signed",
    [shipped, "ci image registry"],
    ["builder img-sign", check],
    "ci",
    "cluster adm-image-signature",
  ],
  [
    "not what the signer signs on the way",
    [shipped, "ci image builder"],
    ["builder img-sign", check],
    "ci",
    "unguarded",
  ],
  ["nor somebody who holds the signer", [shipped], ["builder img-sign", check], "builder", "unguarded"],
  ["where nobody signs, what was built passes the check", [shipped], [check], "builder", "unguarded"],
  ["and what was not does not", [shipped], [check], "registry", "cluster adm-image-signature"],
  [
    "what a builder makes that people alone feed counts as built by nobody, where there is another",
    [`laptop code ${shipped}`, "library code builder2 image registry"],
    [check],
    "builder",
    "cluster adm-image-signature",
  ],
  [
    "allowed sources stop what comes from no registry",
    ["ci image cluster"],
    ["cluster adm-allowed-registries"],
    "ci",
    "cluster adm-allowed-registries",
  ],
  ["not what comes out of one", [shipped], ["cluster adm-allowed-registries"], "registry", "unguarded"],
  [
    "an order is stopped by no gate about content",
    ["argo manifest cluster"],
    ["cluster deploy-by-digest"],
    "argo",
    "unguarded",
  ],
  [
    "nor by a check of what it names",
    ["argo manifest cluster"],
    [check, "cluster adm-allowed-registries"],
    "argo",
    "unguarded",
  ],
  ["nor from a developer's hand to a cluster", ["laptop image cluster"], [check], "laptop", "unguarded"],
  ["an approval of orders stops it", gitOps, [approval], "repository", "argo deploy-approval-gate"],
  ["not the one who gives it", gitOps, [approval], "argo", "unguarded"],
  [
    "a check at a delivery stands for the runner that it sends manifests",
    [...gitOps, "registry image argo"],
    ["argo adm-image-signature", "builder img-sign"],
    "registry",
    "argo adm-image-signature, cluster adm-image-signature",
  ],
  [
    "not where that delivery is his",
    [...gitOps, "registry image argo", "registry credential argo"],
    ["argo adm-image-signature"],
    "registry",
    "unguarded",
  ],
  [
    "nor where a second sender lacks it",
    [...gitOps, "registry image argo", "ci2 manifest cluster"],
    ["argo adm-image-signature"],
    "registry",
    "unguarded",
  ],
  [
    "of two hand-overs side by side the one lets him through",
    ["ci image cluster", "ci manifest cluster"],
    [check],
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
      drawn("laptop image ci image registry image cluster"),
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
