import { describe, expect, test } from "vitest";
import { changeWords, claimed, drawn } from "@/lib/testing/drawn";
import { judgedOn } from "@/lib/testing/judge";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { analyse } from "../analyse";

// Analysis 10.1: what can be proposed, and at what effort. Each map leaves one thing to do.

type Case = readonly [
  why: string,
  ways: readonly string[],
  claims: readonly string[],
  change: string,
  effort: number,
];

const built = "github code ci image registry image cluster";
const scan = "ci img-vuln-scan";
const signer = "builder img-sign";
const checked = "cluster adm-image-signature";
// A leaked key is for a registry, so only what is behind that stops who has it.
const leaked = ["builder image registry image cluster", "library credential registry"];

const proposed: readonly Case[] = [
  [
    "a control that closes something",
    [`npm tool:floating ${built.slice(12)}`],
    [],
    "implement ci pin-dependencies",
    1,
  ],
  [
    "a control that is planned",
    [`npm tool:floating ${built.slice(12)}`],
    ["ci pin-dependencies planned"],
    "implement ci pin-dependencies",
    1,
  ],
  [
    "a gate that would stop somebody, at its own effort",
    ["ci2 image registry image cluster"],
    [],
    "implement cluster deploy-by-digest",
    2,
  ],
  [
    "a check of signatures with who has to sign",
    leaked,
    [],
    "implement builder img-sign + implement cluster adm-image-signature",
    2,
  ],
  [
    "the check alone, where all that comes is signed",
    leaked,
    [signer],
    "implement cluster adm-image-signature",
    1,
  ],
  [
    "the last signer that a check waits for",
    [...leaked, "builder2 image registry"],
    [checked, "builder2 img-sign"],
    "implement builder img-sign",
    1,
  ],
  [
    "all signers that a check waits for",
    [...leaked, "builder2 image registry"],
    [checked],
    "implement builder img-sign + implement builder2 img-sign",
    2,
  ],
  [
    "with the signers to remove what nobody signs",
    [...leaked, "laptop image registry"],
    [checked],
    "implement builder img-sign + remove laptop-registry",
    2,
  ],
  [
    "to remove what a developer hands past the checks",
    [built, "laptop code github", "laptop image registry"],
    [scan],
    "remove laptop-registry",
    1,
  ],
  [
    "to remove what is handed on by hand beside a machine",
    ["ci image:hand argo image cluster", "ci image registry image cluster"],
    ["registry reg-promotion-gate"],
    "remove ci-argo",
    1,
  ],
  [
    "to lead it through a repository whose review stops him",
    [built, "laptop image registry"],
    [scan, "github src-two-party-review"],
    "lead laptop-registry github",
    1,
  ],
  ["to revoke a developer's key", ["laptop credential cluster", built], [], "revoke laptop-cluster", 2],
  [
    "to revoke a key in a repository",
    ["repository credential cluster", built],
    [],
    "revoke repository-cluster",
    2,
  ],
  [
    "an own mirror between a public registry and what builds",
    ["hub parent-image ci image registry image cluster"],
    [],
    "insert mirror hub-ci",
    2,
  ],
  ["an own proxy before what runs a tool", ["npm tool cluster", built], [], "insert mirror npm-cluster", 2],
  ["a promotion step before what runs", ["ci2 image cluster"], [], "insert promotion ci2-cluster", 2],
  [
    "a verifier, where what comes is signed",
    ["ci2 image cluster"],
    ["ci2 img-sign", "ci2 img-key-protection"],
    "insert verifier ci2-cluster",
    2,
  ],
];

const notProposed: readonly Case[] = [
  [
    "a gate in the hands of whom it should stop",
    ["laptop code builder image registry image cluster"],
    [],
    "implement builder img-vuln-scan",
    0,
  ],
  [
    "what is not applicable",
    [`npm tool:floating ${built.slice(12)}`],
    ["ci pin-dependencies not-applicable"],
    "implement ci pin-dependencies",
    0,
  ],
  [
    "what is in place",
    [`npm tool:floating ${built.slice(12)}`],
    ["ci pin-dependencies"],
    "implement ci pin-dependencies",
    0,
  ],
  [
    "to remove the only way",
    ["laptop image registry image cluster"],
    ["registry reg-promotion-gate"],
    "remove laptop-registry",
    0,
  ],
  ["to remove what a developer checks in", [`laptop code ${built}`], [], "remove laptop-github", 0],
  ["to remove what a stranger hands on", [built, "fork image registry"], [scan], "remove fork-registry", 0],
  [
    "to remove what comes out of a repository",
    [built, "github code:hand builder image registry"],
    [],
    "remove github-builder",
    0,
  ],
  [
    "to remove what comes out of a public registry",
    [built, "hub image:hand cluster"],
    [],
    "remove hub-cluster",
    0,
  ],
  [
    "to remove what a machine hands on",
    ["ci image argo image cluster", "ci image registry image cluster"],
    ["registry reg-promotion-gate"],
    "remove ci-argo",
    0,
  ],
  [
    "to lead it to a repository that does not lead there",
    ["library code ci2", built, "laptop image registry"],
    [scan],
    "lead laptop-registry library",
    0,
  ],
  ["to lead what strangers hand on", [built, "fork image registry"], [scan], "lead fork-registry github", 0],
  ["to revoke a key that a ci needs", ["ci credential cluster", built], [], "revoke ci-cluster", 0],
  ["to revoke a stranger's", ["fork credential cluster", built], [], "revoke fork-cluster", 0],
  [
    "a promotion step after a developer",
    ["laptop image cluster", "builder image cluster"],
    [signer],
    "insert promotion laptop-cluster",
    0,
  ],
  ["a verifier, where nobody signs", ["ci2 image cluster"], [], "insert verifier ci2-cluster", 0],
  [
    "a verifier after a developer, who signs nothing",
    ["laptop image cluster", "builder image cluster"],
    [signer],
    "insert verifier laptop-cluster",
    0,
  ],
  [
    "a check of signatures while somebody does not sign",
    [...leaked, "builder2 image registry"],
    [signer],
    "implement cluster adm-image-signature",
    0,
  ],
  ["one signer of two", [...leaked, "builder2 image registry"], [checked], "implement builder img-sign", 0],
  [
    "to lead it through a repository that stops nobody",
    [built, "laptop image registry"],
    [scan],
    "lead laptop-registry github",
    0,
  ],
  [
    "a mirror before what is one's own",
    ["ci image registry image cluster"],
    [],
    "insert mirror registry-cluster",
    0,
  ],
];

/** What goes into an edge is there for one of these, or asks for the last. */
const always = [
  "base-mirror-quarantine",
  "dep-quarantine",
  "reg-promotion-gate",
  "adm-image-signature",
  "img-sign",
];

/** All that is proposed where the catalogue knows of nothing but what a case is about: no more than is told of. */
function proposedOf([, ways, claims, change]: Case): ReadonlyMap<string, number> {
  const words = [...always, ...claims.flatMap((claim) => claim.split(" ")), ...change.split(" ")];
  const controls = mappedCatalogue.controls.filter(({ id }) => words.includes(id));
  const map = claimed(drawn(...ways), ...claims).build();
  const { bestChanges, handOvers } = analyse(map, { ...mappedCatalogue, controls }, judgedOn);
  expect(bestChanges.length).toBeLessThan(10);
  return new Map([
    ...bestChanges
      .flatMap((best) => [best, ...(best.alternatives ?? [])])
      .map(({ change: made, effort }) => [changeWords(made), effort] as const),
    ...handOvers.map(({ edge }) => [`remove ${edge}`, 1] as const),
  ]);
}

describe("is proposed", () => {
  test.for(proposed)("%s", (one) => {
    const [, , , change, effort] = one;
    expect([...proposedOf(one)]).toContainEqual([change, effort]);
  });

  test("of many repositories the first three by name", () => {
    const names = ["a", "b", "c", "d"].map((name) => `lib-${name}`);
    let map = claimed(drawn("ci image registry image cluster", "laptop image registry"), scan);
    for (const name of names)
      map = map
        .node(name, { kind: "source-repository" })
        .edge(name, "ci", { artifact: "code" })
        .claim(name, "src-two-party-review", { status: "implemented" });
    const known = ["img-vuln-scan", "src-two-party-review"];
    const controls = mappedCatalogue.controls.filter(({ id }) => known.includes(id));
    const [best] = analyse(map.build(), { ...mappedCatalogue, controls }, judgedOn).bestChanges;
    expect([best, ...(best?.alternatives ?? [])].map((one) => one && changeWords(one.change))).toEqual([
      "remove laptop-registry",
      "lead laptop-registry lib-a",
      "lead laptop-registry lib-b",
      "lead laptop-registry lib-c",
    ]);
  });
});

describe("is not proposed", () => {
  test.for(notProposed)("%s", (one) => {
    const [, , , change] = one;
    expect([...proposedOf(one).keys()]).not.toContain(change);
  });
});
