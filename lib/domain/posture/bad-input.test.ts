// @module-tag large
import { describe, expect, test } from "vitest";
import { aPipeline, type PipelineBuilder } from "@/lib/testing/builders";
import { changesOf, claimed, drawn, entriesAt, ifHostile, rowAt } from "@/lib/testing/drawn";
import { judgedOn } from "@/lib/testing/judge";
import type { MappedCatalogue } from "../catalogue/catalogue";
import { incidents } from "../catalogue/load-incidents";
import { mappedCatalogue } from "../catalogue/load-mappings";
import type { Evidence } from "../pipeline/document";
import { parseDocument } from "../pipeline/parse-document";
import { pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import { replayIncidents } from "./incidents/replay-incidents";
import { partsOfChange } from "./ways-in/way-in";
import { noCloserSentence, wayInSentence } from "./words/way-in-sentences";
import { waysInSentence } from "./words/ways-in-sentence";

/** All that is said of a map, which must end, be of numbers that JSON knows, and have words. */
function saidOf(map: PipelineBuilder, catalogue: MappedCatalogue = mappedCatalogue) {
  const pipeline = map.build();
  const posture = analyse(pipeline, catalogue, judgedOn);
  const { waysIn, graph, bestChanges, handOvers, gaps } = posture;
  for (const part of [waysIn, bestChanges, handOvers, gaps])
    expect(JSON.parse(JSON.stringify(part))).toEqual(part);
  for (const row of waysIn.declared)
    expect(wayInSentence(pipeline, row, graph.targets.length)).toMatch(/\w+\)?\.$/);
  const answers = replayIncidents(pipeline, catalogue, incidents, judgedOn, "declared");
  expect(answers).toHaveLength(incidents.length);
  return { posture, sentence: waysInSentence(pipeline, waysIn.declared, graph.targets.length) };
}

/** Each holds a credential to the next, the last to the first. */
function circle(size: number, kind: "ci" | "host"): PipelineBuilder {
  const ids = Array.from({ length: size }, (_, index) => `n${index}`);
  const nodes = ids.reduce((map, id) => map.node(id, { kind }), aPipeline());
  return ids.reduce(
    (map, id, index) => map.edge(id, ids[(index + 1) % size] ?? "", { artifact: "credential" }),
    nodes,
  );
}

describe("a map that is one circle of credentials", () => {
  test("in which nothing runs has no target, and says so", { timeout: 20_000 }, () => {
    const { sentence, posture } = saidOf(circle(300, "ci"));
    expect(sentence).toMatch(/^There is no target yet: nothing on the map runs containers/);
    expect(posture.waysIn.declared).toEqual([]);
    expect(ifHostile(circle(300, "ci"), "n0").hostile).toHaveLength(300);
  });

  test("in which one runs what comes in is lost wherever somebody begins", { timeout: 20_000 }, () => {
    const map = circle(300, "host").node("laptop").edge("laptop", "n7");
    const { sentence, posture } = saidOf(map);
    expect(posture.graph.targets).toEqual(["n7"]);
    expect(new Set(posture.waysIn.declared.map(({ state }) => state))).toEqual(new Set(["unguarded"]));
    expect(sentence).toMatch(/^301 unprotected entry points lead to production: /);
    // Nothing closes a leak at a host, so a key has to go.
    expect(ifHostile(map, "n8").targets).toEqual([
      { node: "n7", unguarded: true, stopping: [], catching: [] },
    ]);
  });
});

describe("a tool edge from a node to itself", () => {
  test("is no entry point and changes none", () => {
    const plain = drawn("laptop code github code ci image registry image cluster");
    const looped = plain.edge("ci", "ci", { artifact: "tool", pinned: false });
    const [without, withIt] = [saidOf(plain), saidOf(looped)];
    expect(withIt.posture.waysIn).toEqual(without.posture.waysIn);
    expect(rowAt(looped, "ci>ci")).toBeUndefined();
    expect(withIt.sentence).toBe(without.sentence);
    expect(ifHostile(looped, "ci").hostile).toEqual(["ci"]);
  });

  test("at a registry that passes tools on is none either", () => {
    const map = drawn("npm tool ci image registry image cluster").edge("npm", "npm", { artifact: "tool" });
    expect(saidOf(map).posture.waysIn.declared.map(({ places: [place] }) => place)).not.toContainEqual({
      edge: "npm-npm",
    });
  });
});

test(
  "10,000 strangers are one entry point, at the ci that runs what they propose",
  { timeout: 60_000 },
  () => {
    const document = drawn("github code ci image registry image cluster").toDocument();
    const ids = Array.from({ length: 10_000 }, (_, index) => `s${index}`);
    const position = { x: 0, y: 0 };
    // Four nodes more than a document may have: whatever comes in otherwise, the analysis ends.
    const map = pipelineFromDocument({
      ...document,
      nodes: [
        ...document.nodes,
        ...ids.map(
          (id) => ({ id, kind: "developer", name: id, stage: "build", external: true, position }) as const,
        ),
      ],
      edges: [
        ...document.edges,
        ...ids.map((id) => ({ id: `${id}-github`, source: id, target: "github", artifact: "code" }) as const),
      ],
    });
    const began = performance.now();
    const { waysIn, graph, bestChanges } = analyse(map, mappedCatalogue, judgedOn);
    const said = waysIn.declared.filter((row) => row.said);
    expect(said.map(({ places, state }) => [places, state])).toEqual([[[{ node: "ci" }], "unguarded"]]);
    expect(waysInSentence(map, waysIn.declared, graph.targets.length)).toMatch(
      /^1 unprotected entry point leads to production: ci\. \d+ more are assumed/,
    );
    const apart = { implement: { node: "ci", control: "ci-untrusted-code-isolation" } };
    const [best] = bestChanges;
    expect(best?.confirmed).toBe(1);
    expect(best && partsOfChange(best.change)).toContainEqual(apart);
    // On a machine with other things to do; alone it is well under a second.
    expect(performance.now() - began).toBeLessThan(20_000);
  },
);

describe("a catalogue without closers", () => {
  const bare = {
    ...mappedCatalogue,
    controls: mappedCatalogue.controls.map(({ closes: _closes, ...control }) => control),
  };
  const map = claimed(
    drawn(
      "fork code github code ci image registry image cluster",
      "npm tool:pinned ci",
      "repository credential cluster",
    ),
    "ci pin-dependencies",
    "ci ci-untrusted-code-isolation",
  );

  test("closes nothing but what is pinned, and claims nothing closed", () => {
    const { posture, sentence } = saidOf(map, bare);
    const states = posture.waysIn.declared.flatMap(({ places: [place], entries }) =>
      entries.map(({ type, state, closers }) => [Object.values(place ?? {})[0], type, state, closers.length]),
    );
    expect(states).toContainEqual(["ci", "untrusted-change", "open", 0]);
    expect(states).toContainEqual(["repository-cluster", "leaked-secret", "open", 0]);
    expect(states.filter(([, , state]) => state !== "open")).toEqual([
      ["npm-ci", "moved-tag", "closed-as-declared", 0],
      ["npm-ci", "hostile-dependency", "closed-as-declared", 0],
    ]);
    expect(sentence).toMatch(/^\d unprotected entry points lead to production: /);
    expect(noCloserSentence("leaked-secret")).toMatch(/\w/);
  });

  test("and one without controls leaves what is drawn open, and proposes to take keys away", () => {
    const { posture, sentence } = saidOf(map, { ...mappedCatalogue, controls: [] });
    expect(sentence).toMatch(/^\d unprotected entry points lead to production: /);
    expect(posture.bestChanges[0]?.change).toEqual({ revoke: "repository-cluster" });
    expect(posture.gates).toEqual([]);
  });
});

describe("claims that contradict each other", () => {
  const evidence = (result: Evidence["result"], effective: string): Evidence => ({
    id: result,
    title: "A report",
    result,
    effective,
  });
  const pulls = drawn("npm tool:pinned ci image registry image cluster");
  const control = "pin-dependencies";

  test("of one day close nothing: what speaks against it counts, against a pin too", () => {
    const shown = [evidence("supports", "2026-11-20"), evidence("contradicts", "2026-11-20")];
    const map = pulls.claim("ci", control, { status: "implemented", evidence: shown });
    expect(entriesAt(map, "npm>ci")).toEqual(["moved-tag: open, said", "hostile-dependency: open, said"]);
    expect(saidOf(map).sentence).toMatch(/^1 unprotected entry point leads to production: /);
    expect(changesOf(map)[0]?.change).toEqual({ implement: { node: "ci", control } });
  });

  test("are settled by the newer", () => {
    const shown = [evidence("contradicts", "2026-11-19"), evidence("supports", "2026-11-20")];
    const map = pulls.claim("ci", control, { status: "implemented", evidence: shown });
    expect(entriesAt(map, "npm>ci")[0]).toBe("moved-tag: closed, assumed");
  });

  test("twice of one node and control are refused by name", () => {
    const map = claimed(pulls, `ci ${control}`, `ci ${control} missing`);
    const result = parseDocument(map.toDocument());
    expect(result.ok ? [] : result.error.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      `claims[1]: control "pin-dependencies" is claimed twice on node "ci"`,
    ]);
  });

  test("by two controls of one thing: one that is in place closes, and the other is still a gap", () => {
    const map = claimed(
      drawn("npm tool ci image registry image cluster"),
      "ci pin-dependencies",
      "ci tool-verify missing",
    );
    expect(entriesAt(map, "npm>ci")[0]).toMatch(/^moved-tag: closed-as-declared/);
    expect(saidOf(map).posture.gaps.declared.map(({ node, control: id }) => `${node} ${id}`)).toContain(
      "ci tool-verify",
    );
  });
});
