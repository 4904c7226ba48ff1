import * as fc from "fast-check";
import type { LayoutEdge, LayoutNode } from "../domain/layout/layout-graph";
import { artifacts, stages } from "../domain/pipeline/document-lists";

export interface DrawnMap {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
}

const position = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
});
const zone = fc.option(fc.constantFrom("z1", "z2", "z3"), { nil: undefined, freq: 2 });

/** A map of so many nodes at most and at least, drawn anyhow: zones across lanes, loops, edges that lead back and nowhere. */
export function anyMap(maxNodes: number, minNodes = 0): fc.Arbitrary<DrawnMap> {
  return fc.integer({ min: minNodes, max: maxNodes }).chain((count) =>
    fc.record({
      nodes: fc.tuple(
        ...Array.from({ length: count }, (_, index) =>
          fc.record({
            id: fc.constant(`n${index}`),
            stage: fc.constantFrom(...stages),
            position,
            zone,
            kind: fc.constantFrom("ci", "host"),
          }),
        ),
      ),
      edges: fc.array(
        fc
          .tuple(fc.nat(Math.max(0, count - 1)), fc.nat(Math.max(0, count)), fc.constantFrom(...artifacts))
          .map(([from, to, artifact]) => ({ source: `n${from}`, target: `n${to}`, artifact })),
        { maxLength: Math.round(count * 1.5) },
      ),
    }),
  );
}
