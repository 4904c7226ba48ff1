// @module-tag large
import { describe, expect, test } from "vitest";
import { aPipeline } from "../../testing/builders";
import { effort } from "../../testing/effort";
import { mappedCatalogue } from "../catalogue/load-mappings";
import type { NodeKind, PipelineEdge, PipelineNode } from "../pipeline/document";
import { emptyPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import { compromisedBy, reachersOf } from "./compromise";
import type { Posture } from "./posture";

const today = "2026-11-24";
const postureOf = (pipeline: Parameters<typeof analyse>[0]) => analyse(pipeline, mappedCatalogue, today);

/** Nothing in it is a number that JSON, and so the API, would lose. */
function expectSound(posture: Posture): void {
  expect(JSON.parse(JSON.stringify(posture))).toEqual(posture);
  for (const { priority } of posture.gaps.declared) expect(priority).toBeGreaterThan(0);
}

const cycleKinds: readonly NodeKind[] = [
  "ci",
  "production-registry",
  "orchestrator",
  "builder",
  "host",
  "developer",
  "parent-registry",
  "delivery",
];

/** The most that a map can have; fewer for a sample. */
const tangled = effort < 1 ? 2_000 : 10_000;

/** Circles within circles: each node hands on to ten others, some of them before it. */
function tangle(count: number) {
  const nodes = Array.from({ length: count }, (_, index): PipelineNode => {
    const kind = cycleKinds[index % cycleKinds.length] ?? "ci";
    const stage = kind === "orchestrator" || kind === "host" ? "run" : "build";
    return { id: `n${index}`, kind, name: `Node ${index}`, stage, position: { x: index, y: 0 } };
  });
  const edges = nodes.flatMap((_node, index) =>
    Array.from({ length: 10 }, (_, step): PipelineEdge => {
      const target = (index + 1 + step * step * 37) % count;
      return {
        id: `e${index}-${step}`,
        source: `n${index}`,
        target: `n${target}`,
        artifact: step === 9 ? "manifest" : "image",
      };
    }),
  );
  return pipelineFromDocument({
    schema: "blueline/pipeline/1",
    name: "Tangle",
    nodes,
    edges,
    zones: [],
    images: [],
    claims: [],
  });
}

/** Strangers propose to one repository, and so many CI nodes build it on one product of the team's own. */
function oneJenkins(count: number) {
  let pipeline = aPipeline()
    .node("stranger", { kind: "developer", external: true })
    .node("repository", { kind: "source-repository" })
    .node("registry", { kind: "production-registry", stage: "distribute" })
    .node("host", { kind: "host", stage: "run" })
    .edge("stranger", "repository", { artifact: "code" })
    .edge("registry", "host", { artifact: "image" });
  for (let index = 0; index < count; index++)
    pipeline = pipeline
      .node(`ci-${index}`, { kind: "ci", technologies: ["jenkins"], buildsImages: true })
      .edge("repository", `ci-${index}`, { artifact: "code" })
      .edge(`ci-${index}`, "registry", { artifact: "image" });
  return pipeline.build();
}

describe("maps that nobody would draw", () => {
  // Pairs of them, for each of them, would be 64 million steps; through what they share it is one for each.
  test("four hundred CI nodes that share what strangers' proposals run on", { timeout: 10_000 }, () => {
    const posture = postureOf(oneJenkins(400));
    const open = posture.waysIn.declared.filter(({ entries }) =>
      entries.some(({ type, state }) => type === "untrusted-change" && state === "open"),
    );
    expect(open.map(({ unguarded }) => unguarded)).toEqual(Array.from({ length: 400 }, () => ["host"]));
    const isolated = posture.gaps.declared.filter(
      ({ control, factors }) => control === "ci-untrusted-code-isolation" && factors.opening === 3,
    );
    expect(isolated).toHaveLength(400);
  });

  test(
    `of ${tangled} nodes and ten times as many connections, all in circles, are analysed to the end`,
    { timeout: 120_000 },
    () => {
      const pipeline = tangle(tangled);
      const posture = postureOf(pipeline);
      expect(posture.gates).toHaveLength(29);
      expect(posture.graph.targets.length + posture.graph.otherTargets.length).toBeGreaterThan(0);
      expect(
        posture.gates.filter(({ declared }) => declared.verdict === "stands-nowhere").length,
      ).toBeGreaterThan(10);
      expect(compromisedBy(pipeline, mappedCatalogue, today, "n0", "declared").targets.length).toBe(
        posture.graph.targets.length,
      );
    },
  );

  test("that are empty have nothing to protect, and say so", () => {
    const posture = postureOf(emptyPipeline("Nothing"));
    expect(new Set(posture.gates.map(({ declared }) => declared.verdict))).toEqual(
      new Set(["nothing-to-protect"]),
    );
    expect([
      posture.gaps.declared,
      posture.bestSingleFix.declared,
      posture.slsa.declared.build.level,
    ]).toEqual([[], null, undefined]);
    expectSound(posture);
  });

  test("in which a circle is where things enter and where they run have a way of one node past every gate", () => {
    // CI that runs in the cluster it deploys to, and nobody who checks anything in.
    const circle = aPipeline().node("cluster").node("ci", { buildsImages: true }).node("registry");
    const pipeline = circle
      .edge("cluster", "ci", { artifact: "container" })
      .edge("ci", "registry")
      .edge("registry", "cluster")
      .build();
    const posture = postureOf(pipeline);
    expect(posture.graph.origins.firstParty).toEqual(["ci", "cluster", "registry"]);
    expect(posture.graph.targets).toEqual(["cluster"]);
    expect(posture.gates.find(({ control }) => control === "adm-allowed-registries")?.declared).toMatchObject(
      {
        verdict: "stands-nowhere",
        witness: ["cluster"],
        fix: { nodes: ["cluster"], cost: 1, leaves: [] },
      },
    );
    expect(compromisedBy(pipeline, mappedCatalogue, today, "cluster", "declared").targets).toEqual([
      { node: "cluster", stopping: [], catching: [], unguarded: true },
    ]);
    expectSound(posture);
  });

  test("with a catalogue whose gate no node can carry have no place for it", () => {
    const [scan] = mappedCatalogue.controls.filter(({ gate }) => gate?.point === "image-build");
    if (!scan) throw new Error("There is no such gate.");
    const catalogue = {
      ...mappedCatalogue,
      controls: [{ ...scan, id: "nowhere", appliesTo: [], products: ["nothing"] }],
    };
    const pipeline = aPipeline().node("laptop").node("host").edge("laptop", "host").build();
    const [gate] = analyse(pipeline, catalogue, today).gates;
    expect(gate?.declared).toEqual({
      verdict: "no-place",
      exposedTargets: [],
      openEdges: [],
      placeKinds: [],
    });
  });

  test("are not asked for what they do not have", () => {
    const pipeline = aPipeline().node("laptop").node("host").edge("laptop", "host").build();
    expect(compromisedBy(pipeline, mappedCatalogue, today, "nobody", "declared")).toEqual({
      node: "nobody",
      hostile: [],
      targets: [],
    });
    expect(reachersOf(pipeline, mappedCatalogue, today, "laptop", "declared")).toEqual({
      node: "laptop",
      hostile: [],
      targets: [],
    });
  });

  test("have more gates than fit a word, and each is judged", () => {
    const scan = mappedCatalogue.controls.find(({ id }) => id === "img-vuln-scan");
    if (!scan) throw new Error("There is no such gate.");
    const controls = Array.from({ length: 70 }, (_, index) => ({
      ...scan,
      id: `scan-${index}`,
      title: `Scan ${index}`,
    }));
    const drawn = aPipeline()
      .node("laptop")
      .node("ci", { buildsImages: true })
      .node("host")
      .edge("laptop", "ci", { artifact: "code", automated: true })
      .edge("ci", "host");
    const pipeline = drawn.claim("ci", "scan-65", { status: "implemented" }).build();
    const { gates, gaps } = analyse(pipeline, { ...mappedCatalogue, controls }, today);
    expect(gates.map(({ declared }) => declared.verdict)).toEqual(
      controls.map((_control, index) => (index === 65 ? "holds" : "stands-nowhere")),
    );
    expect(gaps.declared).toHaveLength(69);
  });
});
