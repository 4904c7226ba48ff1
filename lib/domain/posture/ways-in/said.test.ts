import { expect, test } from "vitest";
import { claimed, drawn, entriesAt, entryAt, rowAt } from "@/lib/testing/drawn";

const built = "ci image registry image cluster";
const pulls = [`npm tool ${built}`, "github code ci"];

type Case = readonly [
  why: string,
  ways: readonly string[],
  claims: readonly string[],
  place: string,
  type: string,
  state: "open" | "set-aside",
];

const signIn = ["github src-strong-auth not-applicable", "github src-signed-commits not-applicable"];
const tagClosers = ["ci pin-dependencies", "ci tool-verify", "ci dep-cooldown"].map(
  (one) => `${one} not-applicable`,
);

const aside: readonly Case[] = [
  [
    "where each closer is not applicable",
    [`github code ${built}`],
    signIn,
    "github",
    "stolen-account",
    "set-aside",
  ],
  [
    "not where one of them is only not assessed",
    [`github code ${built}`],
    signIn.slice(1),
    "github",
    "stolen-account",
    "open",
  ],
  [
    "where each is at each end, and the map says nothing",
    [`npm tool ${built}`],
    tagClosers,
    "npm>ci",
    "moved-tag",
    "set-aside",
  ],
  ["not where a repository could still close it", pulls, tagClosers, "npm>ci", "moved-tag", "open"],
  [
    "not where the map shows that the name floats",
    [`npm tool:floating ${built}`],
    tagClosers,
    "npm>ci",
    "moved-tag",
    "open",
  ],
  [
    "not where a stranger's change runs",
    [`fork code ${built}`],
    ["ci ci-untrusted-code-isolation not-applicable"],
    "ci",
    "untrusted-change",
    "open",
  ],
];

test.for(aside)("is set aside %s", ([, ways, claims, place, type, state]) => {
  expect(entryAt(claimed(drawn(...ways), ...claims), place, type)).toBe(state);
});

type Said = readonly [
  why: string,
  ways: readonly string[],
  claims: readonly string[],
  place: string,
  entry: string,
];

const saying: readonly Said[] = [
  ["by a stranger who is drawn", [`fork code ${built}`], [], "ci", "untrusted-change: open, said"],
  ["by a name that floats", [`npm tool:floating ${built}`], [], "npm>ci", "moved-tag: open, said"],
  [
    "not by a name of which nobody has said anything",
    [`npm tool ${built}`],
    [],
    "npm>ci",
    "moved-tag: open, assumed",
  ],
  [
    "by a credential that is drawn",
    [`repository credential ${built}`],
    [],
    "repository>ci",
    "leaked-secret: open, said",
  ],
  [
    "not by one that a service holds",
    [`vault credential ${built}`],
    [],
    "vault>ci",
    "trusted-service: open, assumed",
  ],
  [
    "by a developer who hands past the repositories",
    ["laptop image registry image cluster"],
    [],
    "laptop",
    "lost-laptop: open, said",
  ],
  [
    "not by one who does not",
    [`laptop code github code ${built}`],
    [],
    "laptop",
    "lost-laptop: open, assumed",
  ],
  [
    "by a closer that is missing",
    [`github code ${built}`],
    ["github src-strong-auth missing"],
    "github",
    "stolen-account: open, said",
  ],
  [
    "by a closer that is partly there, at a repository too",
    pulls,
    ["github pin-dependencies partial"],
    "npm>ci",
    "moved-tag: open, said",
  ],
  [
    "not by a closer of which nobody has said anything",
    [`github code ${built}`],
    [],
    "github",
    "stolen-account: open, assumed",
  ],
  [
    "of a laptop by isolation that is missing where its branches run",
    [`laptop code github code ${built}`],
    ["ci ci-untrusted-code-isolation missing"],
    "laptop",
    "lost-laptop: open, said",
  ],
  [
    "not where it takes a step that nobody has said",
    [`github code ${built}`],
    ["github src-strong-auth missing", "github src-two-party-review"],
    "github",
    "stolen-account: open, assumed",
  ],
  [
    "where that step is said",
    [`github code ${built}`],
    [
      "github src-strong-auth missing",
      "github src-two-party-review",
      "ci ci-untrusted-code-isolation missing",
    ],
    "github",
    "stolen-account: open, said",
  ],
];

test.for(saying)("is said %s", ([, ways, claims, place, entry]) => {
  expect(entriesAt(claimed(drawn(...ways), ...claims), place)).toContain(entry);
});

test("what is open and leads nowhere says nothing of a way in, nor does what is closed beside it", () => {
  // The push token is closed; the key is said, and leads to a cluster in which nothing runs.
  const map = claimed(
    drawn(built, "ci credential staging"),
    "ci publish-trusted",
    "cluster adm-image-signature",
  );
  expect(entriesAt(map, "ci")).toContain("stored-secret: open, said");
  expect(rowAt(map, "ci")).toMatchObject({ said: false });
});
