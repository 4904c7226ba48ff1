import { describe, expect, it } from "vitest";
import { aCatalogue, aPipeline, type PipelineBuilder } from "@/lib/testing/builders";
import type { MappedCatalogue } from "../catalogue/catalogue";
import { mappedCatalogue } from "../catalogue/load-mappings";
import type { Claim } from "../pipeline/document";
import { type Pipeline } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { alignPipelines } from "./align-pipelines";
import { compareStates, isWorse, type StateComparison } from "./compare-states";
import { explainCount } from "./explain-count";
import { splitSummary, type StateLabels, summarySentence } from "./summary-sentence";

const catalogue = aCatalogue();
const today = "2026-11-24";

interface Side {
  readonly map: PipelineBuilder | Pipeline;
  readonly day?: string;
  readonly by?: MappedCatalogue;
}

function compared(before: Side, after: Side, rules: MappedCatalogue = catalogue): StateComparison {
  const stateOf = ({ map, day = today, by = rules }: Side) => {
    const pipeline = "build" in map ? map.build() : map;
    return { pipeline, day, catalogue: by, posture: analyse(pipeline, rules, day) };
  };
  return compareStates(stateOf(before), stateOf(after), (pipeline, day) => analyse(pipeline, rules, day));
}

const told = (comparison: StateComparison) =>
  comparison.controls.map(({ node, control, before, after, group }) => [node, control, before, after, group]);
const sentenceOf = (comparison: StateComparison, labels: StateLabels = { before: "Q4 baseline" }) =>
  summarySentence(comparison, labels);

const ci = aPipeline().node("ci");
const saying = (claim: Partial<Claim>) => ci.claim("ci", "c-scan", claim);
const supported = (expires: string): Partial<Claim> => ({
  status: "implemented",
  evidence: [{ id: "v1", title: "Scan", result: "supports", effective: "2026-11-01", expires }],
});

describe("a control that somebody says something else of", () => {
  it.each<[Partial<Claim>, Partial<Claim>, string]>([
    [{ status: "implemented" }, { status: "missing" }, "worse"],
    [{ status: "implemented" }, { status: "partial" }, "worse"],
    [supported("2027-01-01"), { status: "implemented" }, "worse"],
    [{ status: "partial" }, {}, "worse"],
    [{ status: "missing" }, supported("2027-01-01"), "better"],
    [{ status: "missing" }, { status: "planned" }, "better"],
    [{}, { status: "implemented" }, "better"],
    // What is not there was not there before somebody said so.
    [{}, { status: "missing" }, "answered"],
    [{ status: "missing" }, {}, "answered"],
    [{ status: "missing" }, { status: "not-applicable", reason: "None" }, "not-applicable"],
    [{ status: "not-applicable", reason: "None" }, { status: "implemented" }, "not-applicable"],
  ])("from %j to %j is %s", (before, after, group) => {
    const comparison = compared({ map: saying(before) }, { map: saying(after) });
    expect(comparison.controls.map((change) => change.group)).toEqual([group]);
    expect([comparison.isWorse, comparison.isSame]).toEqual([group === "worse", false]);
  });
});

it("what was written since is the reason of a change, and what was there before is not", () => {
  const earlier = saying({ status: "planned", note: "In March" });
  const reasons = (...notes: readonly string[]) =>
    notes.flatMap((note) =>
      compared({ map: earlier }, { map: saying({ status: "implemented", note }) }).controls.map(
        ({ why }) => why,
      ),
    );
  expect(reasons("In March", "Done by hand", "")).toEqual([undefined, "Done by hand", undefined]);
});

describe("what nobody did", () => {
  it("is by time alone where evidence expired, with the day, and worse all the same", () => {
    const map = saying(supported("2026-11-24"));
    const comparison = compared({ map }, { map, day: "2026-11-28" });
    expect(comparison.controls).toEqual([
      {
        node: "ci",
        control: "c-scan",
        before: "verified",
        after: "stale",
        group: "time",
        steps: [{ cause: "time", from: "verified", to: "stale", day: "2026-11-25" }],
      },
    ]);
    expect(comparison.controls.map(isWorse)).toEqual([true]);
    expect([comparison.isWorse, sentenceOf(comparison)]).toEqual([
      true,
      "Since Q4 baseline: 1 control changed by time alone.",
    ]);
  });

  it("is no improvement where evidence begins to count, nor where what expired is half mended", () => {
    const later = saying({
      status: "implemented",
      evidence: [{ id: "v1", title: "Scan", result: "supports", effective: "2026-11-26" }],
    });
    const begun = compared({ map: later }, { map: later, day: "2026-11-28" });
    expect([told(begun)[0]?.at(-1), begun.isWorse]).toEqual(["time", false]);
    const mended = compared(
      { map: saying(supported("2026-11-24")) },
      { map: saying({ status: "implemented" }), day: "2026-11-28" },
    );
    expect(told(mended)).toEqual([["ci", "c-scan", "verified", "declared", "time"]]);
  });

  it("is of the catalogue where that asks for more, and explained control by control", () => {
    const older = {
      ...catalogue,
      version: "rest",
      controls: catalogue.controls.filter(({ id }) => id !== "c-scan"),
    };
    const map = ci.node("registry");
    const comparison = compared({ map, by: older }, { map });
    expect(comparison.groups).toMatchObject({ catalogue: 2, better: 0, worse: 0 });
    expect(explainCount(comparison, { counted: "open" })).toEqual({
      before: 0,
      after: 2,
      parts: [{ cause: "catalogue", control: "c-scan", delta: 2 }],
    });
    expect([comparison.isWorse, sentenceOf(comparison)]).toEqual([
      false,
      "Since Q4 baseline: 2 by a newer catalogue.",
    ]);
  });
});

describe("what comes and goes with nodes", () => {
  it("is scope, never an improvement, and explained by the node", () => {
    const before = saying({ status: "missing" })
      .node("builder")
      .claim("builder", "c-sign", { status: "missing" });
    const comparison = compared({ map: before }, { map: saying({ status: "missing" }).node("hub") });
    expect(told(comparison)).toEqual([
      ["builder", "c-scan", "not-assessed", undefined, "scope"],
      ["builder", "c-sign", "missing", undefined, "scope"],
    ]);
    expect(explainCount(comparison, { counted: "open" }).parts).toEqual([
      { cause: "node-removed", node: "builder", delta: -2 },
    ]);
    expect(sentenceOf(comparison)).toBe(
      "Since Q4 baseline: 1 node added and 1 removed; 2 in or out of scope.",
    );
  });

  it("is told apart by what brought it: the node, its technologies, or what is handed to it", () => {
    const hub = aPipeline().node("hub").node("ci");
    const causes = (before: PipelineBuilder, after: PipelineBuilder) =>
      compared({ map: before }, { map: after }).controls.map(({ control, steps }) => [
        control,
        steps[0]?.cause,
      ]);
    // At a registry that nothing feeds the team does not act.
    expect(causes(hub, hub.edge("ci", "hub"))).toEqual([
      ["c-sign", "connections"],
      ["c-mirror", "connections"],
    ]);
    expect(causes(ci, aPipeline().node("ci", { technologies: ["jenkins"] }))).toEqual([
      ["c-jenkins", "node-changed"],
    ]);
  });

  it("leaves a stage with the node that is in another one now", () => {
    const [build, run] = [aPipeline().node("ci"), aPipeline().node("ci", { stage: "run" })];
    const comparison = compared({ map: build }, { map: run });
    expect(explainCount(comparison, { counted: "open", where: { stage: "build" } })).toEqual({
      before: 1,
      after: 0,
      parts: [{ cause: "stage", node: "ci", delta: -1 }],
    });
  });
});

describe("gates and ways in", () => {
  const article = aPipeline()
    .node("laptop")
    .node("repository")
    .node("ci", { buildsImages: true })
    .node("registry")
    .node("cluster")
    .edge("laptop", "repository", { artifact: "code", automated: true })
    .edge("repository", "ci", { artifact: "code", automated: true })
    .edge("ci", "registry", { automated: true })
    .edge("registry", "cluster", { automated: true })
    .claim("ci", "img-vuln-scan", { status: "implemented" });
  const withLaptop = article.edge("laptop", "registry", { automated: false });

  it("are opened by a connection that passes the gate, and closed by taking it away", () => {
    const opened = compared({ map: article }, { map: withLaptop }, mappedCatalogue);
    const gate = opened.ways.declared.gates.find(({ control }) => control === "img-vuln-scan");
    expect(gate).toMatchObject({
      meaning: "opened",
      by: "map",
      before: { verdict: "holds" },
      after: { verdict: "bypassed" },
    });
    expect(gate?.after.exposedTargets).toEqual(["cluster"]);
    expect([opened.isWorse, sentenceOf(opened)]).toEqual([
      true,
      "Since Q4 baseline: 1 gate no longer holds; 1 connection added.",
    ]);
    const closed = compared({ map: withLaptop }, { map: article }, mappedCatalogue);
    expect(closed.isWorse).toBe(false);
    expect(sentenceOf(closed, { before: "Monday", after: "Tuesday" })).toMatch(
      /^From Monday to Tuesday: .*1 gate holds now/,
    );
  });

  it("count what the map shows, and tell what is only assumed apart", () => {
    const leaked = article.edge("repository", "cluster", { id: "key", artifact: "credential" });
    const found = compared({ map: article }, { map: leaked }, mappedCatalogue);
    expect(found.ways.declared.waysIn.filter(({ meaning }) => meaning === "opened")).toEqual([
      { place: { edge: "key" }, before: undefined, after: "unguarded", meaning: "opened", by: "map" },
    ]);
    expect([found.isWorse, sentenceOf(found)]).toEqual([
      true,
      "Since Q4 baseline: 1 entry point unprotected now; 1 connection added.",
    ]);
    expect(sentenceOf(compared({ map: leaked }, { map: article }, mappedCatalogue))).toBe(
      "Since Q4 baseline: 1 entry point removed from the map; 1 connection removed.",
    );
    const unsaid = article.node("ci-2", { kind: "ci", buildsImages: true }).edge("ci-2", "registry");
    const grown = compared({ map: article }, { map: unsaid }, mappedCatalogue);
    expect(grown.ways.declared.waysIn.map(({ meaning }) => meaning)).toContain("assumed");
    expect(grown.ways.declared.waysIn.map(({ meaning }) => meaning)).not.toContain("opened");
  });

  it("that time alone opened are told so, and a target that is new opens no gate", () => {
    const proven = article.claim("ci", "img-sign", supported("2026-11-24"));
    const aged = compared({ map: proven }, { map: proven, day: "2026-11-28" }, mappedCatalogue);
    expect(aged.controls.map(({ control, group }) => [control, group])).toEqual([["img-sign", "time"]]);
    expect(aged.ways.proven.gates.every(({ by }) => by === "time")).toBe(true);
    const grown = compared(
      { map: withLaptop },
      {
        map: withLaptop
          .node("cluster-2", { kind: "orchestrator", stage: "run" })
          .edge("registry", "cluster-2"),
      },
      mappedCatalogue,
    );
    expect(
      grown.ways.declared.gates.map(({ meaning }) => meaning).filter((meaning) => meaning !== "turned"),
    ).toEqual([]);
  });
});

describe("the sentence", () => {
  it("says so where nothing changed, and that moves do not count", () => {
    const moved = aPipeline().node("ci", { position: { x: 9, y: 9 } });
    expect(sentenceOf(compared({ map: ci }, { map: ci }))).toBe("Since Q4 baseline: nothing changed.");
    expect(sentenceOf(compared({ map: ci }, { map: moved }))).toBe(
      "Since Q4 baseline: nothing changed; moves ignored.",
    );
  });

  it("is parted after what it says first, and never within what somebody called a snapshot", () => {
    const moved = aPipeline().node("ci", { position: { x: 9, y: 9 } });
    for (const labels of [{ before: "Q4; done" }, { before: "A; b", after: "C; d" }]) {
      const sentence = sentenceOf(compared({ map: ci }, { map: moved }), labels);
      const [first, more] = splitSummary(sentence, labels);
      expect([first.endsWith(": nothing changed"), more]).toEqual([true, "; moves ignored."]);
      expect(first + more).toBe(sentence);
    }
    expect(splitSummary("Since a; b: 1 better.", { before: "a; b" })).toEqual(["Since a; b: 1 better.", ""]);
  });

  it("counts what is written beside a claim for itself", () => {
    const noted = saying({ status: "missing", note: "Next year" });
    expect(sentenceOf(compared({ map: saying({ status: "missing" }) }, { map: noted }))).toBe(
      "Since Q4 baseline: details of 1 control edited.",
    );
  });
});

it("nodes of two pipelines are the same by name and kind; others keep an id of their own", () => {
  const before = aPipeline()
    .node("a", { name: "Jenkins" })
    .node("b", { name: "Harbor", kind: "production-registry" });
  const after = aPipeline()
    .node("b", { name: "Jenkins" })
    .node("c", { name: "Nexus", kind: "production-registry" });
  const { pipeline, renamed } = alignPipelines(before.build(), after.build());
  expect([...pipeline.nodes.values()].map(({ id, name }) => `${id} ${name}`).toSorted()).toEqual([
    "b Jenkins",
    "b-1 Harbor",
  ]);
  expect(renamed).toBe(1);
});
