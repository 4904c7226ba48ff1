import { describe, expect, test } from "vitest";
import { articlePipeline } from "../../testing/article-pipeline";
import { aPipeline } from "../../testing/builders";
import { judge, judgedOn, verdictOf } from "../../testing/judge";
import type { Evidence } from "../pipeline/document";
import type { VerdictName } from "./posture";

const implemented = { status: "implemented" } as const;
const holds = { verdict: "holds", exposedTargets: [], openEdges: [] };
const alongThePush = ["laptop-registry", "registry-cluster", "cluster-host"].toSorted();

/** Of the article's pipeline; each that is in place nowhere has its one place. */
const places: { readonly [control: string]: string } = {
  "adm-allowed-registries": "cluster",
  "adm-image-signature": "cluster",
  "adm-pod-security-baseline": "cluster",
  "adm-pod-security-restricted": "cluster",
  "adm-vuln-threshold": "cluster",
  "base-approved-sources": "ci",
  "base-verify-signature": "ci",
  "ci-untrusted-code-isolation": "ci",
  "deploy-by-digest": "cluster",
  "img-config-lint": "ci",
  "img-malware-scan": "registry",
  "img-no-secrets": "ci",
  "img-vuln-scan": "ci",
  "reg-immutable-tags": "registry",
  "reg-promotion-gate": "registry",
  "reg-rebuild-compare": "registry",
  "src-branch-protection": "repository",
  "src-dependency-review": "repository",
  "src-pipeline-file-review": "repository",
  "src-sast-and-tests": "ci",
  "src-secret-push-protection": "repository",
  "src-signed-commits": "repository",
  "src-two-party-review": "repository",
};
/** A check of signatures counts once what builds signs. */
const waitsFor = (control: string) => (control === "adm-image-signature" ? { unsigned: ["ci"] } : {});
const elsewhere: { readonly [control: string]: VerdictName } = {
  "base-mirror-quarantine": "no-place",
  "deploy-approval-gate": "no-place",
  "deploy-manifest-integrity": "no-place",
  "harbor-project-policies": "no-place",
  // It has a place, but nobody hands a runner a manifest, and an image is none of its business.
  "iac-scan": "nothing-enters",
  "teamcity-settings-and-agents": "no-place",
};

describe("the article's pipeline", () => {
  const bare = judge(articlePipeline());

  test("runs on its hosts what comes from the developer and from the public registry", () => {
    expect(bare.graph).toEqual({
      origins: { firstParty: ["laptop"], thirdParty: ["hub"] },
      targets: ["host"],
      otherTargets: [],
      unconnected: [],
      notes: [{ code: "pinning-unknown", nodes: ["hub"] }],
    });
  });

  test("bare: no gate is in place, and each has one node nearest production that would close it", () => {
    for (const { control, declared } of bare.gates) {
      const place = places[control];
      const verdict = elsewhere[control] ?? "stands-nowhere";
      expect({ control, verdict: declared.verdict, fix: declared.fix }).toEqual({
        control,
        verdict,
        fix: place === undefined ? undefined : { nodes: [place], cost: 1, leaves: [], ...waitsFor(control) },
      });
    }
    expect(bare.gates.find(({ control }) => control === "src-two-party-review")?.declared.witness).toEqual([
      "laptop",
      "repository",
      "ci",
      "registry",
      "cluster",
      "host",
    ]);
  });

  test.each(Object.entries(places))("%s alone, on %s, holds and changes no other gate", (control, node) => {
    const [waitsForSigner] = waitsFor(control).unsigned ?? [];
    const claimed = articlePipeline().claim(node, control, implemented);
    const { gates } = judge(
      waitsForSigner ? claimed.claim(waitsForSigner, "img-sign", implemented) : claimed,
    );
    for (const [index, gate] of gates.entries()) {
      if (gate.control === control) expect(gate.declared).toEqual(holds);
      else expect(gate).toEqual(bare.gates[index]);
    }
  });

  test("a check of signatures is bypassed until who builds signs, and no other place is proposed for it", () => {
    const claimed = articlePipeline().claim("cluster", "adm-image-signature", implemented);
    expect(verdictOf("adm-image-signature", claimed)).toMatchObject({
      verdict: "bypassed",
      witness: ["hub", "ci", "registry", "cluster", "host"],
      fix: { nodes: [], cost: 0, leaves: [], unsigned: ["ci"] },
    });
  });

  test("bare: the best single control is the heaviest that is latest, the first of its name", () => {
    expect(bare.bestSingleFix.declared).toEqual({
      node: "cluster",
      control: "adm-pod-security-baseline",
      closes: 1,
      targets: ["host"],
    });
    // Alone it closes nothing while nobody signs; its gap counts as if what builds did.
    const [first] = bare.gaps.declared.filter(
      ({ node, control }) => node === "cluster" && control === "adm-image-signature",
    );
    expect(first).toMatchObject({
      priority: 10,
      factors: { weight: 5, reach: 1, opening: 2, bareness: 1, status: 1 },
    });
  });

  test("every node between is a choke point, its end too, and neither of its two origins", () => {
    const points = new Map(bare.chokePoints.declared.map(({ node, targets }) => [node, targets]));
    expect(points).toEqual(new Map(["ci", "cluster", "host", "registry"].map((node) => [node, ["host"]])));
  });
});

describe("ways around a gate", () => {
  const pushed = articlePipeline().edge("laptop", "registry");

  test("a laptop that pushes into the registry goes around review and build scan, and neither can stand in its way", () => {
    const way = ["laptop", "registry", "cluster", "host"];
    for (const [node, control] of [
      ["repository", "src-two-party-review"],
      ["ci", "img-vuln-scan"],
    ] as const) {
      expect(verdictOf(control, pushed.claim(node, control, implemented))).toEqual({
        verdict: "bypassed",
        exposedTargets: ["host"],
        witness: way,
        openEdges: alongThePush,
        open: {},
        fix: { nodes: [], cost: 0, leaves: ["host"], impossible: way },
      });
    }
    expect(judge(pushed).slsa.declared.build).toMatchObject({ level: 0, unbuilt: ["laptop"] });
  });

  test("a scan that the registry can do closes the laptop's way there, and a gate in the registry never was open", () => {
    const scanned = verdictOf("img-malware-scan", pushed.claim("ci", "img-malware-scan", implemented));
    expect(scanned).toMatchObject({
      verdict: "bypassed",
      openEdges: alongThePush,
      fix: { nodes: ["registry"], cost: 1, leaves: [] },
    });
    expect(
      verdictOf("reg-promotion-gate", pushed.claim("registry", "reg-promotion-gate", implemented)),
    ).toEqual(holds);
  });

  test("of two CI servers the unguarded one is the hole, and half done is half the cost", () => {
    const two = articlePipeline()
      .node("spare", { buildsImages: true })
      .edge("repository", "spare", { artifact: "code" })
      .edge("spare", "registry")
      .claim("ci", "img-vuln-scan", implemented);
    const found = verdictOf("img-vuln-scan", two);
    expect(found).toMatchObject({
      verdict: "bypassed",
      witness: ["spare", "registry", "cluster", "host"],
      fix: { nodes: ["spare"], cost: 1, leaves: [] },
    });
    expect(found.openEdges).toEqual([
      "cluster-host",
      "laptop-repository",
      "registry-cluster",
      "repository-spare",
      "spare-registry",
    ]);
    expect(
      verdictOf("img-vuln-scan", two.claim("spare", "img-vuln-scan", { status: "planned" })).fix?.cost,
    ).toBe(0.5);
    expect(verdictOf("img-vuln-scan", two.claim("spare", "img-vuln-scan", implemented))).toEqual(holds);
  });

  test("a builder that CI feeds is guarded in CI; what reaches it around CI is not", () => {
    const apart = aPipeline()
      .node("laptop")
      .node("repository")
      .node("ci")
      .node("builder")
      .node("registry")
      .node("cluster")
      .edge("laptop", "repository", { artifact: "code" })
      .edge("repository", "ci", { artifact: "code" })
      .edge("ci", "builder", { artifact: "code" })
      .edge("builder", "registry")
      .edge("registry", "cluster")
      .claim("ci", "img-vuln-scan", implemented);
    expect(verdictOf("img-vuln-scan", apart)).toEqual(holds);
    const around = verdictOf("img-vuln-scan", apart.edge("repository", "builder", { artifact: "code" }));
    expect(around).toMatchObject({
      verdict: "bypassed",
      witness: ["laptop", "repository", "builder", "registry", "cluster"],
      fix: { nodes: ["builder"] },
    });
  });

  test("an image run straight from a public registry goes around the gates on parents, and is no business of the build's", () => {
    const straight = articlePipeline().edge("hub", "cluster");
    const parents = verdictOf(
      "base-approved-sources",
      straight.claim("ci", "base-approved-sources", implemented),
    );
    expect(parents).toMatchObject({
      verdict: "bypassed",
      witness: ["hub", "cluster", "host"],
      // Nobody acts at a stranger's registry.
      fix: { nodes: [], cost: 0, leaves: ["host"], impossible: ["hub", "cluster", "host"] },
    });
    expect(verdictOf("img-vuln-scan", straight.claim("ci", "img-vuln-scan", implemented))).toEqual(holds);
    const tags = verdictOf(
      "reg-immutable-tags",
      straight.claim("registry", "reg-immutable-tags", implemented),
    );
    expect(tags).toMatchObject({
      verdict: "bypassed",
      fix: { nodes: [], cost: 0, leaves: ["host"], impossible: ["hub", "cluster", "host"] },
    });
  });
});

describe("a gate", () => {
  test("a gate without a place names the kinds that would give it one", () => {
    expect(verdictOf("deploy-approval-gate", articlePipeline())).toEqual({
      verdict: "no-place",
      exposedTargets: [],
      openEdges: [],
      placeKinds: ["delivery"],
    });
  });
});

describe("evidence", () => {
  const evidence = (fields: Partial<Evidence>) => [
    { id: "v1", title: "Scan", result: "supports", effective: "2026-11-01", ...fields } as const,
  ];
  const verdictsWith = (fields: Partial<Evidence>) => {
    const claimed = articlePipeline().claim("ci", "img-vuln-scan", {
      status: "implemented",
      evidence: evidence(fields),
    });
    const found = judge(claimed).gates.find(({ control }) => control === "img-vuln-scan");
    return [found?.declared, found?.proven].map((verdict) => [verdict?.verdict, verdict?.fix?.cost]);
  };

  test("that is current lets a gate hold both ways; to come, only by word; lapsed or against it, neither way", () => {
    expect(verdictsWith({ expires: judgedOn })).toEqual([
      ["holds", undefined],
      ["holds", undefined],
    ]);
    expect(verdictsWith({ effective: "2026-11-25" })).toEqual([
      ["holds", undefined],
      ["stands-nowhere", 0.25],
    ]);
    expect(verdictsWith({ expires: "2026-11-23" })).toEqual([
      ["stands-nowhere", 0.25],
      ["stands-nowhere", 0.25],
    ]);
    expect(verdictsWith({ result: "contradicts" })).toEqual([
      ["stands-nowhere", 1],
      ["stands-nowhere", 1],
    ]);
  });
});
