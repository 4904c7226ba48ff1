import { describe, expect, test } from "vitest";
import { aPipeline, type PipelineBuilder } from "@/lib/testing/builders";
import { judge, verdictOf } from "@/lib/testing/judge";

const implemented = { status: "implemented" } as const;
const code = { artifact: "code" } as const;
const manifest = { artifact: "manifest" } as const;
const byHand = { ...code, automated: false } as const;
const holds = { verdict: "holds", exposedTargets: [], openEdges: [] };
const isolation = "ci-untrusted-code-isolation";

describe("what a developer hands on by hand", () => {
  const built = aPipeline()
    .node("laptop")
    .node("builder")
    .node("host")
    .edge("builder", "host")
    .claim("builder", "img-vuln-scan", implemented);

  test("to a builder meets none of its gates, unless it is automated, and no fix is put there", () => {
    const verdict = {
      verdict: "bypassed",
      exposedTargets: ["host"],
      witness: ["laptop", "builder", "host"],
      openEdges: ["builder-host", "laptop-builder"],
      open: {},
      fix: { nodes: [], cost: 0, leaves: ["host"], impossible: ["laptop", "builder", "host"] },
    };
    expect(verdictOf("img-vuln-scan", built.edge("laptop", "builder", code))).toEqual(verdict);
    expect(verdictOf("img-vuln-scan", built.edge("laptop", "builder", byHand))).toEqual(verdict);
    expect(verdictOf("img-vuln-scan", built.edge("laptop", "builder", { ...code, automated: true }))).toEqual(
      holds,
    );
  });

  test("to CI meets none of its gates, unless it is automated", () => {
    const scanned = (fields: Parameters<PipelineBuilder["edge"]>[2]) =>
      aPipeline()
        .node("laptop")
        .node("ci", { buildsImages: true })
        .node("host")
        .edge("laptop", "ci", fields)
        .edge("ci", "host")
        .claim("ci", "img-vuln-scan", implemented)
        .claim("ci", isolation, implemented);
    expect(verdictOf("img-vuln-scan", scanned({ ...code, automated: true }))).toEqual(holds);
    for (const fields of [code, byHand])
      expect(verdictOf("img-vuln-scan", scanned(fields))).toMatchObject({ verdict: "bypassed" });
    // The way passes a node able to carry the gate, so it counts.
    expect(verdictOf(isolation, scanned(byHand))).toMatchObject({
      verdict: "bypassed",
      witness: ["laptop", "ci", "host"],
    });
  });

  test("and the same by machine beside it: what comes by machine is still checked", () => {
    const two = built.node("repository").edge("repository", "builder", code).edge("laptop", "builder", code);
    expect(verdictOf("img-vuln-scan", two).openEdges).toEqual(["builder-host", "laptop-builder"]);
  });

  test("to a delivery: a gate there stands for no runner, and none of it is in the fix", () => {
    const delivered = aPipeline()
      .node("repository")
      .node("registry")
      .node("argo")
      .node("cluster")
      .edge("repository", "registry")
      .edge("registry", "cluster")
      .edge("repository", "argo", manifest)
      .edge("argo", "cluster", manifest)
      .claim("argo", "reg-promotion-gate", implemented);
    expect(verdictOf("reg-promotion-gate", delivered)).toEqual(holds);
    const touched = (fields: Parameters<PipelineBuilder["edge"]>[2]) =>
      verdictOf("reg-promotion-gate", delivered.node("laptop").edge("laptop", "argo", fields));
    for (const fields of [manifest, { ...manifest, automated: false }])
      expect(touched(fields)).toMatchObject({
        verdict: "bypassed",
        witness: ["repository", "registry", "cluster"],
        fix: { nodes: ["registry"], cost: 1, leaves: [] },
      });
    expect(touched({ ...manifest, automated: true })).toEqual(holds);
  });

  test("to a delivery past an approval: the order is not approved", () => {
    const ordered = aPipeline()
      .node("laptop")
      .node("argo")
      .node("cluster")
      .edge("argo", "cluster", manifest)
      .claim("argo", "deploy-approval-gate", implemented);
    const sent = (fields: Parameters<PipelineBuilder["edge"]>[2]) =>
      verdictOf("deploy-approval-gate", ordered.edge("laptop", "argo", fields));
    for (const fields of [manifest, { ...manifest, automated: false }])
      expect(sent(fields)).toMatchObject({ verdict: "bypassed", fix: { leaves: ["cluster"], nodes: [] } });
    expect(sent({ ...manifest, automated: true })).toEqual(holds);
  });
});

describe("what a stranger hands straight to CI", () => {
  const forked = aPipeline()
    .node("laptop")
    .node("repository")
    .node("ci", { buildsImages: true })
    .node("host")
    .node("fork", { kind: "developer", external: true })
    .edge("laptop", "repository", code)
    .edge("repository", "ci", code)
    .edge("fork", "ci", code)
    .edge("ci", "host")
    .claim("repository", "src-two-party-review", implemented);
  const apart = forked.claim("ci", isolation, implemented);

  test("goes no further where it runs apart, for every other gate", () => {
    expect(verdictOf("src-two-party-review", forked)).toMatchObject({
      verdict: "bypassed",
      witness: ["fork", "ci", "host"],
    });
    expect(verdictOf("src-two-party-review", apart)).toEqual(holds);
    expect(verdictOf(isolation, apart)).toEqual(holds);
  });

  test("as proven it is apart only with proof", () => {
    const proven = judge(apart).gates.find(({ control }) => control === "src-two-party-review")?.proven;
    expect(proven?.witness).toEqual(["fork", "ci", "host"]);
  });

  test("goes on where a developer of one's own hands it over, and where some other control is in place", () => {
    const own = apart.node("laptop2", { kind: "developer" }).edge("laptop2", "ci", code);
    expect(verdictOf("src-two-party-review", own)).toMatchObject({
      verdict: "bypassed",
      witness: ["laptop2", "ci", "host"],
    });
    const reviewed = forked.claim("ci", "gha-workflow-hardening", implemented);
    expect(verdictOf("src-two-party-review", reviewed).verdict).toBe("bypassed");
  });

  test("where that is all that comes, nothing enters", () => {
    const alone = aPipeline()
      .node("fork", { kind: "developer", external: true })
      .node("ci")
      .node("cluster")
      .edge("fork", "ci", code)
      .edge("ci", "cluster")
      .claim("ci", isolation, implemented);
    expect(verdictOf("adm-image-signature", alone).verdict).toBe("nothing-enters");
  });
});
