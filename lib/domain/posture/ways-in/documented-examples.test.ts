import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { controlTitle } from "../../catalogue/find-control";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { sampleDocument } from "../../catalogue/templates/sample";
import type { Claim, PipelineDocument } from "../../pipeline/document";
import { type Pipeline, pipelineFromDocument } from "../../pipeline/pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { analyse } from "../analyse";
import { type Gap, listOfGap } from "../findings/gaps";
import type { Posture } from "../posture";
import { changeSentence, changeTitle } from "../words/change-words";
import { entryWords } from "../words/entry-words";
import { gatesSentence } from "../words/gates-sentence";
import { nodeName } from "../words/node-names";
import { wayInTitle } from "../words/place-names";
import { settlingQuestion } from "../words/settling-question";
import { statusWords } from "../words/status-words";
import { countWaysIn, waysInSentence } from "../words/ways-in-sentence";
import { groupWaysIn } from "./group-ways-in";
import type { WayIn } from "./way-in";

// The examples that docs/concepts/attack-paths.md tells.

const today = "2026-11-27";

function wayIn(pipeline: Pipeline, place: string) {
  const { waysIn, gates } = analyse(pipeline, mappedCatalogue, today);
  const row = waysIn.declared.find(({ places: [first] }) =>
    first && "node" in first ? first.node === place : first?.edge === place,
  );
  const verdictOf = (control: string) => gates.find((gate) => gate.control === control)?.declared.verdict;
  return { row, verdictOf };
}

const scanned = aPipeline()
  .node("laptop", { name: "Ana" })
  .node("repository")
  .node("market", { kind: "package-registry" })
  .node("ci", { buildsImages: true })
  .node("registry")
  .node("cluster", { technologies: ["eks"] })
  .edge("laptop", "repository", { artifact: "code" })
  .edge("repository", "ci", { artifact: "code" })
  .edge("market", "ci", { artifact: "tool", pinned: false })
  .edge("ci", "registry")
  .edge("registry", "cluster")
  .claim("ci", "img-vuln-scan", { status: "implemented" })
  .claim("ci", "img-sign", { status: "implemented" })
  .claim("cluster", "adm-image-signature", { status: "implemented" });

test("a scanner that turns is an unguarded way in, although the scan and the check of signatures hold", () => {
  const { row, verdictOf } = wayIn(scanned.build(), "market-ci");
  expect(row).toMatchObject({ state: "unguarded", said: true, unguarded: ["cluster"] });
  expect([verdictOf("img-vuln-scan"), verdictOf("adm-image-signature")]).toEqual(["holds", "holds"]);
  const pinned = scanned.claim("ci", "pin-dependencies", { status: "implemented" });
  expect(wayIn(pinned.build(), "market-ci").row?.state).toBe("closed");
});

const forked = aPipeline()
  .node("fork", { kind: "developer", external: true })
  .node("repository")
  .node("ci", { buildsImages: true, technologies: ["jenkins"] })
  .node("registry")
  .node("host")
  .edge("fork", "repository", { artifact: "code" })
  .edge("repository", "ci", { artifact: "code" })
  .edge("ci", "registry")
  .edge("registry", "host")
  .edge("ci", "host", { artifact: "credential" })
  .claim("repository", "src-two-party-review", { status: "implemented" });

test("a fork that builds is one too, review or not, until it runs without secrets", () => {
  expect(wayIn(forked.build(), "ci").row).toMatchObject({
    state: "unguarded",
    said: true,
    unguarded: ["host"],
  });
  const apart = forked.claim("ci", "ci-untrusted-code-isolation", { status: "implemented" });
  const change = wayIn(apart.build(), "ci").row?.entries.find(({ type }) => type === "untrusted-change");
  expect(change?.state).toBe("closed-as-declared");
});

describe("the sample on docs/get-started/sample-tour.md is what the product says of it", () => {
  const page = readFileSync(
    path.resolve(import.meta.dirname, "../../../../docs/get-started/sample-tour.md"),
    "utf8",
  );
  const sampleDay = "2026-12-01";
  const analysed = (document: PipelineDocument) => {
    const pipeline = pipelineFromDocument(document);
    return { pipeline, posture: analyse(pipeline, mappedCatalogue, sampleDay) };
  };
  const { pipeline, posture } = analysed(sampleDocument);
  const rows = posture.waysIn.declared;
  const counts = countWaysIn(rows);
  const title = (control: string) => `“${controlTitle(control, pipeline)}”`;
  const pathOf = ({ witness }: WayIn) => witness.map((node) => nodeName(pipeline, node)).join(" → ");
  const wordOf = (status: keyof typeof statusWords) => statusWords[status].word;
  const tableRow = (...cells: readonly string[]) => `\n| ${cells.join(" | ")} |\n`;
  const expectRows = (all: readonly string[]) => {
    for (const row of all) expect(page).toContain(row);
  };
  const implemented = (node: string, control: string): Claim => ({ node, control, status: "implemented" });
  const after = (change: { readonly without?: string; readonly claims?: readonly Claim[] }) =>
    analysed({
      ...sampleDocument,
      edges: sampleDocument.edges.filter(({ id }) => id !== change.without),
      claims: [
        ...sampleDocument.claims.filter(
          ({ node, control }) =>
            change.claims?.some((claim) => claim.node === node && claim.control === control) !== true,
        ),
        ...(change.claims ?? []),
      ],
    }).posture;
  const verdicts = ({ gates }: Posture, verdict: string) =>
    gates.filter(({ declared }) => declared.verdict === verdict).length;

  test("its headline, its target and what it says of gates", () => {
    expect(page).toContain(`> ${waysInSentence(pipeline, groupWaysIn(rows, pipeline), 1)}\n`);
    expect(page).toContain(`> ${gatesSentence(posture.gates.map(({ declared }) => declared))}\n`);
    expect(posture.graph).toMatchObject({ targets: ["ec2-prod"], otherTargets: ["ec2-staging"] });
  });

  test("each confirmed, unprotected entry point with what confirms it and its path", () => {
    const confirmed = rows.filter(({ state, said }) => state === "unguarded" && said);
    expect(confirmed).toHaveLength(5);
    expectRows(
      confirmed.map((row) => {
        const open = row.entries.filter(({ state, said }) => state === "open" && said);
        const lacking = open
          .flatMap(({ closers }) => closers)
          .filter(({ status }) => ["missing", "planned", "partial", "contradicted"].includes(status))
          .map(
            ({ node, control, status }) =>
              `${title(control)} at ${nodeName(pipeline, node)}: ${wordOf(status).toLowerCase()}`,
          );
        return tableRow(
          wayInTitle(pipeline, row),
          open.map(({ type }) => entryWords[type].word).join(", "),
          lacking.length > 0 ? lacking.join("; ") : "the map",
          pathOf(row),
        );
      }),
    );
  });

  test("each assumed one with its path, and what an answer does", () => {
    const assumed = rows.filter(({ state, said }) => state === "unguarded" && !said);
    expect(assumed).toHaveLength(4);
    expectRows(assumed.map((row) => tableRow(wayInTitle(pipeline, row), pathOf(row))));
    const asked = assumed.find(({ places: [place] }) => place && "edge" in place);
    expect(page).toContain(`“${asked && settlingQuestion(pipeline, asked)?.text}”`);
    const pinned = (answer: boolean) =>
      countWaysIn(
        analysed({
          ...sampleDocument,
          edges: sampleDocument.edges.map((edge) =>
            edge.id === "docker-hub-teamcity" ? { ...edge, pinned: answer } : edge,
          ),
        }).posture.waysIn.declared,
      );
    expect(pinned(true)).toMatchObject({ said: counts.said, assumed: 3 });
    expect(pinned(false)).toMatchObject({ said: 6, assumed: 3 });
  });

  test("what is protected, and by what", () => {
    const guarded = rows.filter(({ state }) => state === "guarded");
    expect(guarded).toHaveLength(3);
    expectRows(
      guarded.map((row) => {
        const at = [...new Set(row.stops.map(({ node }) => nodeName(pipeline, node)))];
        const by = row.stops.map(({ control }) => title(control));
        return tableRow(wayInTitle(pipeline, row), at.join(", "), by.join(", "));
      }),
    );
  });

  test("what to do first, its alternative and the next four", () => {
    const [first, ...others] = posture.bestChanges;
    if (!first) throw new Error("There is nothing to do first.");
    expect(page).toContain(`> ${changeSentence(pipeline, first, counts)}\n`);
    expect(first).toMatchObject({ effort: 1, change: { remove: "laptop-ecr" } });
    expect(first.alternatives?.map(({ change }) => `*${changeTitle(pipeline, change)}*`)).toEqual([
      "*Remove Developers → Laptop hotfix build*",
    ]);
    expectRows(
      others
        .slice(0, 4)
        .map(({ change, confirmed = 0, effort }) =>
          tableRow(
            changeTitle(pipeline, change),
            `${counts.said} → ${counts.said - confirmed}`,
            String(effort),
          ),
        ),
    );
    const all = [first, ...others.slice(0, 4)].flatMap(({ change }) =>
      ("together" in change ? change.together : [change]).flatMap((part) =>
        "implement" in part ? [implemented(part.implement.node, part.implement.control)] : [],
      ),
    );
    expect(countWaysIn(after({ without: "laptop-ecr", claims: all }).waysIn.declared).said).toBe(0);
  });

  test("the gates that it tells of", () => {
    const verdictOf = (control: string) => posture.gates.find((gate) => gate.control === control)?.declared;
    expect(verdictOf("img-vuln-scan")).toMatchObject({
      verdict: "bypassed",
      witness: ["laptop", "ecr", "eks-prod", "ec2-prod"],
    });
    expect(verdictOf("adm-image-signature")?.verdict).toBe("bypassed");
    expect(posture.chains.declared).toMatchObject([
      { finding: "checked-not-signed", node: "eks-staging", from: ["jenkins", "teamcity"] },
    ]);
    expect([verdictOf("reg-promotion-gate"), verdictOf("base-approved-sources")]).toMatchObject([
      { verdict: "holds" },
      { verdict: "holds" },
    ]);
    expect(posture.handOvers.find(({ edge }) => edge === "laptop-ecr")?.gates).toHaveLength(8);
    const removed = after({ without: "laptop-ecr" });
    expect(page).toContain(
      `${verdicts(removed, "bypassed")} gates are bypassed and ${verdicts(removed, "holds")} hold`,
    );
  });

  test("gaps to fix, to prove and to assess, with factors that multiply to the priority", () => {
    const of = (list: string, gaps: readonly Gap[]) =>
      gaps.filter(({ status }) => listOfGap(status) === list);
    const { declared, proven } = posture.gaps;
    expect(of("prove", declared)).toEqual([]);
    expect(page).toContain(`${of("fix", declared).length} gaps to *fix*`);
    expect(page).toContain(`${of("assess", declared).length} to *assess*`);
    const gapRow = (list: string, gap: Gap | undefined) => {
      if (!gap) throw new Error("There is no such gap.");
      const { weight, reach, opening = 1, bareness = 1, status } = gap.factors;
      const factors = [weight, reach, opening, bareness, status];
      expect(factors.reduce((product, factor) => product * factor)).toBeCloseTo(gap.priority);
      const [first = "", ...others] = factors.map(String);
      return tableRow(
        list,
        `${controlTitle(gap.control, pipeline)}, at ${nodeName(pipeline, gap.node)}`,
        wordOf(gap.status),
        first,
        ...others.map((factor) => `× ${factor}`),
        String(gap.priority),
      );
    };
    const fix = of("fix", declared);
    expectRows([
      gapRow("Fix", fix[0]),
      gapRow("Fix", fix[1]),
      gapRow(
        "Fix",
        fix.find(({ control, node }) => control === "reg-access-control" && node === "ecr"),
      ),
      gapRow("Assess", of("assess", declared)[0]),
    ]);
    const prove = of("prove", proven);
    expect(page).toContain(`${prove.length} gaps that are only declared`);
    expect(page).toContain("5 × 1 × 3 × 1 × 0.9 = 13.5");
    expect(prove[0]).toMatchObject({
      node: "bitbucket",
      control: "src-two-party-review",
      priority: 13.5,
      factors: { weight: 5, reach: 1, opening: 3, bareness: 1, status: 0.9 },
    });
  });
});
