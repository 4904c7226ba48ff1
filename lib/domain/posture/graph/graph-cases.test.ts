import { describe, expect, test } from "vitest";
import { articlePipeline, articleUpToRegistry } from "@/lib/testing/article-pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { judge, verdictOf } from "@/lib/testing/judge";
import type { Image } from "../../pipeline/document";

const implemented = { status: "implemented" } as const;
const holds = { verdict: "holds", exposedTargets: [], openEdges: [] };

describe("parents", () => {
  const mirrored = aPipeline()
    .node("hub")
    .node("mirror", { kind: "parent-registry" })
    .node("ci", { buildsImages: true })
    .node("cluster")
    .edge("hub", "mirror", { artifact: "parent-image" })
    .edge("mirror", "ci", { artifact: "parent-image", images: ["app"] })
    .edge("ci", "cluster");
  const floating: Image = { id: "app", name: "app", parents: [{ ref: "alpine:3" }] };
  const pinned: Image = { id: "app", name: "app", parents: [{ ref: "alpine@sha256:ab" }] };

  test("that are mirrored wait in quarantine, unless they are also pulled past the mirror, where nothing can hold them", () => {
    const waiting = mirrored.claim("mirror", "base-mirror-quarantine", implemented);
    expect(verdictOf("base-mirror-quarantine", waiting)).toEqual(holds);
    const past = verdictOf("base-mirror-quarantine", waiting.edge("hub", "ci", { artifact: "parent-image" }));
    expect(past).toMatchObject({
      verdict: "bypassed",
      witness: ["hub", "ci", "cluster"],
      fix: { nodes: [], leaves: ["cluster"] },
    });
  });

  test("whose tag floats are whatever the mirror makes of them: it is an origin too", () => {
    const checked = aPipeline()
      .node("hub")
      .node("inner", { kind: "parent-registry" })
      .node("mirror", { kind: "parent-registry" })
      .node("ci", { buildsImages: true })
      .node("cluster")
      .edge("hub", "inner", { artifact: "parent-image" })
      .edge("inner", "mirror", { artifact: "parent-image" })
      .edge("mirror", "ci", { artifact: "parent-image", images: ["app"] })
      .edge("ci", "cluster")
      .claim("inner", "base-approved-sources", implemented);
    expect(judge(checked, [floating]).graph.origins.thirdParty).toEqual(["hub", "mirror"]);
    expect(verdictOf("base-approved-sources", checked, [floating])).toMatchObject({
      verdict: "bypassed",
      witness: ["mirror", "ci", "cluster"],
    });
    expect(judge(checked, [pinned]).graph).toMatchObject({
      origins: { thirdParty: ["hub"] },
      notes: [{ code: "pinning-unknown", nodes: ["hub", "inner"] }],
    });
    expect(verdictOf("base-approved-sources", checked, [pinned])).toEqual(holds);
  });
});

describe("what is there, and what is not", () => {
  test("a cycle with no developer drawn is where everything comes from", () => {
    const cycle = aPipeline()
      .node("repository")
      .node("ci", { buildsImages: true })
      .node("cluster")
      .edge("repository", "ci", { artifact: "code" })
      .edge("ci", "repository", { artifact: "code" })
      .edge("ci", "cluster")
      .claim("repository", "src-two-party-review", implemented);
    expect(judge(cycle).graph.origins).toEqual({ firstParty: ["ci", "repository"], thirdParty: [] });
    const found = verdictOf("src-two-party-review", cycle);
    expect(found).toMatchObject({
      verdict: "bypassed",
      witness: ["ci", "cluster"],
      openEdges: ["ci-cluster"],
    });
  });

  test("CI that runs in the cluster it deploys to is no end, and the way round it leaves nothing open", () => {
    const hosted = articleUpToRegistry()
      .node("cluster")
      .edge("registry", "cluster")
      .edge("cluster", "ci", { artifact: "container" })
      .claim("ci", "img-sign", implemented)
      .claim("cluster", "adm-image-signature", implemented)
      .claim("ci", "img-vuln-scan", implemented);
    expect(judge(hosted).graph).toMatchObject({
      origins: { firstParty: ["laptop"], thirdParty: ["hub"] },
      targets: ["cluster"],
    });
    expect(verdictOf("adm-image-signature", hosted)).toEqual(holds);
    expect(verdictOf("img-vuln-scan", hosted)).toEqual(holds);
  });

  test("two separate flows are judged apart: the hole is in the one, and no node guards both", () => {
    const two = articlePipeline()
      .node("laptop2", { kind: "developer" })
      .node("repository2", { kind: "source-repository" })
      .node("host2", { kind: "host", stage: "run" })
      .edge("laptop2", "repository2", { artifact: "code" })
      .edge("repository2", "host2", { artifact: "code" })
      .claim("repository", "src-two-party-review", implemented);
    expect(verdictOf("src-two-party-review", two)).toMatchObject({
      verdict: "bypassed",
      exposedTargets: ["host2"],
      witness: ["laptop2", "repository2", "host2"],
      openEdges: ["laptop2-repository2", "repository2-host2"],
      fix: { nodes: ["repository2"], cost: 1, leaves: [] },
    });
    expect(judge(two).chokePoints.declared.every(({ targets }) => targets.length === 1)).toBe(true);
  });

  test("where nothing runs there is nothing to protect, and no level of SLSA", () => {
    const posture = judge(
      aPipeline().node("laptop").node("ci").edge("laptop", "ci", { artifact: "code" }).node("host"),
    );
    expect(posture.graph).toMatchObject({ targets: [], unconnected: ["host"] });
    expect(new Set(posture.gates.map(({ declared }) => declared.verdict))).toEqual(
      new Set(["nothing-to-protect"]),
    );
    expect(posture.bestSingleFix).toEqual({ declared: null, proven: null });
    expect(posture.slsa.declared).toEqual({ build: { next: [] }, source: { next: [] } });
  });

  test("two hosts that hand on to each other alone are handed nothing, and are said to be unconnected", () => {
    const circle = aPipeline()
      .node("host")
      .node("host2", { kind: "host", stage: "run" })
      .edge("host", "host2", { artifact: "container" })
      .edge("host2", "host", { artifact: "container" });
    expect(judge(circle).graph).toMatchObject({ targets: [], unconnected: ["host", "host2"] });
  });
});
