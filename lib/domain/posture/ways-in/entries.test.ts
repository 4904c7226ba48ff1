import { describe, expect, test } from "vitest";
import type { PipelineBuilder } from "@/lib/testing/builders";
import { claimed, drawn, entryAt, ifHostile, rowAt } from "@/lib/testing/drawn";

const pulled = "registry image cluster";
const built = `ci image ${pulled}`;
/** Why, the ways of the map, the place, the type. */
type Arising = readonly [why: string, ways: readonly string[], place: string, type: string];

const arising: readonly Arising[] = [
  [
    "a stranger's code reaches a ci through a repository",
    [`fork code repository code ${built}`],
    "ci",
    "untrusted-change",
  ],
  [
    "a stranger's code reaches a builder straight",
    [`fork code builder image ${pulled}`],
    "builder",
    "untrusted-change",
  ],
  ["parent images come out of a parent registry", [`hub parent-image ${built}`], "hub>ci", "moved-tag"],
  ["the same, which may turn hostile", [`hub parent-image ${built}`], "hub>ci", "hostile-dependency"],
  ["tools come out of a package registry", [`npm tool ${built}`], "npm>ci", "moved-tag"],
  [
    "tools come out of an own one that passes them on",
    [`npm tool proxy tool ${built}`],
    "proxy>ci",
    "moved-tag",
  ],
  ["a tool runs inside a parent registry", [`npm tool hub parent-image ${built}`], "npm>hub", "moved-tag"],
  [
    "parent images come out of a production registry that a parent registry feeds",
    [`hub image registry parent-image ${built}`],
    "registry>ci",
    "moved-tag",
  ],
  ["a credential lies in a repository", [`repository credential ${built}`], "repository>ci", "leaked-secret"],
  ["a credential lies in a cluster", [`${built} credential registry`], "cluster>registry", "leaked-secret"],
  ["a ci holds a credential", [`ci credential ${pulled}`], "ci", "stored-secret"],
  ["a ci pushes, by whatever it pushes with", [built], "ci", "stored-secret"],
  ["a delivery gives orders", ["argo manifest cluster", pulled], "argo", "stored-secret"],
  ["a builder holds a credential", [`builder credential ${pulled}`], "builder", "stored-secret"],
  ["a repository has accounts", [`repository code ${built}`], "repository", "stolen-account"],
  ["a ci is of a product that can be exposed", [`jenkins image ${pulled}`], "jenkins", "exposed-service"],
  [
    "a repository is the team's own to patch",
    [`repository code ${built}`],
    "repository",
    "unpatched-service",
  ],
  ["something enters a package registry", [`laptop tool npm tool ${built}`], "npm", "unpatched-service"],
  ["strangers hand to a host, with no control to close it", ["fork image host"], "host", "exposed-service"],
  [
    "a service holds a credential that a control of its end closes",
    [`vault credential ${built}`],
    "vault>ci",
    "trusted-service",
  ],
  ["a developer hands something on", [`laptop code repository code ${built}`], "laptop", "lost-laptop"],
  ["a developer holds a credential", [`laptop credential ${built}`], "laptop", "lost-laptop"],
];

const notArising: readonly Arising[] = [
  ["a stranger's code comes past another ci", [`fork code ci2 code ${built}`], "ci", "untrusted-change"],
  [
    "the code is a developer's of one's own",
    [`laptop code repository code ${built}`],
    "ci",
    "untrusted-change",
  ],
  [
    "a tool comes into a package registry, which only passes it on",
    [`npm tool proxy tool ${built}`],
    "npm>proxy",
    "moved-tag",
  ],
  [
    "an image comes into a parent registry, which only passes it on",
    [`hub image mirror parent-image ${built}`],
    "hub>mirror",
    "moved-tag",
  ],
  [
    "an image is run out of a production registry that a parent registry feeds",
    [`hub image ${pulled}`, "registry parent-image ci"],
    "registry>cluster",
    "moved-tag",
  ],
  [
    "no parent registry feeds a production registry",
    [built, "registry parent-image ci"],
    "registry>ci",
    "moved-tag",
  ],
  ["the credential is a developer's", [`laptop credential ${built}`], "laptop>ci", "leaked-secret"],
  ["the credential is a service's", [`vault credential ${built}`], "vault>ci", "leaked-secret"],
  ["a ci holds the credential: that is stored", [`ci credential ${pulled}`], "ci>registry", "leaked-secret"],
  ["a builder hands on what it built", [`builder image ${pulled}`], "builder", "stored-secret"],
  ["a ci hands on code", [`ci code ci2 image ${pulled}`], "ci", "stored-secret"],
  ["no control of a repository closes it", [`repository code ${built}`], "repository", "exposed-service"],
  ["it is not known of which product a ci is", [built], "ci", "exposed-service"],
  ["its vendor runs a repository", [`github code ${built}`], "github", "unpatched-service"],
  ["nothing enters a package registry", [`npm tool ${built}`], "npm", "unpatched-service"],
  ["a developer of one's own hands to a host", ["laptop image host"], "host", "exposed-service"],
  [
    "no control of its end closes what a service holds",
    ["vault credential cluster", pulled],
    "vault>cluster",
    "trusted-service",
  ],
  ["a developer is a stranger", [`fork code repository code ${built}`], "fork", "lost-laptop"],
  ["a developer only brings a tool", [`laptop tool ${built}`], "laptop", "lost-laptop"],
];

describe("an entry arises", () => {
  test.for(arising)("where %s", ([, ways, place, type]) => {
    expect(entryAt(drawn(...ways), place, type)).toBe("open");
  });

  test.for(notArising)("not where %s", ([, ways, place, type]) => {
    expect(entryAt(drawn(...ways), place, type)).toBe("none");
  });

  test("at a place from which a target is reached, and at no other", () => {
    const map = drawn(built, "npm tool ci2");
    expect(rowAt(map, "npm>ci2")).toBeUndefined();
  });
});

describe("an entry begins", () => {
  const way = (map: PipelineBuilder, place: string) => rowAt(map, place)?.witness.join(" ");

  test("with a tool as a job where that runs, with anything else by the door into its end", () => {
    expect(way(drawn(`npm tool ${built}`), "npm>ci")).toBe("ci registry cluster");
    expect(way(drawn(`hub parent-image ${built}`), "hub>ci")).toBe("hub ci registry cluster");
  });

  test("with a secret as the whole of what it opens", () => {
    expect(way(drawn(`repository credential ${built}`), "repository>ci")).toBe("ci registry cluster");
    expect(way(drawn("ci credential cluster", pulled), "ci")).toBe("cluster");
    // A push token opens the way in that it is for, and no more.
    expect(way(drawn(built), "ci")).toBe("ci registry cluster");
  });

  test("with an account at a repository on a branch: review and isolation stop it, and it goes by its own door", () => {
    const map = drawn(`github code ${built}`);
    expect(rowAt(map, "github")?.state).toBe("unguarded");
    const reviewed = claimed(map, "github src-two-party-review");
    // The branch still runs in the ci.
    expect(way(reviewed, "github")).toBe("github ci registry cluster");
    expect(rowAt(claimed(reviewed, "ci ci-untrusted-code-isolation"), "github")).toMatchObject({
      state: "guarded",
      stops: [{ node: "github", control: "src-two-party-review" }],
    });
  });

  test("with a service that is not patched as the whole of it, past its own review", () => {
    const map = claimed(drawn(`repository code ${built}`), "repository src-two-party-review");
    const row = rowAt(claimed(map, "ci ci-untrusted-code-isolation"), "repository");
    expect([row?.state, row?.witness.join(" ")]).toEqual(["unguarded", "repository ci registry cluster"]);
  });

  test("with a stranger's change as a job, which has the rights of jobs alone", () => {
    const map = claimed(drawn(`fork code ${built}`, "ci credential cluster"), "cluster adm-image-signature");
    expect(ifHostile(map, "fork").hostile).toEqual(["ci", "cluster", "fork"]);
    const least = claimed(map, "ci ci-job-least-privilege");
    expect(ifHostile(least, "fork").hostile).toEqual(["ci", "fork"]);
  });
});
