import { describe, expect, test } from "vitest";
import { changesOf, changeWords, claimed, drawn } from "@/lib/testing/drawn";
import { judgedOn } from "@/lib/testing/judge";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { analyse } from "../analyse";

// Section 13 of the analysis: what can be proposed, and at what effort. Each map leaves one thing to do.

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
    "a check of signatures that nobody makes, at one more",
    ["hub image registry image cluster"],
    [],
    "implement cluster adm-image-signature",
    2,
  ],
  [
    "at its own where somebody signs",
    ["builder image registry image cluster"],
    [signer],
    "implement cluster adm-image-signature",
    1,
  ],
  [
    "a signer, where something checks",
    ["builder image registry image cluster", "fork code library code builder2 image registry"],
    ["cluster adm-image-signature"],
    "implement builder img-sign",
    1,
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
    "to lead it through a repository",
    [built, "laptop image registry"],
    [scan],
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
    "a verifier there, at one more where nobody signs",
    ["ci2 image cluster"],
    [],
    "insert verifier ci2-cluster",
    3,
  ],
  [
    "a verifier, where somebody signs",
    ["ci2 image cluster", "builder image cluster"],
    [signer],
    "insert verifier ci2-cluster",
    2,
  ],
  [
    "a verifier after a developer too",
    ["laptop image cluster", "builder image cluster"],
    [signer],
    "insert verifier laptop-cluster",
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
    ...bestChanges.map(({ change: made, effort }) => [changeWords(made), effort] as const),
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
      map = map.node(name, { kind: "source-repository" }).edge(name, "ci", { artifact: "code" });
    const led = changesOf(map).flatMap(({ change }) => ("lead" in change ? [change.lead.to] : []));
    expect(led).toEqual(["lib-a", "lib-b", "lib-c"]);
  });
});

describe("is not proposed", () => {
  test.for(notProposed)("%s", (one) => {
    const [, , , change] = one;
    expect([...proposedOf(one).keys()]).not.toContain(change);
  });
});
