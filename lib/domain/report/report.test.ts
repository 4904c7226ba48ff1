import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { publishedPosture } from "../contract/published-posture";
import { documentFromPipeline } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { reportOf } from "./report";
import { reportMarkdown } from "./report-markdown";

/** Images are scanned in CI; a laptop pushes past it, and nothing is signed. */
function drawn(name = "Ana's laptop") {
  const pipeline = aPipeline()
    .node("laptop", { name, kind: "developer" })
    .node("ci", { name: "Jenkins", buildsImages: true, owner: "Build team" })
    .node("registry", { name: "Amazon ECR" })
    .node("cluster", { name: "EKS prod" })
    .edge("ci", "registry", { automated: true })
    .edge("laptop", "registry", { automated: false })
    .edge("registry", "cluster", { automated: true })
    .claim("ci", "img-vuln-scan", { status: "implemented" })
    .claim("cluster", "orc-access-control", { status: "planned", owner: "Mona", due: "2027-01-31" })
    .build();
  const posture = publishedPosture(analyse(pipeline, mappedCatalogue, "2026-11-26"));
  return { document: documentFromPipeline(pipeline), posture };
}

const facts = {
  name: "Payments",
  of: "Snapshot 5, Before | the audit",
  at: "2026-11-26T10:00:00Z",
  revision: 7,
  catalogue: "2026.11.2",
  analysis: "analysis version 2",
  fingerprint: "ab12",
};

describe("the report on a posture", () => {
  it("counts what is open so that the parts sum to the whole", () => {
    const { document, posture } = drawn();
    const { counts } = reportOf(document, posture);
    const [open = 0, inScope = 0, ...parts] = [...counts.matchAll(/\d+/g)].map(Number);
    expect(inScope).toBe(posture.coverage.pipeline.inScope);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(open);
    expect(open).toBe(posture.gaps.asDeclared.length);
  });

  it("says that evidence is unconfirmed where a second person is to confirm it, also of a copy, which keeps no rule", () => {
    const { document, posture } = drawn();
    const unconfirmed =
      "1 control declared in place: 0 verified by current evidence, 1 declared without approved evidence.";
    expect(reportOf(document, posture).evidence).toContain("1 declared without evidence");
    expect(reportOf(document, posture, undefined, true).evidence).toContain(unconfirmed);
    const ruled = { ...document, policy: { needsReview: ["verified" as const] } };
    expect(reportOf(ruled, posture).evidence).toContain(unconfirmed);
  });

  it("lists the ways in that are open, and three changes to fund with who answers for them", () => {
    const { document, posture } = drawn();
    const { waysIn, toFund } = reportOf(document, posture);
    expect(waysIn?.rows.map(({ title }) => title)).toContain("Ana's laptop");
    expect(toFund?.redraw).toBeUndefined();
    expect(toFund?.rows).toHaveLength(3);
    expect(toFund?.rows[0]?.buys).toMatch(/^Unprotected entry points: \d+ → \d+/);
    expect(toFund?.rows.find(({ title }) => title.endsWith("at EKS prod"))).toMatchObject({
      node: "cluster",
      title: "Bring forward “Authenticated, limited rights to start containers” at EKS prod",
      owner: "Mona",
      due: "2027-01-31",
    });
  });

  it("has the first to fix and the first to assess, of all that are open", () => {
    const { document, posture } = drawn();
    const report = reportOf(document, posture);
    const open = posture.gaps.asDeclared.length;
    expect(report.gaps).toMatchObject([
      {
        heading: "To fix: 1",
        rows: [{ title: "Authenticated, limited rights to start containers", where: "EKS prod" }],
        left: 0,
      },
      { heading: `To assess: ${open - 1}`, rows: [{}, {}], left: open - 3 },
    ]);
    const text = reportMarkdown(report, facts);
    expect(text).toContain(
      "\n## To fix: 1\n\n- Authenticated, limited rights to start containers, at EKS prod\n\n## To assess: ",
    );
    expect(text).toContain(`- ${open - 3} more not listed here.`);
    const none = reportOf(document, { ...posture, gaps: { asDeclared: [], asProven: [] } });
    expect(reportMarkdown(none, facts)).toContain("\n## To fix: 0\n\nNo known gap to fix.");
  });

  it("says nothing of ways in, and of what to fund, where a posture of before has none", () => {
    const { document, posture } = drawn();
    const { coverage, gaps } = posture;
    const report = reportOf(document, { coverage, gaps });
    expect([report.waysIn, report.toFund]).toEqual([undefined, undefined]);
    expect(report.lead.stress).toMatch(/is the weakest stage$/);
    expect(reportMarkdown(report, facts)).not.toContain("Entry points");
  });

  it("is written as Markdown in which no name is markup", () => {
    const { document, posture } = drawn("<img> | *a* [b](c)\n# d");
    const text = reportMarkdown(reportOf(document, posture), facts);
    expect(text).toMatch(/^# Payments: Snapshot 5, Before \\\| the audit\n/);
    expect(text).toContain(String.raw`\<img\> \| \*a\* \[b\]\(c\) \# d`);
    expect(text).not.toMatch(/^# d/m);
    for (const line of text.split("\n").filter((one) => one.startsWith("| ")))
      expect([4, 5]).toContain(line.match(/(?<!\\)\|/g)?.length);
    expect(text).toContain("fingerprint ab12");
    for (const [name, written] of [
      ["- x", String.raw`- \- x: `],
      ["1. x", String.raw`- 1\. x: `],
      ["https://x.example @me", String.raw`- https\://x.example \@me: `],
      ["www.x.example", String.raw`- www\.x.example: `],
    ] as const) {
      const named = drawn(name);
      expect(reportMarkdown(reportOf(named.document, named.posture), facts)).toContain(`\n${written}`);
    }
  });
});
