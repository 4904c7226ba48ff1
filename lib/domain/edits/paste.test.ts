import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeIds, pipelineArbitrary } from "@/lib/testing/arbitraries";
import { aPipeline } from "@/lib/testing/builders";
import { applyOperation } from "../pipeline/apply-operation";
import { fragmentOf } from "../pipeline/fragment";
import { parseFragment } from "../pipeline/parse-fragment";
import { boxesMeet } from "../drawing/box";
import { cardSize } from "../pipeline/lanes";
import { pasteFragment } from "./paste";
import { type OperationBody, operationBodySchema } from "../pipeline/operations";
import {
  claimsOf,
  documentFromPipeline,
  emptyPipeline,
  type Pipeline,
  pipelineFromDocument,
} from "../pipeline/pipeline";

const counter = () => {
  let next = 0;
  return () => `new-${next++}`;
};

/** Each must be one that the server takes, and have an effect. */
function applyAll(before: Pipeline, bodies: readonly OperationBody[]): Pipeline {
  return bodies.reduce((pipeline, body) => {
    const result = applyOperation(pipeline, operationBodySchema.parse(body));
    expect(result).toMatchObject({ ok: true, value: { outcome: "applied" } });
    return result.ok ? result.value.pipeline : pipeline;
  }, before);
}

const pipeline = aPipeline()
  .node("ci", { name: "Jenkins", position: { x: 0, y: 0 } })
  .node("registry", { name: "Harbor", position: { x: 400, y: 0 } })
  .node("host", { position: { x: 800, y: 0 } })
  .edge("ci", "registry")
  .edge("registry", "host")
  .claim("ci", "c-scan", { status: "implemented", note: "nightly" })
  .build();

describe("a copied part", () => {
  it("keeps the edges between its nodes and no others, and no claim unless asked", () => {
    const part = fragmentOf(pipeline, new Set(["ci", "registry"]), false);
    expect([part?.nodes.length, part?.edges.length, part?.claims.length]).toEqual([2, 1, 0]);
    expect(fragmentOf(pipeline, new Set(["ci"]), true)?.claims).toHaveLength(1);
    expect(fragmentOf(pipeline, new Set(["gone"]), true)).toBeUndefined();
  });

  it("read back and pasted, is added with ids of its own beside everything that was there", () => {
    fc.assert(
      fc.property(
        pipelineArbitrary,
        fc.subarray([...nodeIds], { minLength: 1 }),
        fc.boolean(),
        (before, chosen, withClaims) => {
          const part = fragmentOf(before, new Set(chosen), withClaims);
          if (!part) return;
          const read = parseFragment(JSON.stringify(part));
          expect(read.ok).toBe(true);
          if (!read.ok) return;
          const pasted = pasteFragment(before, read.value, counter());
          const after = applyAll(before, pasted.operations);
          expect(pasted.nodes.size).toBe(part.nodes.length);
          expect([after.nodes.size, after.edges.size, after.zones.size, after.claimCount]).toEqual([
            before.nodes.size + part.nodes.length,
            before.edges.size + part.edges.length,
            before.zones.size,
            before.claimCount + part.claims.length,
          ]);
          const { nodes } = documentFromPipeline(after);
          expect(nodes.filter(({ id }) => !pasted.nodes.has(id))).toEqual(documentFromPipeline(before).nodes);
        },
      ),
    );
  });

  it("pasted into another pipeline brings its zones, and leaves out images that are not there", () => {
    const zone = { id: "prod", name: "Production", kind: "cluster" as const };
    const source = pipelineFromDocument({
      ...aPipeline().node("a", { zone: "prod" }).node("b").toDocument(),
      zones: [zone],
    });
    const part = fragmentOf(source, new Set(["a", "b"]), false);
    if (!part) throw new Error("nothing was copied");
    const withImages = {
      ...part,
      edges: [
        { id: "e", source: "a", target: "b", artifact: "image" as const, images: ["img"] },
        {
          id: "f",
          source: "a",
          target: "b",
          artifact: "credential" as const,
          right: "publish" as const,
          shortLived: true,
        },
      ],
    };
    const { zones, edges, nodes } = applyAll(
      emptyPipeline("Other"),
      pasteFragment(emptyPipeline("Other"), withImages, counter()).operations,
    );
    expect([...zones.values()].map(({ name }) => name)).toEqual(["Production"]);
    expect([...edges.values()].map(({ images }) => images)).toEqual([undefined, undefined]);
    expect([...edges.values()][1]).toMatchObject({ right: "publish", shortLived: true });
    const zoneOf = (name: string) => [...nodes.values()].find((node) => node.name === name)?.zone ?? "";
    expect([zones.get(zoneOf("a"))?.name, zoneOf("b")]).toEqual(["Production", ""]);
  });

  it("goes where it is pasted, in the lane that is there", () => {
    const part = fragmentOf(pipeline, new Set(["ci"]), true);
    if (!part) throw new Error("nothing was copied");
    const after = applyAll(
      pipeline,
      pasteFragment(pipeline, part, counter(), "paste", { at: { x: 900, y: 500 } }).operations,
    );
    expect(after.nodes.get("new-0")).toMatchObject({
      stage: "run",
      position: { x: 800, y: 430 },
      name: "Jenkins",
    });
    expect(claimsOf(after, "new-0").get("c-scan")).toMatchObject({ status: "implemented", note: "nightly" });
  });
});

describe("what is not part of a map", () => {
  const refusals: readonly (readonly [string, string, RegExp])[] = [
    ["nothing", "  ", /nothing to paste/],
    ["prose", "see the runbook", /not part of a map/],
    ["broken JSON", '{"schema":"blueline/part/1","nodes":[', /not part of a map/],
    ["foreign JSON", '{"type":"excalidraw/clipboard","elements":[]}', /not part of a map: schema/],
    ["a whole pipeline", '{"schema":"blueline/pipeline/1"}', /whole pipeline/],
    [
      "no node",
      '{"schema":"blueline/part/1","nodes":[],"edges":[],"zones":[],"claims":[]}',
      /nodes has no node/,
    ],
    ["17 MB", `"${"x".repeat(17 * 1024 * 1024)}"`, /too large/],
    ["null", "null", /not part of a map/],
  ];
  it.each(refusals)("%s is refused in words", (_, text, words) => {
    const read = parseFragment(text);
    expect(read.ok ? "" : read.error).toMatch(words);
  });
  it("is refused whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseFragment(text).ok).toBe(false);
      }),
    );
  });

  it("covers no card, however often it is duplicated", () => {
    let now = pipeline;
    for (let time = 0; time < 4; time++) {
      const part = fragmentOf(now, new Set(["ci", "registry"]), false);
      if (!part) throw new Error("Nothing was copied.");
      let next = now.nodes.size;
      now = applyAll(now, pasteFragment(now, part, () => `copy-${next++}`, "duplicate").operations);
    }
    const cards = [...now.nodes.values()].map(({ position }) => ({ ...position, ...cardSize }));
    expect(cards).toHaveLength(11);
    expect(cards.filter((card, at) => cards.slice(at + 1).some((other) => boxesMeet(card, other)))).toEqual(
      [],
    );
  });
});
