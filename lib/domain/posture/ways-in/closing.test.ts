import { describe, expect, test } from "vitest";
import { claimed, drawn, entryAt } from "@/lib/testing/drawn";

const built = "ci image registry image cluster";
const pulls = [`npm tool ${built}`, "github code ci"];
const parents = ["hub parent-image builder image registry image cluster"];
const said = "closed-as-declared";

type Case = readonly [
  why: string,
  ways: readonly string[],
  claims: readonly string[],
  place: string,
  type: string,
  state: string,
];

const closed: readonly Case[] = [
  [
    "a stranger's change by isolation where it runs",
    [`fork code ${built}`],
    ["ci ci-untrusted-code-isolation"],
    "ci",
    "untrusted-change",
    said,
  ],
  [
    "an account by strong sign-in",
    [`github code ${built}`],
    ["github src-strong-auth"],
    "github",
    "stolen-account",
    said,
  ],
  [
    "no account by what is about another service",
    [`github code ${built}`],
    ["ci ci-access-control"],
    "github",
    "stolen-account",
    "open",
  ],
  [
    "an interface by who may reach it",
    ["jenkins image registry image cluster"],
    ["jenkins jenkins-access-and-scripts"],
    "jenkins",
    "exposed-service",
    said,
  ],
  [
    "an old version by patches",
    [`repository code ${built}`],
    ["repository platform-hardening"],
    "repository",
    "unpatched-service",
    said,
  ],
  [
    "no interface by patches",
    ["jenkins image registry image cluster"],
    ["jenkins ci-hardening-patching"],
    "jenkins",
    "exposed-service",
    "open",
  ],
  [
    "a stored secret where it is stored",
    [built],
    ["ci ci-short-lived-credentials"],
    "ci",
    "stored-secret",
    said,
  ],
  [
    "no stored secret where it leads",
    ["ci manifest argo manifest cluster", "registry image cluster"],
    ["argo ci-short-lived-credentials"],
    "ci",
    "stored-secret",
    "open",
  ],
  ["a push token by trusted publishing", [built], ["ci publish-trusted"], "ci", "stored-secret", said],
  [
    "not what is stored beside it",
    [built, "ci manifest cluster"],
    ["ci publish-trusted"],
    "ci",
    "stored-secret",
    "open",
  ],
  [
    "a leak where it lies, if that can carry what closes it",
    ["ci image registry image k8s credential registry"],
    ["k8s k8s-workload-secrets"],
    "k8s>registry",
    "leaked-secret",
    said,
  ],
  [
    "a leak out of a registry at all that feed it",
    [built, "ci2 image registry credential cluster"],
    ["ci ci-short-lived-credentials", "ci2 ci-short-lived-credentials"],
    "registry>cluster",
    "leaked-secret",
    said,
  ],
  [
    "no leak at one of two that feed it",
    [built, "ci2 image registry credential cluster"],
    ["ci ci-short-lived-credentials"],
    "registry>cluster",
    "leaked-secret",
    "open",
  ],
  [
    "no leak out of a repository, which nothing that can feeds",
    [`laptop code repository credential ${built}`],
    ["ci ci-short-lived-credentials"],
    "repository>ci",
    "leaked-secret",
    "open",
  ],
  [
    "what a service holds at the end that trusts it",
    [`vault credential ${built}`],
    ["ci ci-secret-management"],
    "vault>ci",
    "trusted-service",
    said,
  ],
  ["a tool at the end that takes it in", pulls, ["ci pin-dependencies"], "npm>ci", "moved-tag", said],
  [
    "a tool at the start that holds it back",
    [`npm tool proxy tool ${built}`],
    ["proxy dep-quarantine"],
    "proxy>ci",
    "hostile-dependency",
    said,
  ],
  [
    "a tool at the one repository that hands over the code",
    pulls,
    ["github pin-dependencies"],
    "npm>ci",
    "moved-tag",
    said,
  ],
  [
    "no tool at one of two repositories",
    [...pulls, "library code ci"],
    ["github pin-dependencies"],
    "npm>ci",
    "moved-tag",
    "open",
  ],
  [
    "a tool at both",
    [...pulls, "library code ci"],
    ["github pin-dependencies", "library pin-dependencies"],
    "npm>ci",
    "moved-tag",
    said,
  ],
  [
    "no tool at the repository where a developer sends code over too",
    [...pulls, "laptop code ci"],
    ["github pin-dependencies"],
    "npm>ci",
    "moved-tag",
    "open",
  ],
  [
    "no parent image by a pin of packages",
    parents,
    ["builder pin-dependencies"],
    "hub>builder",
    "moved-tag",
    "open",
  ],
  ["a parent image by its digest", parents, ["builder base-pin-digest"], "hub>builder", "moved-tag", said],
  [
    "a pinned name without a claim, as declared",
    [`npm tool:pinned ${built}`],
    [],
    "npm>ci",
    "hostile-dependency",
    said,
  ],
  [
    "no pinned name that is contradicted",
    [`npm tool:pinned ${built}`],
    ["ci pin-dependencies contradicted"],
    "npm>ci",
    "hostile-dependency",
    "open",
  ],
  [
    "a moved tag for good where a pin is proven",
    pulls,
    ["ci pin-dependencies proven"],
    "npm>ci",
    "moved-tag",
    "closed",
  ],
  [
    "a hostile release until the next update alone",
    pulls,
    ["ci pin-dependencies proven"],
    "npm>ci",
    "hostile-dependency",
    said,
  ],
  [
    "a hostile release for good by a waiting time",
    pulls,
    ["ci dep-cooldown proven"],
    "npm>ci",
    "hostile-dependency",
    "closed",
  ],
  [
    "never a laptop",
    [`laptop code github code ${built}`],
    ["github src-two-party-review", "ci ci-untrusted-code-isolation"],
    "laptop",
    "lost-laptop",
    "open",
  ],
  ["nothing by what is planned", pulls, ["ci pin-dependencies planned"], "npm>ci", "moved-tag", "open"],
];

describe("is closed", () => {
  test.for(closed)("%s", ([, ways, claims, place, type, state]) => {
    expect(entryAt(claimed(drawn(...ways), ...claims), place, type)).toBe(state);
  });

  test("as proven only by proof, and not by what closes as declared alone", () => {
    const asProven = (claim: string, type: string) =>
      entryAt(claimed(drawn(...pulls), claim), "npm>ci", type, "proven");
    expect(asProven("ci pin-dependencies", "moved-tag")).toBe("open");
    expect(asProven("ci pin-dependencies proven", "moved-tag")).toBe("closed");
    expect(asProven("ci pin-dependencies proven", "hostile-dependency")).toBe("open");
    expect(entryAt(drawn(`npm tool:pinned ${built}`), "npm>ci", "moved-tag", "proven")).toBe("open");
  });
});
