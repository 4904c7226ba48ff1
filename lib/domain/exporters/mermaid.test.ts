import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { nameArbitrary, pipelineArbitrary } from "@/lib/testing/arbitraries";
import { aPipeline } from "@/lib/testing/builders";
import type { Mermaid } from "mermaid";
import { labelText, mermaidFrom } from "./mermaid";

let mermaid: Mermaid;

beforeAll(async () => {
  ({ default: mermaid } = await import("mermaid"));
  // What cleans labels needs a page, which there is none of here: what is asked is whether the grammar takes the text.
  const { default: purify } = await import("dompurify");
  Object.assign(purify, { sanitize: (text: string) => text, addHook: () => undefined });
});

const parses = async (text: string) => (await mermaid.parse(text, { suppressErrors: true })) !== false;

describe("a map as Mermaid", () => {
  it("has a frame for each stage and zone, and what is by hand is dotted", () => {
    const pipeline = aPipeline("Web shop")
      .node("laptop", { name: "Laptop" })
      .node("ci-1", { kind: "ci", name: 'Jen"kins' })
      .edge("laptop", "ci-1", { artifact: "code", automated: false })
      .build();
    expect(mermaidFrom({ pipeline })).toBe(
      `---
title: "Web shop"
---
flowchart LR
  subgraph stage_build["Build"]
    node_ci_1["Jen#34;kins<br>CI"]
    node_laptop["Laptop<br>Developer"]
  end
  node_laptop -.->|"code, manual"| node_ci_1
`,
    );
  });

  it("is read by Mermaid's own parser, whatever things are called", async () => {
    await fc.assert(
      fc.asyncProperty(pipelineArbitrary, async (pipeline) => {
        expect(await parses(mermaidFrom({ pipeline }))).toBe(true);
      }),
      { numRuns: 25 },
    );
    const names = [
      `"]`,
      "end",
      "`a`",
      "#quot;",
      "%%",
      "a --> b",
      "style x:#f00;",
      "\\",
      "</div>",
      "@{ shape: x }",
    ];
    const pipeline = names.reduce(
      (map, name, index) => map.node(`end-${index}`, { kind: "ci", name }),
      aPipeline(names.join(" ")),
    );
    expect(await parses(mermaidFrom({ pipeline: pipeline.build() }))).toBe(true);
  });

  it("would not be, for the parser, with a label that is not escaped", async () => {
    expect(await parses('flowchart LR\n  a["an "end" of it"]')).toBe(false);
  });

  it("has labels of letters, numbers and signs that mean nothing there", () => {
    fc.assert(
      fc.property(nameArbitrary, (name) => {
        expect(labelText(name)).toMatch(/^(?:[\p{L}\p{M}\p{N} .,()\-_/]|#\d+;)*$/u);
      }),
    );
  });
});
