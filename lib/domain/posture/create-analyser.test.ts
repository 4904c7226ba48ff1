// @module-tag large
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edgeIds, evidenceArbitrary, nodeIds, pipelineArbitrary, zoneIds } from "../../testing/arbitraries";
import { graphParameters } from "../../testing/graph-runs";
import { aPipeline } from "../../testing/builders";
import { operationBodyArbitrary } from "../../testing/operation-arbitraries";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { applyOperation } from "../pipeline/apply-operation";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import { createAnalyser } from "./create-analyser";
import type { Posture } from "./posture";

const claimed = (control: string): fc.Arbitrary<OperationBody> =>
  fc.record({
    type: fc.constant("claim.changed" as const),
    node: fc.constantFrom(...nodeIds),
    control: fc.constant(control),
    set: fc.record({
      status: fc.constantFrom("implemented", "planned", "missing", "not-applicable" as const),
    }),
  });
/** So that some is verified, stale or contradicted. */
const attested = (control: string): fc.Arbitrary<OperationBody> =>
  fc.record({
    type: fc.constant("evidence.added" as const),
    node: fc.constantFrom(...nodeIds),
    control: fc.constant(control),
    evidence: evidenceArbitrary(),
  });
/** Edits that hold something apart, put it by hand, fix its name, or turn a hand-over into a tool. */
const edited: fc.Arbitrary<OperationBody> = fc.oneof(
  fc.record({
    type: fc.constant("node.changed" as const),
    node: fc.constantFrom(...nodeIds),
    set: fc.record({ kind: fc.constantFrom("developer", "ci", "workload"), external: fc.boolean() }),
  }),
  fc.record({
    type: fc.constant("edge.changed" as const),
    edge: fc.constantFrom(...edgeIds),
    set: fc.record({
      artifact: fc.constantFrom("code", "image", "tool"),
      automated: fc.boolean(),
      pinned: fc.boolean(),
    }),
  }),
);
/** What the analysis never reads, on the map that it remembers. */
const retold: fc.Arbitrary<OperationBody> = fc.oneof(
  fc.record({
    type: fc.constant("node.changed" as const),
    node: fc.constantFrom(...nodeIds),
    set: fc.record(
      {
        owner: fc.constantFrom("Ana", "Ben"),
        version: fc.constant("7"),
        note: fc.constantFrom("one", "two"),
        url: fc.constant("https://ci.example/"),
        zone: fc.constantFrom(...zoneIds, null),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    type: fc.constant("edge.changed" as const),
    edge: fc.constantFrom(...edgeIds),
    set: fc.record({ note: fc.constantFrom("one", "two") }),
  }),
);
const change = fc.oneof(
  operationBodyArbitrary,
  { arbitrary: retold, weight: 3 },
  ...[
    "img-sign",
    "img-vuln-scan",
    "adm-image-signature",
    "src-two-party-review",
    "reg-promotion-gate",
    "ci-untrusted-code-isolation",
    // What closes where somebody begins, and what closes how he spreads.
    "host-patching",
    "ci-job-least-privilege",
    "ci-cache-isolation",
    "tool-verify",
  ].flatMap((control) => [claimed(control), attested(control)]),
  edited,
);
const day = fc.constantFrom("2026-11-24", "2026-11-25", "2027-01-02");

describe("an analysis that remembers", () => {
  test("answers after any changes what one without a memory answers", () => {
    fc.assert(
      fc.property(
        pipelineArbitrary,
        fc.array(fc.record({ change, day, isReadLate: fc.boolean() }), { maxLength: 8 }),
        (start, changes) => {
          const again = createAnalyser(mappedCatalogue);
          let pipeline = start;
          const late: (() => void)[] = [];
          for (const next of changes) {
            const result = applyOperation(pipeline, next.change);
            if (result.ok) pipeline = result.value.pipeline;
            const [posture, fresh] = [
              again(pipeline, next.day),
              analyse(pipeline, mappedCatalogue, next.day),
            ];
            // Its ways in are read, and what each of them tells only when others followed.
            // What is strictly equal is equal, and sooner found to be; what is not is asked in full.
            const expectSame = () => {
              if (!isDeepStrictEqual(posture, fresh)) expect(posture).toEqual(fresh);
            };
            expect(posture.waysIn.declared.length).toBe(fresh.waysIn.declared.length);
            if (next.isReadLate) late.push(expectSame);
            else expectSame();
          }
          for (const expectSame of late) expectSame();
        },
      ),
      graphParameters(),
    );
  });

  test("ranks the gaps as from nothing after any one control is put in place", () => {
    let pipeline = companyMap();
    const again = createAnalyser(mappedCatalogue);
    const gapsOf = (posture: Posture) => [...posture.gaps.declared, ...posture.gaps.proven];
    const first = gapsOf(again(pipeline, "2026-11-24"));
    const pairs = new Map(first.map(({ node, control }) => [`${node} ${control}`, { node, control }]));
    for (const { node, control } of pairs.values()) {
      const done = applyOperation(pipeline, {
        type: "claim.changed",
        node,
        control,
        set: { status: "implemented" },
      });
      if (done.ok) pipeline = done.value.pipeline;
      const [known, fresh] = [
        again(pipeline, "2026-11-24"),
        analyse(pipeline, mappedCatalogue, "2026-11-24"),
      ];
      expect(isDeepStrictEqual(gapsOf(known), gapsOf(fresh)), `${control} on ${node}`).toBe(true);
    }
    expect(pairs.size).toBeGreaterThan(50);
  });

  test("gives a gap that is the same as the same object", () => {
    const drawn = aPipeline()
      .node("ci", { buildsImages: true })
      .node("registry")
      .edge("ci", "registry", { automated: true })
      .build();
    const planned = applyOperation(drawn, {
      type: "claim.changed",
      node: "ci",
      control: "img-sbom",
      set: { status: "planned" },
    });
    const again = createAnalyser(mappedCatalogue);
    const gapsOf = (pipeline: Pipeline) => {
      const { gaps } = again(pipeline, "2026-11-24");
      return [...gaps.declared, ...gaps.proven];
    };
    const before = new Set(gapsOf(drawn));
    const others = gapsOf(planned.ok ? planned.value.pipeline : drawn).filter((gap) => !before.has(gap));
    expect(before.size).toBeGreaterThan(20);
    expect(others.map(({ node, control, status }) => [node, control, status])).toEqual([
      ["ci", "img-sbom", "planned"],
      ["ci", "img-sbom", "planned"],
    ]);
  });
});

/** Strangers' code and images, one way by hand past the production registry, and room for gates before and after. */
function companyMap(): Pipeline {
  return aPipeline()
    .node("dev", { kind: "developer" })
    .node("code", { kind: "source-repository" })
    .node("ci", { buildsImages: true })
    .node("parents", { kind: "parent-registry", external: true })
    .node("registry", { kind: "production-registry" })
    .node("cluster", { kind: "orchestrator" })
    .node("host", { kind: "host" })
    .edge("dev", "code", { artifact: "code" })
    .edge("code", "ci", { artifact: "code", automated: true })
    .edge("parents", "ci")
    .edge("ci", "registry", { automated: true })
    .edge("registry", "cluster", { automated: true })
    .edge("cluster", "host", { automated: true })
    .edge("dev", "host", { artifact: "image", automated: false })
    .build();
}
