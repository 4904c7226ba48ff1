import { expect, test } from "vitest";
import { claimed, drawn, ifHostile } from "@/lib/testing/drawn";

// Analysis 6, row by row: who acts with somebody hostile.

type Case = readonly [
  why: string,
  ways: readonly string[],
  claims: readonly string[],
  hostile: string,
  acting: string,
];

const checkedIn = ["laptop code repository code ci image registry"];
const proposed = ["fork code repository code ci image registry"];
const review = "repository src-two-party-review";
const isolation = "ci ci-untrusted-code-isolation";
const strangersJob = "fork code jenkins image registry";

const cases: readonly Case[] = [
  ["a credential hands over what it opens", ["ci credential cluster"], [], "ci", "ci cluster"],
  ["a job's credentials too", ["fork code ci credential cluster"], [], "fork", "ci cluster fork"],
  [
    "but not where jobs have the least rights",
    ["fork code ci credential cluster"],
    ["ci ci-job-least-privilege"],
    "fork",
    "ci fork",
  ],
  [
    "somebody who holds the ci holds them all the same",
    ["ci credential cluster"],
    ["ci ci-job-least-privilege"],
    "ci",
    "ci cluster",
  ],
  ["a runner has the containers that it runs", ["cluster container host"], [], "cluster", "cluster host"],
  ["what only starts them has not", ["ci container host"], [], "ci", "ci"],
  ["a tool runs inside its end", ["npm tool ci"], [], "npm", "ci npm"],
  [
    "a package registry passes it on, and does not act",
    ["laptop tool npm tool ci"],
    [],
    "laptop",
    "ci laptop",
  ],
  ["a pinned tool out of a registry does not run", ["npm tool ci"], ["ci pin-dependencies"], "npm", "npm"],
  ["one closed way in of two leaves the other", ["npm tool ci"], ["ci tool-verify"], "npm", "ci npm"],
  [
    "a registry that others do not fill, likewise",
    ["registry tool ci"],
    ["ci pin-dependencies"],
    "registry",
    "registry",
  ],
  [
    "a tool of somebody who is no registry runs, pinned or not",
    ["laptop tool ci"],
    ["ci pin-dependencies"],
    "laptop",
    "ci laptop",
  ],
  ["from ci to ci a tool is what they share", ["ci tool ci2"], [], "ci", "ci ci2"],
  ["which ends where the second shares nothing", ["ci tool ci2"], ["ci2 ci-cache-isolation"], "ci", "ci"],
  ["unreviewed code is merged, and runs", checkedIn, [isolation], "laptop", "ci laptop"],
  ["reviewed code runs before it is merged", checkedIn, [review], "laptop", "ci laptop"],
  ["with review and isolation it does not", checkedIn, [review, isolation], "laptop", "laptop"],
  [
    "what a developer hands straight to ci runs whatever it is",
    ["laptop code ci"],
    [isolation],
    "laptop",
    "ci laptop",
  ],
  ["a stranger's proposal runs", proposed, [review], "fork", "ci fork"],
  ["and is merged where nobody reviews it", proposed, [isolation], "fork", "ci fork"],
  ["with review and isolation it is neither", proposed, [review, isolation], "fork", "fork"],
  ["straight to ci isolation is enough", ["fork code ci image registry"], [isolation], "fork", "fork"],
  ["a hostile repository hands what it likes", checkedIn, [review, isolation], "repository", "ci repository"],
  [
    "a ci that strangers reach shares its workers with another of the product",
    [strangersJob, "jenkins2 image registry"],
    [],
    "fork",
    "fork jenkins jenkins2",
  ],
  [
    "not where the other's are its own",
    [strangersJob, "jenkins2 image registry"],
    ["jenkins2 ci-ephemeral-workers"],
    "fork",
    "fork jenkins",
  ],
  [
    "not where no stranger reaches it",
    ["laptop code jenkins image registry", "jenkins2 image registry"],
    [],
    "jenkins",
    "jenkins",
  ],
  [
    "it shares with another that one repository feeds",
    [...proposed, "repository code ci2"],
    [isolation, review, "ci2 ci-untrusted-code-isolation"],
    "ci",
    "ci ci2",
  ],
  [
    "it shares the runner on which both run",
    ["fork code ci image registry", "host container ci", "host container ci2"],
    [],
    "fork",
    "ci ci2 fork",
  ],
  [
    "nothing is shared with one that people alone feed by hand",
    [strangersJob, "ana code:hand jenkins2 image registry"],
    [],
    "fork",
    "fork jenkins",
  ],
  [
    "images and orders make nobody act",
    ["ci image registry image cluster", "ci manifest cluster"],
    [],
    "ci",
    "ci",
  ],
];

test.for(cases)("%s", ([, ways, claims, node, acting]) => {
  expect(ifHostile(claimed(drawn(...ways), ...claims), node).hostile.join(" ")).toBe(acting);
});
