import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { draw, drawnMap, findIn, givenAt, keysOf, observe } from "@/lib/testing/observe-running";
import { aList, aPod, digestOf, runningFixtures } from "@/lib/testing/running-fixtures";
import { type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { findRunning } from "./find-running";
import type { Dismissal } from "./observation";

it("has a registry that nobody drew, listed or run from, drawn in one step", () => {
  const listed = findIn(
    drawnMap.build(),
    observe(runningFixtures.catalog, { registry: "reg.other.example" }),
  );
  expect(listed.findings).toMatchObject([
    {
      kind: "registry-not-drawn",
      sentence: "The registry reg.other.example is not on the map: it lists 2 repositories.",
    },
  ]);
  const after = listed.findings[0] && draw(drawnMap.build(), listed.findings[0]);
  expect(
    [...(after?.nodes.values() ?? [])].find(({ url }) => url === "https://reg.other.example"),
  ).toMatchObject({
    kind: "production-registry",
    stage: "distribute",
  });
});

describe("what a container may do", () => {
  const socket = (image: string, name = "agent") =>
    aPod({ name, image, digest: digestOf("a"), container: { securityContext: { privileged: true } } });
  const dump = observe(aList(socket("harbor.acme.example/agent:1")));
  const flagged = (pipeline: Pipeline, given = dump) =>
    findIn(pipeline, given).findings.filter(({ kind }) => kind === "privileged");
  const claimsOfAgent = (pipeline: Pipeline) => {
    const agent = [...pipeline.nodes.values()].find(({ name }) => name === "agent");
    return pipeline.claims.get(agent?.id ?? "")?.get("run-drop-privileges");
  };

  it("is said on the map in one step: the workload, and the control that it lacks, with the line", () => {
    const [finding] = flagged(drawnMap.build());
    const after = finding && draw(drawnMap.build(), finding);
    expect(after && claimsOfAgent(after)).toMatchObject({
      status: "missing",
      note: expect.stringMatching(/^given\.json:\d+ shop \/ Deployment\/agent/),
    });
    expect(after && flagged(after)).toEqual([]);
    // Another one is not told by it.
    const more = observe(
      aList(socket("harbor.acme.example/agent:1"), socket("harbor.acme.example/agent:1", "other")),
    );
    expect(after && flagged(after, more)).toMatchObject([{ count: 1 }]);
  });

  it("is evidence against what a person claims, which stays", () => {
    const claimed = drawnMap
      .node("agent", { kind: "workload", name: "agent" })
      .edge("cluster", "agent", { artifact: "container" })
      .claim("agent", "run-drop-privileges", { status: "implemented" })
      .build();
    const [finding] = flagged(claimed);
    const after = finding && draw(claimed, finding);
    expect(after && claimsOfAgent(after)).toMatchObject({
      status: "implemented",
      evidence: [{ result: "contradicts", tool: "what runs", effective: givenAt.slice(0, 10) }],
    });
    expect(after && flagged(after)).toEqual([]);
  });
});

describe("properties", () => {
  const images = fc.constantFrom(
    "redis:7",
    "redis",
    "quay.io/a/b:1",
    "harbor.acme.example/shop:1.4",
    "ghcr.io/acme/web",
    "nginx@sha256:",
    "127.0.0.1:5000/x/y/z:1",
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1",
  );
  const pods = fc.array(
    fc.record({
      image: images.map((image) => (image.endsWith(":") ? `${image}${"e".repeat(64)}` : image)),
      name: fc.constantFrom("a", "b", "c"),
      digest: fc.constantFrom(digestOf("a"), digestOf("b")),
      isPrivileged: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const listOf = (all: readonly { image: string; name: string; digest: string; isPrivileged: boolean }[]) =>
    aList(
      ...all.map(({ isPrivileged, ...one }) =>
        aPod({ ...one, container: { securityContext: { privileged: isPrivileged } } }),
      ),
    );
  const plain = pipelineFromDocument(drawnMap.toDocument());
  const naming = pipelineFromDocument({
    ...drawnMap.toDocument(),
    images: [{ id: "i1", name: "shop", builtBy: "ci" }],
  });
  const open = aPipeline().node("cluster").node("registry").build();
  const pipelines = { plain, naming, open };
  // By name, so that what fails is told in a line.
  const maps = fc.constantFrom("plain", "naming", "open");

  it("the order in which things are said changes nothing that is found", () => {
    fc.assert(
      fc.property(maps, pods, (map, all) => {
        const pipeline = pipelines[map];
        const said = (list: typeof all) =>
          findIn(pipeline, observe(listOf(list))).findings.map(({ key, basis, sentence, count }) => ({
            key,
            basis,
            sentence,
            count,
          }));
        expect(said(all.toReversed())).toEqual(said(all));
      }),
      { numRuns: 50 },
    );
  });

  it("what is drawn makes its finding go, and no other finding of its kind comes", () => {
    fc.assert(
      fc.property(maps, pods, (map, all) => {
        const pipeline = pipelines[map];
        const observed = observe(listOf(all));
        const before = findIn(pipeline, observed);
        for (const finding of before.findings.filter(({ draws }) => draws)) {
          const after = keysOf(findIn(draw(pipeline, finding), observed));
          expect(after).not.toContain(finding.key);
          const ofKind = after.filter((key) => key.startsWith(finding.kind));
          expect(keysOf(before)).toEqual(expect.arrayContaining(ofKind));
        }
      }),
      { numRuns: 50 },
    );
  });

  it("what is dismissed stays so until what it rests on changes", () => {
    fc.assert(
      fc.property(maps, pods, (map, all) => {
        const pipeline = pipelines[map];
        const observed = observe(listOf(all));
        const { findings } = findIn(pipeline, observed);
        const dismissals = findings.map(({ key, basis }): Dismissal => ({
          key,
          basis,
          reason: "known",
          by: "ana",
          at: givenAt,
        }));
        const again = findRunning(pipeline, observed, dismissals);
        expect(again.findings).toEqual([]);
        expect(again.dismissed.map(({ finding }) => finding.key)).toEqual(findings.map(({ key }) => key));
        const moved = observe(listOf(all.map((one) => ({ ...one, digest: digestOf("f") }))));
        const back = keysOf(findRunning(pipeline, moved, dismissals));
        const now = findIn(pipeline, moved).findings.filter(
          ({ kind }) => kind === "no-way" || kind === "privileged",
        );
        const changed = now.filter(
          ({ basis, key }) => !findings.some((one) => one.key === key && one.basis === basis),
        );
        expect(back).toEqual(expect.arrayContaining(changed.map(({ key }) => key)));
        if (all.length > 0) expect(changed.length).toBe(now.length);
      }),
      { numRuns: 50 },
    );
  });
});
