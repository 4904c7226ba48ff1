import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import type { Claim, PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { type Gap, listOfGap } from "@/lib/domain/posture/findings/gaps";
import type { Posture } from "@/lib/domain/posture/posture";
import { groupWaysIn } from "@/lib/domain/posture/ways-in/group-ways-in";
import type { WayIn } from "@/lib/domain/posture/ways-in/way-in";
import { changeSentence, changeTitle } from "@/lib/domain/posture/words/change-words";
import { entryWords } from "@/lib/domain/posture/words/entry-words";
import { gatesSentence } from "@/lib/domain/posture/words/gates-sentence";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { statusWords } from "@/lib/domain/posture/words/status-words";
import { verdictWord } from "@/lib/domain/posture/words/verdict-words";
import { countWaysIn, waysInSentence } from "@/lib/domain/posture/words/ways-in-sentence";

const file = path.resolve(import.meta.dirname, "../../../docs/get-started/sample-tour.md");
const page = readFileSync(file, "utf8");
const analysed = (document: PipelineDocument) => {
  const pipeline = pipelineFromDocument(document);
  return { pipeline, posture: analyse(pipeline, mappedCatalogue, "2026-12-01") };
};
const { pipeline, posture } = analysed(sampleDocument);
const rows = posture.waysIn.declared;
const counts = countWaysIn(rows);
const confirmed = rows.filter(({ state, said }) => state === "unguarded" && said);
const assumed = rows.filter(({ state, said }) => state === "unguarded" && !said);
const guarded = rows.filter(({ state }) => state === "guarded");
const { declared: gaps, proven: gapsProven } = posture.gaps;
const toldGates = ["img-vuln-scan", "adm-image-signature", "reg-promotion-gate", "base-approved-sources"];

/** The parts that are the product's own words. `npm run docs` writes them. */
const parts: { readonly [name: string]: () => string } = {
  headline: () => `> ${waysInSentence(pipeline, groupWaysIn(rows, pipeline), 1)}`,
  unprotected: () =>
    table(["Entry point", "Open technique", "Confirmed by", "Attack path"], confirmed.map(confirmedRow)),
  assumed: () =>
    table(
      ["Entry point", "Attack path"],
      assumed.map((row) => [wayInTitle(pipeline, row), pathOf(row.witness)]),
    ),
  protected: () =>
    table(
      ["Entry point", "Blocked at", "By"],
      guarded.map((row) => [
        wayInTitle(pipeline, row),
        [...new Set(row.stops.map(({ node }) => nodeName(pipeline, node)))].join(", "),
        row.stops.map(({ control }) => title(control)).join(", "),
      ]),
    ),
  first: () => `> ${changeSentence(pipeline, changes()[0], counts)}`,
  next: () =>
    table(
      ["Change", "Unprotected", "Effort"],
      changes()
        .slice(1)
        .map(({ change, confirmed: turned = 0, effort }) => [
          changeTitle(pipeline, change),
          `${counts.said} → ${counts.said - turned}`,
          String(effort),
        ]),
    ),
  gates: () => `> ${gatesSentence(posture.gates.map(({ declared }) => declared))}`,
  "four gates": () =>
    table(
      ["Gate", "Verdict", "Shortest path past it"],
      toldGates.map((control) => {
        const verdict = verdictOf(control);
        return [controlTitle(control, pipeline), verdictWord(verdict), pathOf(verdict.witness ?? [])];
      }),
    ),
  gaps: () =>
    table(
      ["List", "Gap", "Status", "Weight", "Reach", "Opening", "Bareness", "Status factor", "Priority"],
      toldGaps().map(([list, gap]) => gapRow(list, gap)),
    ),
};

test("the tour of the sample says what the product says", async () => {
  let written = page;
  for (const [name, write] of Object.entries(parts)) {
    const part = new RegExp(`(?<=<!-- ${name} -->\n\n).*?(?=\n\n<!-- end -->)`, "s");
    expect(written).toMatch(part);
    written = written.replace(part, write);
  }
  await expect(written).toMatchFileSnapshot(file);
});

test("its target and its counts", () => {
  expect(posture.graph).toMatchObject({ targets: ["ec2-prod"], otherTargets: ["ec2-staging"] });
  expect([confirmed.length, assumed.length, guarded.length]).toEqual([5, 4, 3]);
  expect(page).toContain(`${listed("fix", gaps).length} gaps to *fix*`);
  expect(page).toContain(`${listed("assess", gaps).length} to *assess*`);
  expect(listed("prove", gaps)).toEqual([]);
  expect(page).toContain(`${listed("prove", gapsProven).length} gaps that are only declared`);
});

test("an answer on a pin", () => {
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

test("the first change, its alternative, and all five together", () => {
  const [first] = changes();
  expect(first).toMatchObject({ effort: 1, change: { remove: "laptop-ecr" } });
  expect(first.alternatives).toMatchObject([{ change: { remove: "developers-laptop" } }]);
  expect(posture.handOvers.find(({ edge }) => edge === "laptop-ecr")?.gates).toHaveLength(8);
  const claims = changes().flatMap(({ change }) =>
    ("together" in change ? change.together : [change]).flatMap((part) =>
      "implement" in part ? [{ ...part.implement, status: "implemented" } satisfies Claim] : [],
    ),
  );
  expect(countWaysIn(after({ without: "laptop-ecr", claims }).waysIn.declared).said).toBe(0);
});

test("the gates that it tells of", () => {
  expect(toldGates.map((control) => verdictOf(control).verdict)).toEqual([
    "bypassed",
    "bypassed",
    "holds",
    "holds",
  ]);
  expect(verdictOf("img-vuln-scan").witness).toEqual(["laptop", "ecr", "eks-prod", "ec2-prod"]);
  expect(posture.chains.declared).toMatchObject([
    { finding: "checked-not-signed", node: "eks-staging", from: ["jenkins", "teamcity"] },
  ]);
  const removed = after({ without: "laptop-ecr" });
  expect(["bypassed", "holds"].map((verdict) => countVerdicts(removed, verdict))).toEqual([5, 20]);
});

function confirmedRow(row: WayIn): readonly string[] {
  const open = row.entries.filter(({ state, said }) => state === "open" && said);
  const lacking = open
    .flatMap(({ closers }) => closers)
    .filter(({ status }) => ["missing", "planned", "partial", "contradicted"].includes(status))
    .map(
      ({ node, control, status }) =>
        `${title(control)} at ${nodeName(pipeline, node)}: ${statusWords[status].word.toLowerCase()}`,
    );
  return [
    wayInTitle(pipeline, row),
    open.map(({ type }) => entryWords[type].word).join(", "),
    lacking.length > 0 ? lacking.join("; ") : "the map",
    pathOf(row.witness),
  ];
}

function toldGaps(): readonly (readonly [string, Gap | undefined])[] {
  const fix = listed("fix", gaps);
  const access = fix.find(({ control, node }) => control === "reg-access-control" && node === "ecr");
  return [
    ["Fix", fix[0]],
    ["Fix", fix[1]],
    ["Fix", access],
    ["Assess", listed("assess", gaps)[0]],
    ["Verify", listed("prove", gapsProven)[0]],
  ];
}

function gapRow(list: string, gap: Gap | undefined): readonly string[] {
  if (!gap) throw new Error("There is no such gap.");
  const { weight, reach, opening = 1, bareness = 1, status } = gap.factors;
  const others = [reach, opening, bareness, status];
  expect(others.reduce((product, factor) => product * factor, weight)).toBeCloseTo(gap.priority);
  return [
    list,
    `${controlTitle(gap.control, pipeline)}, at ${nodeName(pipeline, gap.node)}`,
    statusWords[gap.status].word,
    String(weight),
    ...others.map((factor) => `× ${factor}`),
    String(gap.priority),
  ];
}

function listed(list: string, all: readonly Gap[]): readonly Gap[] {
  return all.filter(({ status }) => listOfGap(status) === list);
}

function changes() {
  const [first, ...others] = posture.bestChanges.slice(0, 5);
  if (!first) throw new Error("There is nothing to do first.");
  return [first, ...others] as const;
}

function verdictOf(control: string) {
  const gate = posture.gates.find((one) => one.control === control);
  if (!gate) throw new Error(`There is no gate ${control}.`);
  return gate.declared;
}

function countVerdicts({ gates }: Posture, verdict: string): number {
  return gates.filter(({ declared }) => declared.verdict === verdict).length;
}

function after(change: { readonly without: string; readonly claims?: readonly Claim[] }): Posture {
  const { claims = [] } = change;
  const isReplaced = (old: Claim) =>
    claims.some(({ node, control }) => node === old.node && control === old.control);
  return analysed({
    ...sampleDocument,
    edges: sampleDocument.edges.filter(({ id }) => id !== change.without),
    claims: [...sampleDocument.claims.filter((claim) => !isReplaced(claim)), ...claims],
  }).posture;
}

function title(control: string): string {
  return `“${controlTitle(control, pipeline)}”`;
}

function pathOf(nodes: readonly string[]): string {
  return nodes.map((node) => nodeName(pipeline, node)).join(" → ");
}

function table(heads: readonly string[], all: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => "---"), ...all].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
