import { describe, expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { controlTitle } from "../../catalogue/find-control";
import type { Claim } from "../../pipeline/document";
import type { Closer, Entry, WayIn } from "../ways-in/way-in";
import { changeReason, changeSentence, changeTitle, handOverLossSentence } from "./change-words";
import { wayInTitle } from "./place-names";
import { settlingQuestion } from "./settling-question";
import { closerSentence, wayInSentence } from "./way-in-sentences";
import { countWaysIn, toolsNotDrawnSentence, waysInSentence } from "./ways-in-sentence";

const map = aPipeline()
  .node("laptop", { name: "Ana's laptop" })
  .node("repository", { name: "GitHub", technologies: ["github"] })
  .node("other", { name: "GitHub 2", kind: "source-repository", technologies: ["github"] })
  .node("market", { name: "GitHub Marketplace (actions)", kind: "package-registry" })
  .node("ci", { name: "Jenkins", buildsImages: true })
  .node("registry", { name: "Production registry" })
  .node("cluster", { name: "EKS" })
  .edge("laptop", "repository", { artifact: "code" })
  .edge("repository", "ci", { artifact: "code" })
  .edge("market", "ci", { artifact: "tool" })
  .edge("ci", "registry")
  .edge("registry", "cluster")
  .edge("laptop", "registry", { automated: false })
  .edge("laptop", "cluster", { artifact: "credential" })
  .build();

const pin: Closer = { node: "ci", control: "pin-dependencies", status: "missing" };

function anEntry(fields: Partial<Entry> = {}): Entry {
  return { type: "moved-tag", state: "open", said: true, closers: [pin], ...fields };
}

function aRow(fields: Partial<WayIn> = {}): WayIn {
  return {
    places: [{ edge: "market-ci" }],
    published: false,
    state: "unguarded",
    said: true,
    entries: [anEntry()],
    reached: ["cluster"],
    unguarded: ["cluster"],
    witness: ["market", "ci", "registry", "cluster"],
    stops: [],
    ...fields,
  };
}

describe("a way in", () => {
  test("says where somebody begins, what is reached, and that nothing stops it", () => {
    expect(wayInTitle(map, aRow())).toBe("GitHub Marketplace (actions) → Jenkins");
    expect(wayInSentence(map, aRow(), 1)).toBe(
      "An attacker moves a tag that Jenkins pulls from GitHub Marketplace (actions). They reach EKS, and no known control blocks them.",
    );
  });

  test("that begins where it ends says so once", () => {
    const entries = [anEntry({ type: "exposed-service", closers: [] })];
    expect(wayInSentence(map, aRow({ places: [{ node: "cluster" }], entries }), 1)).toBe(
      "An attacker gets into EKS over the network without an account. Containers run there, and no known control blocks the attack.",
    );
  });

  test("says what stops it where it is guarded, and never for an unguarded one", () => {
    const stops = [{ node: "cluster", control: "adm-image-signature" }];
    expect(wayInSentence(map, aRow({ state: "guarded", unguarded: [], stops }), 1)).toMatch(
      "An attacker moves a tag that Jenkins pulls from GitHub Marketplace (actions). “Signature and provenance check before anything runs” at EKS blocks them on the way to EKS.",
    );
    expect(wayInSentence(map, aRow({ stops }), 1)).not.toContain("stopped");
  });

  test("says of several ways to begin that one of them is it", () => {
    const entries = [anEntry(), anEntry({ type: "hostile-dependency" })];
    expect(wayInSentence(map, aRow({ entries }), 1)).toContain(
      "An attacker moves a tag that Jenkins pulls from GitHub Marketplace (actions), or uses 1 other technique. They reach EKS, and no known control blocks them.",
    );
    // What nobody has spoken of is not what makes a row said.
    const assumed = [anEntry(), anEntry({ type: "hostile-dependency", said: false })];
    expect(wayInSentence(map, aRow({ entries: assumed }), 1)).not.toContain("other way");
  });

  test("says by what it is closed, and that a declaration is one", () => {
    const closers = [{ ...pin, status: "declared" as const }];
    const entries = [anEntry({ state: "closed-as-declared", closers })];
    const sentence = wayInSentence(map, aRow({ state: "closed", unguarded: [], entries }), 1);
    expect(sentence).toContain(
      "An attacker moves a tag that Jenkins pulls from GitHub Marketplace (actions). Closed by “Packages, build tools and CI steps pinned by hash” at Jenkins (declared only).",
    );
    expect(sentence).toMatch(
      "An attacker moves a tag that Jenkins pulls from GitHub Marketplace (actions). Closed by “Packages, build tools and CI steps pinned by hash” at Jenkins (declared only).",
    );
  });

  test("of several places is told by what they have in common", () => {
    const places = [{ node: "repository" }, { node: "other" }];
    const entries = [anEntry({ type: "stolen-account" })];
    const row = aRow({ places, entries });
    expect(wayInTitle(map, row)).toBe("2 repositories on GitHub");
    expect(wayInSentence(map, row, 1)).toContain("signs in to one of 2 repositories on GitHub");
  });

  test("has closers with their status", () => {
    expect(closerSentence(map, pin)).toBe(
      "“Packages, build tools and CI steps pinned by hash” at Jenkins closes it (missing)",
    );
  });
});

describe("the question that settles an assumed row", () => {
  const assumed = (fields: Partial<WayIn> = {}) =>
    aRow({
      said: false,
      entries: [anEntry({ said: false, closers: [{ ...pin, status: "not-assessed" }] })],
      ...fields,
    });

  test("asks for the pin first, then for what would close it", () => {
    expect(settlingQuestion(map, assumed())).toEqual({
      text: "Is GitHub Marketplace (actions) → Jenkins pinned (by digest, commit or hashed lock file)?",
      assumed: "that it can be moved",
      about: { edge: "market-ci", asks: "pinned" },
    });
    const entries = [
      anEntry({
        type: "stolen-account",
        said: false,
        closers: [{ node: "repository", control: "src-strong-auth", status: "not-assessed" }],
      }),
    ];
    expect(settlingQuestion(map, assumed({ places: [{ node: "repository" }], entries }))?.about).toEqual({
      claim: { node: "repository", control: "src-strong-auth" },
    });
  });

  test("asks for evidence where it is said to be in place and that does not count", () => {
    const closer: Closer = { node: "repository", control: "src-strong-auth", status: "stale" };
    const entries = [anEntry({ type: "stolen-account", said: false, closers: [closer] })];
    expect(settlingQuestion(map, assumed({ places: [{ node: "repository" }], entries }))).toEqual({
      text: "Which current evidence shows that “Enforced SSO and MFA on the code platform” is in place at GitHub?",
      asksEvidence: true,
      about: { claim: { node: "repository", control: "src-strong-auth" } },
    });
  });

  test("asks for the assumed step where all that closes it is answered", () => {
    const entries = [
      anEntry({
        type: "stolen-account",
        said: false,
        closers: [{ node: "repository", control: "src-strong-auth", status: "missing" }],
      }),
    ];
    const row = assumed({ places: [{ node: "repository" }], entries });
    expect(settlingQuestion(map, row)?.about).toEqual({
      claim: { node: "ci", control: "ci-untrusted-code-isolation" },
    });
    expect(settlingQuestion(map, { ...row, said: true })).toBeUndefined();
  });
});

describe("the one sentence", () => {
  test("tells what is confirmed apart from what is assumed, and from what depends on an answer", () => {
    const rows = [
      aRow(),
      aRow({ places: [{ node: "laptop" }] }),
      aRow({ said: false, places: [{ node: "ci" }, { node: "repository" }] }),
    ];
    expect(waysInSentence(map, rows, 1)).toBe(
      "2 unprotected entry points lead to production: GitHub Marketplace (actions) → Jenkins and Ana's laptop. 2 more are assumed, as questions are unanswered.",
    );
    expect(waysInSentence(map, rows, 1, "proven")).toMatch(/2 more are assumed, as no evidence answers\.$/);
    const depending = [...rows, aRow({ state: "depends", unguarded: [] })];
    expect(waysInSentence(map, depending, 1)).toMatch(
      /2 more are assumed, as questions are unanswered; 1 depends on branch builds\.$/,
    );
    expect(countWaysIn(depending)).toEqual({
      said: 2,
      assumed: 2,
      depends: 1,
      guarded: 0,
      setAside: 0,
      closed: 0,
    });
  });

  test("never says that a map is safe", () => {
    const closed = aRow({ state: "closed", unguarded: [] });
    const said = [
      waysInSentence(map, [], 0),
      waysInSentence(map, [], 1),
      waysInSentence(map, [closed], 1),
      waysInSentence(map, [aRow({ state: "guarded", unguarded: [] })], 1),
      waysInSentence(map, [aRow({ said: false })], 1),
      waysInSentence(map, [aRow({ state: "depends", unguarded: [] })], 1),
    ];
    expect(said).toEqual([
      "There is no target yet: nothing on the map runs containers, and no registry is published to others.",
      "No entry point is known yet: no node on the map lets an attacker start. Add the sources of code, tools and credentials.",
      "No known entry point leads to production unprotected: 1 is closed.",
      "No known entry point leads to production unprotected: 1 is protected.",
      "No confirmed entry point leads to production unprotected. 1 is assumed, as questions are unanswered.",
      "No confirmed entry point leads to production unprotected. 1 depends on branch builds.",
    ]);
    expect(said.join(" ")).not.toMatch(/\bsafe\b|\bsecure\b/);
    expect(toolsNotDrawnSentence([])).toBeUndefined();
    expect(toolsNotDrawnSentence(["Jenkins"])).toMatch(
      "No tools on the map for Jenkins: its actions, plugins, scanners and packages are not counted.",
    );
  });
});

describe("a change", () => {
  const gain = { effort: 1, confirmed: 2, assumed: 0, depends: 0, ways: 2, gates: 4 };
  const before = { said: 4, assumed: 3 };

  test("is told with what it does to the headline", () => {
    expect(changeSentence(map, { change: { remove: "laptop-registry" }, ...gain }, before)).toBe(
      "Remove Ana's laptop → Production registry. Unprotected entry points: 4 → 2.",
    );
    expect(
      changeSentence(
        map,
        { change: { implement: pin }, ...gain, confirmed: 0, assumed: 2 },
        { said: 0, assumed: 5 },
      ),
    ).toBe(
      "Put “Packages, build tools and CI steps pinned by hash” in place at Jenkins. Assumed entry points: 5 → 3.",
    );
    expect(changeSentence(map, { change: { revoke: "laptop-cluster" }, ...gain, assumed: 1 }, before)).toBe(
      "Revoke the credential for EKS that Ana's laptop holds. Unprotected entry points: 4 → 2, and 3 → 2 assumed.",
    );
    expect(changeTitle(map, { lead: { edge: "laptop-registry", to: "repository" } })).toBe(
      "Check in to GitHub instead of going straight from Ana's laptop to Production registry",
    );
    expect(changeTitle(map, { together: [{ remove: "laptop-registry" }, { implement: pin }] })).toBe(
      "Remove Ana's laptop → Production registry, and put “Packages, build tools and CI steps pinned by hash” in place at Jenkins",
    );
  });

  test.each<readonly [Partial<Claim>, string]>([
    [{ status: "missing" }, "Put %s in place at EKS"],
    [{ status: "planned" }, "Bring forward %s at EKS"],
    [{ status: "partial" }, "Finish %s at EKS"],
    [{ status: "implemented" }, "Renew the evidence of %s at EKS"],
    [
      {
        status: "implemented",
        evidence: [{ id: "v", title: "Scan", result: "contradicts", effective: "2026-01-01" }],
      },
      "Repair %s at EKS",
    ],
  ])("asks for what is left to do of a control with %j", (claim, order) => {
    const eks = aPipeline().node("eks", { kind: "orchestrator", name: "EKS" });
    const patching = { node: "eks", control: "k8s-patching" };
    expect(changeTitle(eks.claim("eks", "k8s-patching", claim).build(), { implement: patching })).toBe(
      order.replace("%s", `“${controlTitle("k8s-patching", eks.build())}”`),
    );
  });

  test("that an older version froze is told by what it closes", () => {
    expect(
      changeReason({ change: { remove: "laptop-registry" }, effort: 1, ways: 2, gates: 4 }, before),
    ).toBe("Closes 4 bypassed gates and 2 open techniques");
  });

  test("of a connection that is gone is told as such", () => {
    expect(changeTitle(map, { remove: "gone" })).toBe("Remove a deleted connection");
  });

  test("connections are told by what they defeat", () => {
    const loss = { edge: "laptop-registry", gates: ["img-vuln-scan"], pairs: 1, ways: 2 };
    expect(handOverLossSentence(map, loss, 1)).toMatch(
      "Ana's laptop → Production registry defeats 1 gate (“Vulnerability scan that fails the build by policy”) and by itself lets 2 techniques through.",
    );
  });
});
